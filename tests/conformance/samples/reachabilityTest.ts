import { reachabilityTest } from "../../../provider/policy/reachabilityTest";
import { fragmentOf } from "../../../provider/policy/reachabilityTest/render";
import type { Input, Samples } from "../samples";
import { inventory, tidyTables, typed, unmarked } from "./policyTable";

const name = "cfreach";
const FILE = `/etc/kvmnet/policy.d/ReachabilityTest-${name}`;
/** Somebody who answers on 8080 with a page and on 9 of UDP with an echo, and nowhere else. */
const SERVER = `ip netns add cfreach; ip link add cfreach0 type veth peer name eth0 netns cfreach; ip link set cfreach0 up; ip addr add 198.18.35.1/30 dev cfreach0
ip -n cfreach link set lo up; ip -n cfreach link set eth0 up; ip -n cfreach addr add 198.18.35.2/30 dev eth0
printf 'read -r _ path _; case $path in /no) s=404 ;; *) s=200 ;; esac; echo "HTTP/1.0 $s x"; echo\n' > /run/cfreach.sh
ip netns exec cfreach setsid socat TCP4-LISTEN:8080,fork,reuseaddr EXEC:'sh /run/cfreach.sh' >/dev/null 2>&1 </dev/null &
ip netns exec cfreach setsid socat UDP4-RECVFROM:9,fork EXEC:cat >/dev/null 2>&1 </dev/null &
for try in $(seq 50); do [ "$(ip netns exec cfreach ss -Hlntu | wc -l)" -lt 2 ] || break; sleep 0.1; done`;

const minimal: Input = { protocol: "icmp", address: "198.18.35.2" };
const full: Input = {
  namespace: "cfreach",
  protocol: "http",
  address: "198.18.35.2",
  port: 8080,
  path: "/a/b",
  expect: "reachable",
  withinSeconds: 5,
  triggers: ["1"],
};
const closed: Input = { protocol: "tcp", address: "198.18.35.2", port: 22, expect: "unreachable", withinSeconds: 1 };

const bad = (title: string, args: Input, property: string, reason: RegExp) => ({ title, args: { ...full, ...args }, property, reason });

const theirs = unmarked(fragmentOf(name, "", { protocol: "icmp", address: "198.18.35.2", expect: "reachable", withinSeconds: 3, triggers: [] }));

export const samples: Samples = {
  kind: reachabilityTest,
  name,
  setUp: async (host) => {
    await tidy(host);
    await typed(SERVER)(host);
  },
  tearDown: tidy,
  minimal,
  full,
  edits: [
    { title: "something else that has changed", to: { ...full, triggers: ["2"] }, impact: "none" },
    { title: "a page that is not there, and must not be", to: { ...full, path: "/no", expect: "unreachable", withinSeconds: 1 }, impact: "none" },
    { title: "UDP from the host", from: minimal, to: { protocol: "udp", address: "198.18.35.2", port: 9 }, impact: "none" },
    { title: "packets of a length", from: minimal, to: { ...minimal, mtu: 1500 }, impact: "none" },
    {
      title: "a handshake with nobody, with any certificate",
      from: minimal,
      to: { protocol: "tls", address: "198.18.35.2", port: 8080, serverName: "web.example.net", certificate: "any", expect: "unreachable", withinSeconds: 1 },
      impact: "none",
    },
    { title: "a closed port", from: minimal, to: closed, impact: "none" },
    { title: "another name", from: minimal, to: { ...minimal, name: "cfreach2" }, impact: "replace" },
  ],
  drifts: [
    { title: "it failed", args: minimal, byHand: typed(`echo 'failed nothing answers' > ${FILE}.result`) },
    { title: "it was broken off", args: minimal, byHand: typed(`rm ${FILE}.result`) },
    { title: "our file removed", byHand: typed(`rm ${FILE}.rules`) },
    { title: "a line of our file changed", byHand: typed(`sed -i 's/ 8080 / 8081 /' ${FILE}.rules`) },
  ],
  bad: [
    bad("a guest beside a namespace", { guest: "web1" }, "guest", /one of the two/),
    bad("a guest without a name", { namespace: undefined, guest: "" }, "guest", /empty/),
    bad("no port", { port: undefined }, "port", /needed with http/),
    bad("a port of ping", { protocol: "icmp", path: undefined }, "port", /none of icmp/),
    bad("a path of TCP", { protocol: "tcp" }, "path", /http asks for/),
    bad("a path that is none", { path: "a" }, "path", /begin with/),
    bad("a path with a blank", { path: "/a b" }, "path", /begin with/),
    bad("a path that goes on with another header", { path: "/a\r\nHost: b" }, "path", /control characters/),
    bad("a name of a host", { address: "web" }, "address", /IP address/),
    bad("an address with words", { address: "198.18.35.2; reboot" }, "address", /IP address/),
    bad("a namespace that is an option", { namespace: "-a" }, "namespace", /letters/),
    bad("a namespace with a command", { namespace: "a;reboot" }, "namespace", /letters/),
    bad("a port beyond", { port: 65536 }, "port", /65535/),
    bad("a protocol that it does not know", { protocol: "sctp" }, "protocol", /./),
    bad("a length of TCP", { protocol: "tcp", path: undefined, mtu: 1500 }, "mtu", /packet of icmp/),
    bad("a length that no headers go into", { ...minimal, port: undefined, path: undefined, mtu: 10 }, "mtu", /68 to 65535/),
    bad("a name of HTTP", { serverName: "web.example.net" }, "serverName", /of tls/),
    bad("a certificate of HTTP", { certificate: "any" }, "certificate", /of tls/),
    bad("a name with a blank", { protocol: "tls", path: undefined, serverName: "web -CAfile x" }, "serverName", /host name/),
    bad("a name that is an option", { protocol: "tls", path: undefined, serverName: "-web" }, "serverName", /host name/),
    bad("a certificate that is half verified", { protocol: "tls", path: undefined, certificate: "none" }, "certificate", /./),
    bad("no time", { withinSeconds: 0 }, "withinSeconds", /1 to 15/),
    bad("minutes", { withinSeconds: 60 }, "withinSeconds", /1 to 15/),
    bad("an expectation in other words", { expect: "open" }, "expect", /./),
    bad("a misspelt property", { adress: "198.18.35.2" }, "adress", /address/),
  ],
  foreign: {
    ...theirs,
    make: async (host) => {
      await theirs.make(host);
      await typed(`echo passed > ${FILE}.result`)(host);
    },
    remove: async (host) => {
      await typed(`rm -f ${FILE}.result`)(host);
      await theirs.remove(host);
    },
    adoptArgs: minimal,
  },
  inventory,
};

async function tidy(host: Parameters<Samples["inventory"]>[0]): Promise<void> {
  await typed(tidyTables)(host);
  await host.run({
    name: "tidy up",
    script: "ip netns pids cfreach | xargs -r kill; ip netns del cfreach; ip link del cfreach0; rm -f /run/cfreach.sh; exit 0",
    mutates: true,
  });
}
