import test from "ava";
import { kindArgs } from "../../provider/engine/args";
import { argsOf } from "../../provider/engine/diff";
import { reachabilityTest } from "../../provider/policy/reachabilityTest";
import type { ReachabilityTestState } from "../../provider/policy/reachabilityTest/types";
import type { KvmnetError } from "../../provider/resource/error";
import { type TakenHost, takeHosts } from "../lab";

/** A server in a network namespace, whose ports are closed and opened by hand. */
let taken: TakenHost;
/** From where it is tried, once. */
let other: TakenHost;
const typed = async (script: string): Promise<string> =>
  (await taken.host.run({ name: "typed by hand", script, mutates: true, timeoutMs: 60_000 })).stdout.trim();

const tidy = () =>
  typed(
    "ip netns pids kvreach | xargs -r kill; ip netns del kvreach; ip link del kvreach0; rm -rf /etc/kvmnet/policy.d /etc/kvmnet/policy.nft; rmdir /etc/kvmnet; :",
  );

test.serial.before(async () => {
  [taken, other] = (await takeHosts(2)) as [TakenHost, TakenHost];
  await tidy();
  await typed(`set -e
ip netns add kvreach; ip link add kvreach0 type veth peer name eth0 netns kvreach; ip link set kvreach0 up; ip addr add 198.18.37.1/30 dev kvreach0; ip addr add fd00:37::1/64 dev kvreach0 nodad
ip -n kvreach link set lo up; ip -n kvreach link set eth0 up; ip -n kvreach addr add 198.18.37.2/30 dev eth0; ip -n kvreach addr add fd00:37::2/64 dev eth0 nodad
ip netns exec kvreach setsid socat TCP6-LISTEN:22,fork,reuseaddr,ipv6only=0 EXEC:cat >/dev/null 2>&1 </dev/null &
for try in $(seq 50); do [ -z "$(ip netns exec kvreach ss -Hlnt)" ] || break; sleep 0.1; done`);
});

test.serial.after.always(async () => {
  if (taken) {
    await tidy();
    await taken.release();
    await other.release();
  }
});

function argsFor(given: object) {
  const all = kindArgs(reachabilityTest).parse({ name: "kvreach", owner: "guests/stack/kvreach", ...given }) as Record<string, unknown>;
  return { ...argsOf(all as never), ...reachabilityTest.complete(all as never) } as never;
}

const ssh = { protocol: "tcp", address: "198.18.37.2", port: 22, withinSeconds: 1 };

test.serial("a test that fails makes up fail, is drift, and is tried again by the next up; a look tries nothing", async (t) => {
  const error = (await t.throwsAsync(reachabilityTest.create(taken.host, argsFor({ ...ssh, expect: "unreachable" })))) as unknown as KvmnetError;
  t.regex(error.message, /tcp 198\.18\.37\.2 port 22 from the host, which must not be reachable: it answers/);
  const left = error.details.partialState as ReachabilityTestState;
  t.false(left.passed);

  await typed("ip netns exec kvreach nft -f - <<'end'\ntable inet shut {\n chain in {\n type filter hook input priority 0;\n tcp dport 22 drop\n }\n}\nend");
  const looked = await reachabilityTest.read(taken.host, "kvreach", left);
  t.false(looked?.passed, "shut by now, but a refresh does not ask");
  const preview = await reachabilityTest.foresee?.(taken.host, argsFor({ ...ssh, expect: "unreachable" }), left);
  t.true(preview?.notes.includes("tries tcp 198.18.37.2 port 22 from the host, which must not be reachable"));
  t.is(await typed("cat /etc/kvmnet/policy.d/ReachabilityTest-kvreach.result"), "failed it answers");
  const passed = await reachabilityTest.update(taken.host, left, argsFor({ ...ssh, expect: "unreachable" }), []);
  t.true(passed.passed);
  t.deepEqual(passed.faults, []);

  await typed("ip netns exec kvreach nft delete table inet shut");
  const six = await reachabilityTest.update(taken.host, passed, argsFor({ ...ssh, address: "fd00:37::2" }), []);
  t.true(six.passed, "IPv6");
  await t.throwsAsync(reachabilityTest.update(taken.host, six, argsFor({ ...ssh, namespace: "none", expect: "unreachable" }), []), {
    message: /it cannot be tried: /,
  });
  await reachabilityTest.delete(taken.host, six);
  t.is(await typed("ls -d /etc/kvmnet 2>/dev/null; :"), "");
});

