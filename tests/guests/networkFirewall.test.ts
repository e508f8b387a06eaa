import test, { type ExecutionContext } from "ava";
import { kindArgs } from "../../provider/engine/args";
import { argsOf } from "../../provider/engine/diff";
import { natNetwork } from "../../provider/libvirt/natNetwork";
import { network } from "../../provider/libvirt/network";
import { networkFirewall } from "../../provider/policy/networkFirewall";
import { portForward } from "../../provider/policy/portForward";
import { canonicalIp, isIp } from "../../provider/resource/ip";
import type { AnyKind } from "../../provider/resource/kind";
import { gather } from "../../provider/topology/gather";
import { type TakenHost, takeHost } from "../lab";

/** A guest in a network namespace that answers with its name on 22, over IPv4 and IPv6, and echoes on 7; and the outside, which has a route to it. */
const NETWORK = "kvwall";
const GUEST = "192.168.154.20";
const GUEST6 = "fd00:154::20";

/** The guest is in again as soon as the bridge is there: what would be open is open then. */
const PLUG = `ip link set kvw-guest master ${NETWORK}; ip link set kvw-guest up`;

/** The bridge asks for a moment whether somebody else has its address. */
const SETTLED = `for try in $(seq 50); do [ -n "$(ip -6 addr show dev ${NETWORK} tentative)" ] || break; sleep 0.1; done`;

let taken: TakenHost;
const typed = async (script: string): Promise<string> =>
  (await taken.host.run({ name: "typed by hand", script, mutates: true, timeoutMs: 60_000 })).stdout.trim();
const outside = async (script: string): Promise<string> => (await taken.outside.exec(["sh", "-c", script], { timeoutMs: 60_000 })).stdout.trim();

const tidy = () =>
  typed(`ip netns pids kvw-guest | xargs -r kill; ip netns del kvw-guest; ip link del kvw-guest
virsh -q net-destroy ${NETWORK}; virsh -q net-undefine ${NETWORK}
rm -rf /etc/kvmnet/policy.d /etc/kvmnet/policy.nft; rmdir /etc/kvmnet; nft delete table inet kvmnet
for mark in kvmnet kvmnet2; do iptables -w -D FORWARD -o ${NETWORK} -m conntrack --ctstate DNAT -m comment --comment $mark -j ACCEPT; done
:`);

function argsFor(kind: AnyKind, name: string, more: object) {
  const args = kindArgs(kind).parse({ name, owner: `guests/stack/${name}`, ...more }) as Record<string, unknown>;
  return { ...argsOf(args as never), ...kind.complete(args as never) } as never;
}

/** A NatNetwork, and the same one as a Network, routed. */
const lan = (kind: AnyKind, more: object = {}) =>
  argsFor(kind, NETWORK, {
    ...more,
    bridge: { name: NETWORK, stp: false },
    subnets: [{ cidr: "192.168.154.0/24", dhcp: { ranges: [{ start: "192.168.154.100", end: "192.168.154.200" }] } }, { cidr: "fd00:154::/64" }],
  });
const wall = (more: object = {}) => argsFor(networkFirewall as unknown as AnyKind, "kvwall", { network: NETWORK, ...more });

const asked = (address: string) => `$(timeout 2 socat -T 1 - 'TCP:${address},connect-timeout=1' </dev/null 2>/dev/null || echo closed)`;
/** What the outside is told over IPv4 and IPv6, and the host itself. */
const answers = async () => [await outside(`echo ${asked(`${GUEST}:22`)} ${asked(`[${GUEST6}]:22`)}`), await typed(`echo ${asked(`${GUEST}:22`)}`)].join(" ");
const OPEN = "guest guest guest";
const CLOSED = "closed closed guest";

const fromGuest = (script: string) => typed(`ip netns exec kvw-guest sh <<'END'\n${script}\nEND`);

/** Whom the outside sees, when the guest speaks over IPv4 and IPv6. */
const seenAs = async () =>
  (await fromGuest(`echo ${asked(`${taken.outside.address}:18999`)} ${asked(`[${taken.outside.address6}]:18999`)}`))
    .split(" ")
    .map((one) => (isIp(one.replace(/[[\]]/g, "")) ? canonicalIp(one.replace(/[[\]]/g, "")) : one))
    .join(" ");

