import test, { type ExecutionContext } from "ava";
import { kindArgs } from "../../provider/engine/args";
import { argsOf } from "../../provider/engine/diff";
import { portForward } from "../../provider/policy/portForward";
import type { PortForwardState } from "../../provider/policy/portForward/types";
import type { PortForwardArgs } from "../../provider/resource/portForward/types";
import { gather } from "../../provider/topology/gather";
import { type TakenHost, takeHost } from "../lab";

/**
 * Connections from the outside to guests in network namespaces, over a network that libvirt filters (`kvfnat`) and one that it does not (`kvfrt`).
 * Each guest answers with its name and the address that it sees, on 443 (which is forwarded) and on 22 (which never is).
 */
const NETWORKS = [
  { name: "kvfnat", mode: "nat", net: "146" },
  { name: "kvfrt", mode: "route", net: "147" },
] as const;
const GUESTS = [
  { name: "web", network: "kvfnat", ip: "192.168.146.20", gateway: "192.168.146.1" },
  { name: "web2", network: "kvfnat", ip: "192.168.146.21", gateway: "192.168.146.1" },
  { name: "routed", network: "kvfrt", ip: "192.168.147.20", gateway: "192.168.147.1" },
] as const;

const definition = ({ name, mode, net }: (typeof NETWORKS)[number]) => `<network><name>${name}</name><forward mode="${mode}"/><bridge name="${name}" stp="off"/>
<ip address="192.168.${net}.1" netmask="255.255.255.0"><dhcp><range start="192.168.${net}.100" end="192.168.${net}.200"/>
<host mac="52:54:00:6e:46:01" name="web" ip="192.168.${net}.20"/></dhcp></ip><ip family="ipv6" address="fd00:${net}::1" prefix="64"/></network>`;

const PLUG = `for g in web:kvfnat web2:kvfnat routed:kvfrt; do ip link set kvf-\${g%:*} master \${g#*:}; ip link set kvf-\${g%:*} up; done`;

let taken: TakenHost;
const typed = async (script: string): Promise<string> =>
  (await taken.host.run({ name: "typed by hand", script, mutates: true, timeoutMs: 60_000 })).stdout.trim();

const tidy = () =>
  typed(`for n in web web2 routed; do ip netns pids kvf-$n | xargs -r kill; ip netns del kvf-$n; ip link del kvf-$n; done
for n in kvfnat kvfrt kvfother; do virsh -q net-destroy $n; virsh -q net-undefine $n; done
rm -rf /etc/kvmnet/policy.d /etc/kvmnet/policy.nft; rmdir /etc/kvmnet; nft delete table inet kvmnet
for mark in kvmnet kvmnet2; do iptables -w -D FORWARD -o kvfnat -m conntrack --ctstate DNAT -m comment --comment $mark -j ACCEPT; done
:`);