const failure = (given: object) =>
  reachabilityTest.create(taken.host, argsFor({ withinSeconds: 1, ...given })).then(
    () => undefined,
    (error: KvmnetError) => /be reachable: ([^"\n]*)/.exec(error.message)?.[1],
  );

test.serial("packets of a length that must not be fragmented: what the way there carries, and what it does not, over IPv4 and IPv6", async (t) => {
  await typed("ip -n kvreach link set eth0 mtu 1400; ip link set kvreach0 mtu 1400");
  for (const address of ["198.18.37.2", "fd00:37::2"]) {
    t.is(await failure({ protocol: "icmp", address, mtu: 1400 }), undefined);
    t.regex((await failure({ protocol: "icmp", address, mtu: 1401 })) ?? "", /^the way there carries packets of 1400 bytes/);
    t.is(await failure({ protocol: "icmp", address, mtu: 1401, expect: "unreachable" }), undefined);
  }
  t.is(await failure({ protocol: "icmp", address: "198.18.37.2" }), undefined);
  // Beyond the host's own device, where nobody says so: it is lost.
  await typed("ip link set kvreach0 mtu 1500");
  t.is(await failure({ protocol: "icmp", address: "198.18.37.2", mtu: 1500 }), "nothing answers");
  await typed("ip -n kvreach link set eth0 mtu 1500");
  t.is(await failure({ protocol: "icmp", address: "198.18.37.2", mtu: 1500 }), undefined);
});

/** An authority that the host comes to trust, certificates of its own and of nobody's, and servers that have them. */
const TLS = `set -e
mkdir -p /run/kvreach; cd /run/kvreach
openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj '/CN=kvreach authority' 2>/dev/null
sign() { openssl req -newkey rsa:2048 -nodes -keyout $1.key -out $1.csr -subj /CN=$1 2>/dev/null; printf "subjectAltName=$2" > ext; openssl x509 -req -in $1.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days $3 -extfile ext -out $1.pem 2>/dev/null; }
sign web DNS:web.example.net,IP:198.18.37.2,IP:fd00:37::2 2
sign old DNS:web.example.net 0
port=8443; for name in web old; do ip netns exec kvreach setsid openssl s_server -accept $port -cert $name.pem -key $name.key -quiet >/dev/null 2>&1 </dev/null & port=$((port + 1)); done
ip netns exec kvreach setsid openssl s_server -accept 8445 -cert ca.pem -key ca.key -cert2 web.pem -key2 web.key -servername web.example.net -quiet >/dev/null 2>&1 </dev/null &
for try in $(seq 50); do [ "$(ip netns exec kvreach ss -Hlnt | grep -c ':844')" -lt 3 ] || break; sleep 0.1; done`;

test.serial("a TLS handshake, with a name or the address, and a certificate that the host trusts or any", async (t) => {
  await typed(TLS);
  const trusted = "/etc/ssl/certs/$(openssl x509 -noout -hash -in /run/kvreach/ca.pem).0";
  const tls = (given: object) => failure({ protocol: "tls", address: "198.18.37.2", port: 8443, withinSeconds: 2, ...given });
  try {
    t.regex(
      (await tls({ serverName: "web.example.net" })) ?? "",
      /^its certificate: (unable to get local issuer certificate|self-signed certificate in certificate chain)/,
    );
    t.is(await tls({ certificate: "any" }), undefined);
    t.is(await tls({ expect: "unreachable" }), undefined, "what is not trusted does not count as reached");
    await typed(`cp /run/kvreach/ca.pem ${trusted}`);
    t.is(await tls({ serverName: "WEB.example.net" }), undefined);
    t.is(await tls({}), undefined, "for the address");
    t.is(await tls({ address: "fd00:37::2" }), undefined, "over IPv6");
    t.regex((await tls({ serverName: "db.example.net" })) ?? "", /^its certificate: hostname mismatch/);
    t.regex((await tls({ port: 8444, serverName: "web.example.net" })) ?? "", /^its certificate: certificate has expired/);
    t.is(await tls({ port: 8445, serverName: "web.example.net" }), undefined, "the name is asked for: without it, there is another certificate");
    t.regex((await tls({ port: 8445 })) ?? "", /^its certificate: /);
    t.is(await tls({ port: 22, certificate: "any" }), "nothing answers", "somebody who speaks no TLS");
    t.is(await tls({ port: 8440 }), "nothing answers");
  } finally {
    await typed(`rm -f ${trusted}; rm -rf /run/kvreach`);
  }
});

test.serial("from another host: what this one forwards or routes", async (t) => {
  await typed("ip netns exec kvreach setsid socat TCP4-LISTEN:8080,fork,reuseaddr EXEC:cat >/dev/null 2>&1 </dev/null & :");
  try {
    await other.host.run({ name: "a route", script: `ip route add 198.18.37.0/30 via ${taken.lab.address}`, mutates: true });
    await typed(`ip -n kvreach route add default via 198.18.37.1; sysctl -qw net.ipv4.ip_forward=1`);
    const from = argsFor({ ...ssh, port: 8080, withinSeconds: 3 });
    const passed = await reachabilityTest.create(other.host, from);
    t.true(passed.passed);
    await reachabilityTest.delete(other.host, passed);
  } finally {
    await other.host.run({ name: "no route", script: "ip route del 198.18.37.0/30; exit 0", mutates: true });
  }
});