test.serial.before(async () => {
  taken = await takeHost();
  await tidy();
  await natNetwork.create(taken.host, lan(natNetwork as unknown as AnyKind));
  await typed(`set -e
ip netns add kvw-guest; ip link add kvw-guest type veth peer name eth0 netns kvw-guest
ip netns exec kvw-guest sysctl -qw net.ipv6.conf.eth0.accept_ra=0
${PLUG}
ip -n kvw-guest link set lo up; ip -n kvw-guest link set eth0 up
ip -n kvw-guest addr add ${GUEST}/24 dev eth0; ip -n kvw-guest route add default via 192.168.154.1
ip -n kvw-guest addr add ${GUEST6}/64 dev eth0 nodad; ip -n kvw-guest -6 route add default via fd00:154::1
for family in 4 6; do
  ip netns exec kvw-guest setsid socat TCP$family-LISTEN:22,fork,reuseaddr$([ $family = 4 ] || echo ,ipv6only) SYSTEM:'echo guest' >/dev/null 2>&1 </dev/null &
done
ip netns exec kvw-guest setsid socat TCP4-LISTEN:7,fork,reuseaddr EXEC:cat >/dev/null 2>&1 </dev/null &
for try in $(seq 50); do [ "$(ip netns exec kvw-guest ss -Hltn | wc -l)" -lt 3 ] || break; sleep 0.1; done
${SETTLED}`);
  await outside(`ip route replace 192.168.154.0/24 via ${taken.lab.address}; ip -6 route replace fd00:154::/64 via ${taken.lab.address6}
for family in 4 6; do setsid socat TCP$family-LISTEN:18999,fork,reuseaddr$([ $family = 4 ] || echo ,ipv6only) SYSTEM:'echo $SOCAT_PEERADDR' >/dev/null 2>&1 </dev/null & echo $! >> /tmp/kvwall.pids; done; sleep 0.5`);
});

test.serial.after.always(async () => {
  if (taken) {
    await outside("ip route del 192.168.154.0/24; ip -6 route del fd00:154::/64; xargs -r kill < /tmp/kvwall.pids; rm -f /tmp/kvwall.pids; :");
    await tidy();
    await taken.release();
  }
});

test.serial("a network with libvirt's NAT becomes a routed one under its firewall: what was closed is closed at every moment", async (t) => {
  t.is(await answers(), "closed guest guest", "libvirt's NAT leaves IPv6 open");
  const preview = await networkFirewall.foresee?.(taken.host, wall());
  t.deepEqual(preview?.notes.slice(0, 3), [
    `closes the network ${NETWORK} (${NETWORK}) to everybody but forwards`,
    "translates what guests send over ipv4 to the host's address",
    `libvirt filters and translates the network ${NETWORK} as well: in its mode \`route\` it leaves both to this`,
  ]);
  const state = await networkFirewall.create(taken.host, wall());
  try {
    t.is(await answers(), CLOSED, "IPv6 as well");
    t.is(await seenAs(), `${taken.lab.address} ${GUEST6}`);
    const before = await network.read(taken.host, NETWORK);
    if (!before) {
      throw new Error("the network is gone");
    }
    // A connect each moment, and the guest plugged in again each moment, while libvirt takes its rules away and makes others.
    const knocking = outside(
      `end=$(($(date +%s) + 6)); n=0; while [ $(date +%s) -lt $end ]; do n=$((n + 1)); for to in ${GUEST} [${GUEST6}]; do timeout 1 socat -T 0.3 - "TCP:$to:22,connect-timeout=0.05" </dev/null 2>/dev/null; done; sleep 0.03; done; echo $n`,
    );
    const plugging = taken.lab.exec(["sh", "-c", `end=$(($(date +%s) + 6)); while [ $(date +%s) -lt $end ]; do ${PLUG}; sleep 0.02; done 2>/dev/null; :`], {
      timeoutMs: 20_000,
    });
    const routed = lan(network as unknown as AnyKind, { type: "route" });
    await network.update(taken.host, before, routed, network.plan(before, routed));
    const knocks = await knocking;
    await plugging;
    t.regex(knocks, /^\d+$/, "nothing answered");
    t.true(Number(knocks) > 15, `asked often enough: ${knocks}`);
    t.regex(await typed(`virsh net-dumpxml ${NETWORK} | grep '<forward'`), /route/);
    t.is(await answers(), CLOSED);
    t.is(await seenAs(), `${taken.lab.address} ${GUEST6}`, "translated by ours alone");
    const now = await networkFirewall.read(taken.host, "kvwall", state);
    t.deepEqual(now && networkFirewall.plan(now, wall()), []);
    const drawn = await gather(taken.host);
    t.true(drawn.edges.some(({ lower, upper }) => lower === `network ${NETWORK}` && upper === "NetworkFirewall kvwall"));
    t.deepEqual(await networkFirewall.foreseeDelete?.(taken.host, state), [`opens the network ${NETWORK} (${NETWORK}) to whatever other firewalls let in`]);
  } finally {
    await networkFirewall.delete(taken.host, state);
  }
  t.is(await answers(), OPEN, "without it libvirt lets everything through");
  t.is(await typed("nft list tables | grep kvmnet; ls -d /etc/kvmnet 2>/dev/null; :"), "", "nothing is left");
});