test.serial.before(async () => {
  taken = await takeHost();
  await tidy();
  for (const network of NETWORKS) {
    await taken.host.run({
      name: "make a network",
      script: 'virsh -q net-define /proc/self/fd/0; virsh -q net-start "$1"',
      args: [network.name],
      input: definition(network),
      mutates: true,
    });
  }
  for (const { name, network, ip, gateway } of GUESTS) {
    const six = ip.replace(/^192\.168\.(\d+)\.(\d+)$/, "fd00:$1::$2");
    await typed(`set -e
ip netns add kvf-${name}; ip link add kvf-${name} type veth peer name eth0 netns kvf-${name}
ip link set kvf-${name} master ${network}; ip link set kvf-${name} up
ip -n kvf-${name} link set lo up; ip -n kvf-${name} link set eth0 up
ip -n kvf-${name} addr add ${ip}/24 dev eth0; ip -n kvf-${name} route add default via ${gateway}
ip -n kvf-${name} addr add ${six}/64 dev eth0 nodad; ip -n kvf-${name} -6 route add default via ${six.replace(/::\d+$/, "::1")}
for port in 443 22; do
  for family in 4 6; do
    ip netns exec kvf-${name} setsid socat TCP$family-LISTEN:$port,fork,reuseaddr,$([ $family = 4 ] || echo ipv6only) SYSTEM:'echo ${name} $SOCAT_PEERADDR' >/dev/null 2>&1 </dev/null &
  done
done
ip netns exec kvf-${name} setsid socat UDP4-RECVFROM:19005,fork SYSTEM:'echo ${name}-udp' >/dev/null 2>&1 </dev/null &
ip netns exec kvf-${name} setsid socat TCP4-LISTEN:18447,fork,reuseaddr SYSTEM:'while sleep 0.2; do echo tick; done' >/dev/null 2>&1 </dev/null &
ip netns exec kvf-${name} setsid socat TCP6-LISTEN:7,fork,reuseaddr,ipv6only EXEC:cat >/dev/null 2>&1 </dev/null &
ip netns exec kvf-${name} setsid socat TCP4-LISTEN:7,fork,reuseaddr EXEC:cat >/dev/null 2>&1 </dev/null &
for try in $(seq 50); do [ "$(ip netns exec kvf-${name} ss -Hltnu | wc -l)" -lt 8 ] || break; sleep 0.1; done`);
  }
  await taken.outside.exec([
    "sh",
    "-c",
    `ip route replace 192.168.146.0/24 via ${taken.lab.address}; ip route replace 192.168.147.0/24 via ${taken.lab.address}`,
  ]);
});

test.serial.after.always(async () => {
  if (taken) {
    await taken.outside.exec(["sh", "-c", "ip route del 192.168.146.0/24; ip route del 192.168.147.0/24"]);
    await tidy();
    await taken.release();
  }
});

function argsFor(name: string, more: object): PortForwardArgs {
  const args = kindArgs(portForward).parse({ name, owner: `guests/stack/${name}`, ...more }) as Record<string, unknown>;
  return { ...argsOf(args as never), ...portForward.complete(args as never) } as unknown as PortForwardArgs;
}

const ASK = (address: string, port: number) => `timeout 3 socat -T 2 - 'TCP:${address}:${port},connect-timeout=2' </dev/null 2>/dev/null || echo closed`;
const answer = (text: string) => text.trim() || "closed";

/** What a client on the outside is told. */
const outside = async (address: string, port: number) => answer((await taken.outside.exec(["sh", "-c", ASK(address, port)], { timeoutMs: 10_000 })).stdout);
const fromHost = async (address: string, port: number) => answer(await typed(ASK(address, port)));
const fromGuest = async (guest: string, address: string, port: number) => answer(await typed(`ip netns exec kvf-${guest} sh -c "${ASK(address, port)}"`));

const host = () => taken.lab.address;

/** The forwarded port answers, and what was closed is closed. */
async function asItShouldBe(t: ExecutionContext, after: string): Promise<void> {
  t.is(await outside(host(), 18443), `web ${taken.outside.address}`, `after ${after}: open`);
  t.is(await outside("192.168.146.20", 22), "closed", `after ${after}: another port of the same guest`);
  t.is(await outside("192.168.146.21", 443), "closed", `after ${after}: another guest`);
  t.is(await outside(host(), 18444), "closed", `after ${after}: another port of the host`);
}

const nat = (more: object = {}) =>
  argsFor("kvfweb", { network: "kvfnat", listenAddress: host(), listenPort: 18443, targets: ["web"], targetPort: 443, ...more });

async function put(args: PortForwardArgs, state?: PortForwardState): Promise<PortForwardState> {
  const next = state ? await portForward.update(taken.host, state, args, portForward.plan(state, args)) : await portForward.create(taken.host, args);
  return next;
}

