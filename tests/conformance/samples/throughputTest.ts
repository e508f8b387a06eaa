import { throughputTest } from "../../../provider/policy/throughputTest";
import { fragmentOf } from "../../../provider/policy/throughputTest/render";
import { throughputTestSpec } from "../../../provider/policy/throughputTest/schema";
import type { Input, Samples } from "../samples";
import { inventory, tidyTables, typed, unmarked } from "./policyTable";

const name = "cfthru";
const FILE = `/etc/kvmnet/policy.d/ThroughputTest-${name}`;
/** A namespace behind a device, in which somebody runs a server on 5202. */
const SERVER = `ip netns add cfthru; ip link add cfthru0 type veth peer name eth0 netns cfthru; ip link set cfthru0 up; ip addr add 198.18.38.1/30 dev cfthru0
ip -n cfthru link set lo up; ip -n cfthru link set eth0 up; ip -n cfthru addr add 198.18.38.2/30 dev eth0
ip netns exec cfthru setsid iperf3 -s -p 5202 >/dev/null 2>&1 </dev/null &
for try in $(seq 50); do [ -z "$(ip netns exec cfthru ss -Hlnt)" ] || break; sleep 0.1; done`;

/** A second, and little: what is proven of it is in tests/guests. */
const brief: Input = { seconds: 1, rateMbps: 8, minimumMbps: 1 };
const minimal: Input = { address: "198.18.38.2", port: 5202, ...brief };
const full: Input = {
  server: "started",
  serverNamespace: "cfthru",
  address: "198.18.38.2",
  port: 5203,
  protocol: "udp",
  direction: "send",
  withinSeconds: 5,
  triggers: ["1"],
  ...brief,
};

/** As much arrives as is sent: a maximum below that is never kept here. */
const bad = (title: string, args: Input, property: string, reason: RegExp) => ({ title, args: { ...full, maximumMbps: 7.5, ...args }, property, reason });

const asked = { server: "running", protocol: "tcp", direction: "send", withinSeconds: 3, triggers: [], ...minimal };
const theirs = unmarked(fragmentOf(name, "", throughputTestSpec.parse(asked)));

export const samples: Samples = {
  kind: throughputTest,
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
    { title: "the other way, from a namespace, by a server that runs", to: { ...minimal, namespace: "cfthru", direction: "receive" }, impact: "none" },
    {
      title: "as much as passes, which is never a Tbit/s",
      from: minimal,
      to: { address: "198.18.38.2", port: 5202, seconds: 1, minimumMbps: 1, maximumMbps: 1_000_000 },
      impact: "none",
    },
    { title: "another name", from: minimal, to: { ...minimal, name: "cfthru2" }, impact: "replace" },
  ],
  drifts: [
    { title: "it failed", args: minimal, byHand: typed(`echo 'failed measured=100' > ${FILE}.result`) },
    { title: "it was broken off", args: minimal, byHand: typed(`rm ${FILE}.result`) },
    { title: "our file removed", args: minimal, byHand: typed(`rm ${FILE}.rules`) },
    { title: "a line of our file changed", args: minimal, byHand: typed(`sed -i 's/ 5202 / 5203 /' ${FILE}.rules`) },
  ],
  bad: [
    bad("a guest beside a namespace", { guest: "web1", namespace: "cfthru" }, "guest", /one of the two/),
    bad("another host of a server that runs", { server: "running", serverNamespace: undefined, serverHost: "kvm2" }, "serverHost", /of server: "started"/),
    bad("another host that is an option of ssh", { serverHost: "-oProxyCommand=reboot" }, "serverHost", /host name/),
    bad("another host with a user", { serverHost: "root@kvm2" }, "serverHost", /no user/),
    bad("nothing that is expected", { minimumMbps: undefined, maximumMbps: undefined }, "minimumMbps", /whatever arrives/),
    bad("a maximum below the minimum", { minimumMbps: 9, rateMbps: 10 }, "maximumMbps", /less than minimumMbps/),
    bad("UDP without a rate", { rateMbps: undefined }, "rateMbps", /needed with udp/),
    bad("a rate that can never be enough", { rateMbps: 0.2, maximumMbps: undefined }, "rateMbps", /never arrive/),
    bad("a rate that keeps below the maximum anyway", { rateMbps: 7 }, "rateMbps", /without any limit/),
    bad("a namespace of a server that runs", { server: "running" }, "serverNamespace", /is of server/),
    bad("both ends in one place", { namespace: "cfthru" }, "serverNamespace", /leaves no device/),
    bad("no time", { seconds: 0 }, "seconds", /1 to 10/),
    bad("minutes", { seconds: 60 }, "seconds", /1 to 10/),
    bad("half a second", { seconds: 1.5 }, "seconds", /./),
    bad("a long wait", { withinSeconds: 6 }, "withinSeconds", /1 to 5/),
    bad("nothing a second", { minimumMbps: 0 }, "minimumMbps", /0\.01/),
    bad("bits", { rateMbps: 1e9 }, "rateMbps", /1000000/),
    bad("a rate in words", { rateMbps: "8M" }, "rateMbps", /./),
    bad("a name of a host", { address: "web" }, "address", /IP address/),
    bad("an address with words", { address: "198.18.38.2; reboot" }, "address", /IP address/),
    bad("a namespace that is an option", { serverNamespace: "-a" }, "serverNamespace", /letters/),
    bad("a port beyond", { port: 65536 }, "port", /65535/),
    bad("a protocol that it does not know", { protocol: "sctp" }, "protocol", /./),
    bad("a direction in other words", { direction: "both" }, "direction", /./),
    bad("a server of nobody", { server: "auto" }, "server", /./),
    bad("a misspelt property", { minimumMbs: 1 }, "minimumMbs", /minimumMbps/),
  ],
  foreign: {
    ...theirs,
    make: async (host) => {
      await theirs.make(host);
      await typed(`echo 'passed measured=8000000' > ${FILE}.result`)(host);
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
  await host.run({ name: "tidy up", script: "ip netns pids cfthru | xargs -r kill; ip netns del cfthru; ip link del cfthru0; exit 0", mutates: true });
}