/** A connection from the outside that says a number each moment, and hears them. */
const session = () => outside(`for n in $(seq 16); do echo $n || break; sleep 0.25; done | timeout 12 socat -t 0.5 - TCP:${GUEST}:7 2>/dev/null | tail -n 1`);

test.serial("forwards lead in, established connections go on, and what is excepted is open and not translated; through restarts", async (t) => {
  const forward = argsFor(portForward as unknown as AnyKind, "kvwssh", { network: NETWORK, listenPort: 18450, targets: [GUEST], targetPort: 22 });
  // With it the kernel follows connections; where nothing on the host asks for that, none is known to be established.
  const forwarded = await portForward.create(taken.host, forward);
  const talking = session();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  let state = await networkFirewall.create(taken.host, wall({ masquerade: ["ipv4", "ipv6"] }));
  const asItShouldBe = async (context: ExecutionContext, after: string) => {
    context.is(await answers(), CLOSED, `after ${after}`);
    context.is(await outside(`echo ${asked(`${taken.lab.address}:18450`)}`), "guest", `after ${after}: the forward`);
    context.is(await seenAs(), `${taken.lab.address} ${taken.lab.address6}`, `after ${after}: translated`);
  };
  try {
    t.false(forwarded.acceptedAheadOfLibvirt, "no rule of libvirt's has to be preceded");
    t.is(await talking, "16", "what was established goes on");
    await asItShouldBe(t, "create");
    for (const [what, script] of [
      ["a restart of the network", `virsh -q net-destroy ${NETWORK}; virsh -q net-start ${NETWORK}; ${PLUG}; ${SETTLED}`],
      ["a restart of libvirtd", "lab-daemon restart libvirtd >/dev/null 2>&1"],
      ["iptables -F FORWARD and a restart of libvirtd", "iptables -w -F FORWARD; ip6tables -w -F FORWARD; lab-daemon restart libvirtd >/dev/null 2>&1"],
    ] as const) {
      await typed(script);
      await asItShouldBe(t, what);
    }
    const { address, address6 } = taken.outside;
    const edited = wall({ masquerade: ["ipv4", "ipv6"], inboundFrom: [`${address}/32`], masqueradeExcept: [address6] });
    state = await networkFirewall.update(taken.host, state, edited, networkFirewall.plan(state, edited));
    t.is(await answers(), "guest closed guest", "from where it says");
    t.is(await seenAs(), `${taken.lab.address} ${GUEST6}`, "its own address where that is excepted");
    const second = argsFor(networkFirewall as unknown as AnyKind, "kvwall2", { network: NETWORK });
    await t.throwsAsync(async () => networkFirewall.foresee?.(taken.host, second), {
      message: /NetworkFirewall kvwall of guests\/stack\/kvwall is about kvwall already/,
    });
    await t.throwsAsync(async () => networkFirewall.foresee?.(taken.host, wall({ network: "kvwnone" })), { message: /no libvirt network kvwnone/ });
  } finally {
    await portForward.delete(taken.host, forwarded);
    await networkFirewall.delete(taken.host, state);
  }
});