test.serial("into a network that libvirt filters: one port opens, through whatever happens to libvirt's rules", async (t) => {
  await t.notThrowsAsync(async () => t.is(await outside(host(), 18443), "closed", "nothing is forwarded yet"));
  const preview = await portForward.foresee?.(taken.host, nat());
  t.true(preview?.notes.includes(`opens ${host()}:18443/tcp → web:443 from anywhere`), preview?.notes.join("\n"));
  const state = await put(nat());
  try {
    await asItShouldBe(t, "create");
    for (const [what, script] of [
      ["net-update", `virsh -q net-update kvfnat add ip-dhcp-host '<host mac="52:54:00:6e:46:09" ip="192.168.146.29"/>' --live --config`],
      [
        "another network's start and stop",
        'printf \'<network><name>kvfother</name><forward mode="nat"/><bridge name="kvfother"/><ip address="192.168.148.1" prefix="24"/></network>\' | virsh -q net-define /proc/self/fd/0; virsh -q net-start kvfother; virsh -q net-destroy kvfother; virsh -q net-undefine kvfother',
      ],
      ["a restart of the network", `virsh -q net-destroy kvfnat; virsh -q net-start kvfnat; ${PLUG}`],
      ["a restart of libvirtd", "lab-daemon restart libvirtd >/dev/null 2>&1"],
    ] as const) {
      await typed(script);
      await asItShouldBe(t, what);
    }
    const now = await portForward.read(taken.host, "kvfweb", state);
    t.deepEqual(now && portForward.plan(now, nat()), []);
    t.deepEqual(await portForward.foreseeDelete?.(taken.host, state), [`closes ${host()}:18443/tcp → web:443 from anywhere`]);
    const drawn = await gather(taken.host);
    t.is(drawn.nodes.find(({ id }) => id === "PortForward kvfweb")?.words, `forward ${host()}:18443/tcp → web`);
    t.true(drawn.edges.some(({ lower, upper }) => lower === "network kvfnat" && upper === "PortForward kvfweb"));
  } finally {
    await portForward.delete(taken.host, state);
  }
  t.is(await outside(host(), 18443), "closed", "deleted");
  t.is(await typed("iptables -w -S FORWARD | grep kvmnet; nft list tables | grep kvmnet; ls -d /etc/kvmnet 2>/dev/null; :"), "", "nothing is left");
});

test.serial("guests of the same network and the host itself reach it at the host's address; without hairpin guests do not", async (t) => {
  let state = await put(nat());
  const filtered = await typed("cat /proc/sys/net/bridge/bridge-nf-call-iptables");
  try {
    await typed("echo 1 > /proc/sys/net/bridge/bridge-nf-call-iptables");
    t.is(await fromGuest("web2", host(), 18443), "web 192.168.146.1", "from a sibling, where bridged frames pass the firewall");
    // As on a host without br_netfilter; with it the frame would have to leave by the port that it came in by.
    await typed("echo 0 > /proc/sys/net/bridge/bridge-nf-call-iptables");
    t.is(await fromGuest("web2", host(), 18443), "web 192.168.146.1", "from a sibling");
    t.is(await fromGuest("web", host(), 18443), "web 192.168.146.1", "from itself");
    t.is(await fromGuest("routed", host(), 18443), "web 192.168.147.20", "from another network");
    t.regex(await fromHost(host(), 18443), /^web /, "from the host");
    state = await put(nat({ hairpin: false }), state);
    t.is(await fromGuest("web2", host(), 18443), "closed");
    t.is(await outside(host(), 18443), `web ${taken.outside.address}`);
  } finally {
    await typed(`echo ${filtered} > /proc/sys/net/bridge/bridge-nf-call-iptables`);
    await portForward.delete(taken.host, state);
  }
});

test.serial("only from the sources that are named; over several targets in turn; an edit lets established connections go on", async (t) => {
  let state = await put(nat({ sources: ["192.0.2.0/24"] }));
  try {
    t.is(await outside(host(), 18443), "closed", "not from here");
    state = await put(nat({ sources: ["192.0.2.0/24", `${taken.outside.address}/32`] }), state);
    t.is(await outside(host(), 18443), `web ${taken.outside.address}`);
    state = await put(nat({ targets: ["web", "192.168.146.21"] }), state);
    const names = await Promise.all([1, 2, 3, 4].map(() => outside(host(), 18443)));
    t.deepEqual([...new Set(names.map((one) => one.split(" ")[0]))].sort(), ["web", "web2"]);
    // A connection that says a second word after the forward has moved to another port.
    state = await put(nat({ targetPort: 7 }), state);
    const session = taken.outside.exec(["sh", "-c", `( echo first; sleep 4; echo second; sleep 1 ) | timeout 10 socat - TCP:${host()}:18443`], {
      timeoutMs: 15_000,
    });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    state = await put(nat({ listenPort: 18445, targetPort: 7 }), state);
    t.is((await session).stdout, "first\nsecond\n");
    t.is(await outside(host(), 18443), "closed");
  } finally {
    await portForward.delete(taken.host, state);
  }
});

/** A client on the outside, at an address of its own, that says a number each moment, and hears them. */
async function speak(address: string, port: number, bind?: string): Promise<string[]> {
  const from = bind === undefined ? "" : `,bind=${bind}`;
  const script = `for n in $(seq 24); do echo $n || break; sleep 0.25; done | timeout 12 socat -t 0.5 - TCP:${address}:${port}${from} 2>/dev/null`;
  const { stdout } = await taken.outside.exec(["sh", "-c", script], { timeoutMs: 15_000 });
  return stdout.split("\n").filter(Boolean);
}
const moment = () => new Promise((resolve) => setTimeout(resolve, 1500));
const established = (guest: string, port: number) => typed(`ip netns exec kvf-${guest} ss -Htn state established 'sport = :${port}'`);

test.serial("where asked, connections that it no longer lets in are ended, for both ends, and only they", async (t) => {
  const second = taken.outside.address.replace(/\d+$/, "77");
  const device = `$(ip -o -4 addr show to ${taken.outside.address} | awk '{ print $2; exit }')`;
  await taken.outside.exec(["sh", "-c", `ip addr add ${second}/32 dev ${device}`]);
  const echo = { targetPort: 7, onEstablished: "end" };
  let state = await put(nat({ targetPort: 7 }));
  try {
    // Two clients, of whom one is no longer among the sources; asked for in the same change.
    const [ended, kept] = [speak(host(), 18443), speak(host(), 18443, second)];
    await moment();
    const preview = await portForward.foresee?.(taken.host, nat({ ...echo, sources: [second] }), state);
    t.true(preview?.notes.includes("ends established connections that it no longer lets in"), preview?.notes.join("\n"));
    t.is(portForward.plan(state, nat({ ...echo, sources: [second] })).find(({ path: [property] }) => property === "sources")?.impact, "blip");
    state = await put(nat({ ...echo, sources: [second] }), state);
    t.deepEqual([(await kept).at(-1), (await ended).at(-1) === "24"], ["24", false]);

    // A guest that speaks first, from the port that the host had: the kernel would take it up again.
    state = await put(nat({ onEstablished: "end", listenPort: 18447, targetPort: 18447 }), state);
    const ticks = speak(host(), 18447);
    await moment();
    t.not(await established("web", 18447), "", "connected");
    t.deepEqual((await portForward.foreseeDelete?.(taken.host, state))?.slice(1), ["ends established connections that it no longer lets in"]);
    await portForward.delete(taken.host, state);
    await moment();
    t.is(await established("web", 18447), "", "the guest's end is closed");
    t.true((await ticks).length < 20, "the client heard no more");
    t.is(await typed("ls -A /etc/kvmnet 2>/dev/null; :"), "");
    state = await put(nat(echo));

    const six = (more: object) =>
      argsFor("kvfrt6", { network: "kvfrt", listenPort: 18446, targetPort: 7, targets: ["fd00:147::20"], onEstablished: "end", ...more });
    const before = await put(six({}));
    const moved = speak(`[${taken.lab.address6}]`, 18446);
    await moment();
    await portForward.delete(taken.host, await put(six({ targets: ["fd00:147::21"] }), before));
    t.not((await moved).at(-1), "24", "over IPv6, to a target that it does not have any more");
  } finally {
    await taken.outside.exec(["sh", "-c", `ip addr del ${second}/32 dev ${device}`]);
    await portForward.delete(taken.host, state);
  }
});

test.serial("connections of a change that was broken off are ended by the next up", async (t) => {
  const args = nat({ targetPort: 7, onEstablished: "end" });
  const state = await put(args);
  try {
    const session = speak(host(), 18443);
    await moment();
    // As a step leaves it that was killed when the tables were in.
    await typed(`cd /etc/kvmnet/policy.d; { echo 'was tcp * 18443 18443 * - 192.168.146.20 7'; echo 'is tcp * 18443 18443 192.0.2.1 - 192.168.146.20 7'
echo "after $(sha256sum < PortForward-kvfweb.rules)"; } > PortForward-kvfweb.ending; cp PortForward-kvfweb.ending PortForward-kvfnone.ending`);
    const now = await portForward.read(taken.host, "kvfweb", state);
    t.regex(now?.faults.join() ?? "", /have not been ended yet/);
    t.deepEqual((await put(args, now)).faults, []);
    t.not((await session).at(-1), "24");
    t.is(await typed("ls /etc/kvmnet/policy.d"), "PortForward-kvfweb.rules", "one that did not come about is forgotten");
    await typed("mv /usr/sbin/conntrack /usr/sbin/conntrack.away");
    await t.throwsAsync(async () => portForward.foresee?.(taken.host, nat({ targetPort: 7, onEstablished: "end", sources: ["192.0.2.1"] }), state), {
      message: /no `conntrack`[\s\S]*apt-get install conntrack/,
    });
    await t.throwsAsync(async () => portForward.foreseeDelete?.(taken.host, state), { message: /no `conntrack`/ });
  } finally {
    await typed("! [ -e /usr/sbin/conntrack.away ] || mv /usr/sbin/conntrack.away /usr/sbin/conntrack");
    await portForward.delete(taken.host, state);
  }
});

test.serial(
  "into a network that libvirt only routes, over IPv4, IPv6 and UDP; `nft flush ruleset` is found by a refresh and mended by the next up",
  async (t) => {
    const four = argsFor("kvfrt4", { network: "kvfrt", listenPort: 18446, targets: ["web"], targetPort: 443 });
    const six = argsFor("kvfrt6", { network: "kvfrt", listenAddress: taken.lab.address6, listenPort: 18446, targets: ["fd00:147::20"], targetPort: 443 });
    const udp = argsFor("kvfudp", { network: "kvfrt", protocol: "udp", listenPort: 19000, listenPortEnd: 19010, targets: ["web"] });
    const states = await Promise.all([four, six, udp].map((args) => put(args)));
    try {
      t.is(await outside(host(), 18446), `routed ${taken.outside.address}`);
      t.regex(await outside(`[${taken.lab.address6}]`, 18446), /^routed /);
      const ask = `echo x | timeout 8 socat -t 3 - UDP:${host()}:19005`;
      t.is((await taken.outside.exec(["sh", "-c", ask], { timeoutMs: 10_000 })).stdout, "routed-udp\n");
      await typed("nft flush ruleset");
      t.is(await outside(host(), 18446), "closed");
      const gone = await portForward.read(taken.host, "kvfrt4", states[0]);
      t.regex(gone?.faults.join() ?? "", /table inet kvmnet is gone/);
      await put(four, gone);
      t.is(await outside(host(), 18446), `routed ${taken.outside.address}`);
    } finally {
      for (const state of states) {
        await portForward.delete(taken.host, state);
      }
      await typed("lab-daemon restart libvirtd >/dev/null 2>&1");
    }
  },
);

test.serial("refused in a preview: what others have, and targets without a fixed address", async (t) => {
  const refused = async (args: PortForwardArgs, reason: RegExp) => {
    const error = await t.throwsAsync(async () => portForward.foresee?.(taken.host, args));
    t.regex(error?.message ?? "", reason);
  };
  await refused(nat({ listenPort: 22 }), /port 22\/tcp is taken on the host: the host itself listens/);
  await refused(nat({ listenAddress: "any", listenPort: 50, listenPortEnd: 60, protocol: "udp", targetPort: undefined }), /port 53\/udp is taken/);
  await refused(nat({ network: "kvfnone" }), /no libvirt network kvfnone/);
  await refused(nat({ targets: ["192.168.146.150"] }), /leased to whoever asks first/);
  await refused(nat({ targets: ["192.168.147.20"] }), /not in the network kvfnat/);
  await refused(nat({ targets: ["192.168.146.1"] }), /host's own address/);
  await refused(nat({ targets: ["db"] }), /no DHCP reservation db/);
  await typed(
    "iptables -w -t nat -A PREROUTING -p tcp --dport 18450 -j DNAT --to-destination 192.0.2.1; nft add table ip kvftheirs; nft 'add chain ip kvftheirs pre { type nat hook prerouting priority 0; }'; nft add rule ip kvftheirs pre tcp dport 18451 dnat to 192.0.2.1",
  );
  try {
    await refused(nat({ listenPort: 18450 }), /port 18450\/tcp is taken on the host: a rule in the chain PREROUTING/);
    await refused(nat({ listenPort: 18451 }), /chain pre of the table ip kvftheirs/);
  } finally {
    await typed("iptables -w -t nat -D PREROUTING -p tcp --dport 18450 -j DNAT --to-destination 192.0.2.1; nft delete table ip kvftheirs");
  }
  const state = await put(nat());
  try {
    const second = argsFor("kvfsecond", { network: "kvfrt", listenPort: 18440, listenPortEnd: 18450, targets: ["web"] });
    await refused(second, /port 18443\/tcp is taken on the host: the PortForward kvfweb of guests\/stack\/kvfweb/);
    await t.throwsAsync(async () => portForward.create(taken.host, second), { message: /is taken on the host/ });
    await asItShouldBe(t, "a refusal");
  } finally {
    await portForward.delete(taken.host, state);
  }
});

test.serial("a line that nft does not take, and a step that breaks in the middle, leave table and files as they were", async (t) => {
  const look = () => typed("nft -s list table inet kvmnet; grep -r '' /etc/kvmnet/policy.d; ls -A /etc/kvmnet; iptables -w -S FORWARD | grep kvmnet");
  const state = await put(nat());
  const second = argsFor("kvfsecond", { network: "kvfrt", listenPort: 18460, targets: ["web"], targetPort: 443 });
  try {
    for (const [fault, mended, words] of [
      ["echo 'kvmnet_dstnat nonsense' > /etc/kvmnet/policy.d/theirs.rules", "rm /etc/kvmnet/policy.d/theirs.rules", /nonsense/],
      ["cd /etc/kvmnet; mv policy.nft kept; mkdir policy.nft", "cd /etc/kvmnet; rm -r policy.nft; mv kept policy.nft", /flex scanner|directory/],
    ] as const) {
      await typed(fault);
      const before = await look();
      await t.throwsAsync(put(second), { message: words });
      t.is(await look(), before);
      await asItShouldBe(t, "a step that broke");
      await typed(mended);
    }
    await portForward.delete(taken.host, await put(second));
  } finally {
    await portForward.delete(taken.host, state);
  }
  await typed("mkdir -p /etc/kvmnet/policy.nft");
  await t.throwsAsync(put(second));
  t.is(
    await typed("rm -r /etc/kvmnet/policy.nft; ls -A /etc/kvmnet/policy.d; nft list tables | grep kvmnet; :"),
    "",
    "of a first one no rule and no fragment is left",
  );
});
