import { setTimeout as sleep } from "node:timers/promises";
import ava, { type ExecutionContext } from "ava";
import { startCentral, startUnderlay } from "../../lab/ovn";
import type { Host } from "../../provider/host/host";
import { ovnChassis } from "../../provider/ovn/chassis";
import { dhcpOptions } from "../../provider/ovn/dhcpOptions";
import { logicalRouter } from "../../provider/ovn/logicalRouter";
import { logicalRouterPort } from "../../provider/ovn/logicalRouterPort";
import { logicalSwitch } from "../../provider/ovn/logicalSwitch";
import { logicalSwitchPort } from "../../provider/ovn/logicalSwitchPort";
import { ovnHaChassisGroup } from "../../provider/ovn/ovnHaChassisGroup";
import { ovnNat } from "../../provider/ovn/ovnNat";
import type { Change } from "../../provider/resource/change";
import type { AnyKind } from "../../provider/resource/kind";
import { hostsInLab, type TakenHost, takeHosts } from "../lab";
import { argsFor, chassisOf, clearOvn, looked } from "./ovn/scene";

/** Two hosts of a group are the way out for a guest of a third, which has the databases as well: who of the two it is, by packets on their NICs. */

const test = hostsInLab() >= 3 ? ava.serial : ava.serial.skip;

const GUEST = { name: "kvhg1", mac: "02:00:00:00:68:01", ip: "10.231.0.11" };
const OUTSIDER = { name: "kvhx1", mac: "02:00:00:00:68:09", ip: "100.64.0.161" };
const PORT = "kvh-out";

/** How long a host may be silent before another takes its place: three times a second (BFD), and what a busy machine adds. */
const WITHIN_SECONDS = 20;

let hosts: TakenHost[] = [];
const made: { kind: AnyKind; host: Host; state: Record<string, unknown> }[] = [];

const third = () => hosts[0] as TakenHost;
const gateways = () => hosts.slice(1);
const central = () => third().host;
const idOf = (gateway: TakenHost | undefined) => made.find(({ kind, host }) => kind === ovnChassis && host === gateway?.host)?.state.systemId as string;

async function make(kind: AnyKind, host: Host, name: string, args: object) {
  const state = (await kind.create(host, argsFor(kind, name, args))) as Record<string, unknown>;
  made.push({ kind, host, state });
  return state;
}

const groupArgs = (...order: (TakenHost | undefined)[]) => argsFor(ovnHaChassisGroup, "kvhgroup", { chassis: order.map(idOf) });
const active = async () => (await looked(ovnHaChassisGroup, central(), "kvhgroup"))?.active;

/** What has left a gateway host's NIC to the outside. */
const left = async ({ lab }: TakenHost) => Number(await lab.sh("cat /sys/class/net/eth1/statistics/tx_packets"));

/** By which of the gateways the guest's packets leave, now; `undefined`: they do not all arrive and come back. */
async function wayOut(): Promise<TakenHost | undefined> {
  const before = await Promise.all(gateways().map(left));
  const { code, stdout } = await third().lab.exec(`ip netns exec ${GUEST.name} ping -c 10 -i 0.1 -W 1 ${third().outside.address}`);
  const after = await Promise.all(gateways().map(left));
  return code === 0 && stdout.includes(" 0% packet loss") ? gateways().find((_, i) => (after[i] as number) - (before[i] as number) >= 10) : undefined;
}

/** How many seconds it takes until the guest's packets leave by this one. */
async function leavesBy(t: ExecutionContext, gateway: TakenHost | undefined, what: string): Promise<void> {
  const begun = Date.now();
  while ((await wayOut()) !== gateway && Date.now() - begun < WITHIN_SECONDS * 1000) {
    await sleep(200);
  }
  t.log(`${what}: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  t.is((await wayOut())?.lab.name, gateway?.lab.name, what);
  t.deepEqual(await active(), { [PORT]: idOf(gateway) }, what);
}

ava.serial.before(async () => {
  if (hostsInLab() >= 3) {
    hosts = await takeHosts(3);
    await startCentral(third().lab);
    for (const { lab } of gateways()) {
      await startUnderlay(lab);
      await lab.sh("ovs-vsctl add-br kvoext -- set Bridge kvoext datapath_type=netdev -- add-port kvoext eth1");
    }
  }
});

ava.serial.after.always(async () => {
  for (const { lab, host } of [...hosts].reverse()) {
    await lab.exec("ip link set eth2 up");
    await clearOvn(lab, [GUEST.name, OUTSIDER.name]);
    await host.close();
  }
  await Promise.all(hosts.map((taken) => taken.release()));
});

test("a guest goes out by the first of the group; the next takes over when that is cut off, and gives back", async (t) => {
  const [first, second] = gateways();
  for (const [i, taken] of hosts.entries()) {
    await make(ovnChassis, taken.host, `chassis${i}`, { ...chassisOf(third(), taken), bridgeMappings: i === 0 ? {} : { kvhphys: "kvoext" } });
  }
  await make(logicalSwitch, central(), "kvh", {});
  await make(logicalSwitchPort, central(), GUEST.name, { switch: "kvh", addresses: [`${GUEST.mac} ${GUEST.ip}`] });
  await third().lab.sh(["lab-ovn", "guest", GUEST.name, GUEST.name, GUEST.mac, GUEST.ip, "10.231.0.1"]);
  await make(logicalSwitch, central(), "kvhext", {});
  await make(logicalSwitchPort, central(), "kvhext-phys", { switch: "kvhext", type: "localnet", addresses: ["unknown"], networkName: "kvhphys" });
  await make(logicalRouter, central(), "kvh", {});
  await make(logicalRouterPort, central(), "kvh-lan", { router: "kvh", switch: "kvh", mac: "02:00:00:00:68:11", networks: ["10.231.0.1/24"] });
  const group = await make(ovnHaChassisGroup, central(), "kvhgroup", { chassis: [first, second].map(idOf) });
  const out = { router: "kvh", switch: "kvhext", mac: "02:00:00:00:68:12", networks: ["100.64.0.160/24"], haChassisGroup: group.uuid };
  const { uuid: gatewayPort } = await make(logicalRouterPort, central(), PORT, out);
  await make(ovnNat, central(), "kvhsnat", { router: "kvh", type: "snat", externalIp: "100.64.0.160", logicalIp: "10.231.0.0/24", gatewayPort });

  await leavesBy(t, first, "from the start");
  await first?.lab.sh("ip link set eth2 down");
  await leavesBy(t, second, "the first is cut off");
  await first?.lab.sh("ip link set eth2 up");
  await leavesBy(t, first, "it is back");
});

test("traffic moves when another comes first, as a preview says, and what OVN would mix up or leave hanging is refused", async (t) => {
  const [first, second] = gateways();
  const { state } = made.find(({ kind }) => kind === ovnHaChassisGroup) as (typeof made)[number];
  const seen = (await looked(ovnHaChassisGroup, central(), "kvhgroup")) as object;
  const plan = (...order: (TakenHost | undefined)[]) => ovnHaChassisGroup.plan(seen as never, groupArgs(...order)) as Change[];
  t.like(plan(second, first)[0], { impact: "blip", why: `traffic moves to ${idOf(second)}, which knows nothing of the connections of ${idOf(first)}` });
  t.like(plan(first)[0], { impact: "none" });
  await ovnHaChassisGroup.update(central(), state as never, groupArgs(second, first), []);
  await leavesBy(t, second, "the other comes first");

  await t.throwsAsync(ovnHaChassisGroup.delete(central(), state as never), { message: new RegExp(`ports refer to the group: ${PORT}`) });
  await t.throwsAsync(make(ovnHaChassisGroup, central(), "kvhnobody", { chassis: ["nobody"] }), { message: /no host of OVN has the id nobody/ });
  const port = made.find((one) => one.state.name === PORT)?.state as Record<string, unknown>;
  const change = (further: object) => {
    const { router, switch: on, mac, networks } = port;
    return logicalRouterPort.update(central(), port as never, argsFor(logicalRouterPort, PORT, { router, switch: on, mac, networks, ...further }), []);
  };
  await t.throwsAsync(change({ gatewayChassis: [idOf(first)] }), { message: /refers to a group of hosts, which OVN takes instead/ });
  await t.throwsAsync(change({ haChassisGroup: "b1e2c3d4-0000-4000-8000-0000000000ff" }), { message: /there is no group of hosts/ });
  const lan = { router: "kvh", switch: "kvh", mac: "02:00:00:00:68:13", networks: ["10.232.0.1/24"] };
  await t.throwsAsync(make(logicalRouterPort, central(), "kvhgroup", { ...lan, gatewayChassis: [idOf(first)] }), { message: /overwrite each other/ });
});

test("a machine outside has its lease from the host that comes first, and from none without a group", async (t) => {
  const lab = third().lab;
  await lab.sh(`ovs-vsctl add-br kvoext -- set Bridge kvoext datapath_type=netdev -- add-port kvoext eth1 -- add-port kvoext ${OUTSIDER.name} -- set Interface ${OUTSIDER.name} type=internal
ip netns add ${OUTSIDER.name}; ip link set ${OUTSIDER.name} netns ${OUTSIDER.name}; ip -n ${OUTSIDER.name} link set ${OUTSIDER.name} address ${OUTSIDER.mac} up; ip netns exec ${OUTSIDER.name} ethtool -K ${OUTSIDER.name} tx off`);
  const ask = () => lab.exec(`ip netns exec ${OUTSIDER.name} busybox udhcpc -f -n -q -t 3 -T 1 -s /bin/true -i ${OUTSIDER.name} 2>&1`);
  const options = { cidr: "100.64.0.0/24", serverId: "100.64.0.160", serverMac: "02:00:00:00:68:fe", leaseSeconds: 3600 };
  const { uuid: dhcpv4Options } = await make(dhcpOptions, central(), "kvhext", options);
  t.not((await ask()).code, 0, "nobody knows it");
  const [haChassisGroup] = made.flatMap(({ kind, state }) => (kind === ovnHaChassisGroup ? [state.uuid] : []));
  const args = { switch: "kvhext", type: "external", addresses: [`${OUTSIDER.mac} ${OUTSIDER.ip}`], dhcpv4Options, haChassisGroup };
  await make(logicalSwitchPort, central(), OUTSIDER.name, args);
  t.regex((await ask()).stdout, new RegExp(`lease of ${OUTSIDER.ip} obtained`));
  t.deepEqual(await active(), { [PORT]: idOf(gateways()[1]), [OUTSIDER.name]: idOf(gateways()[1]) });
});

test("nothing is left", async (t) => {
  const { lab } = third();
  await lab.sh(`ip netns del ${GUEST.name}; ovs-vsctl del-port ${GUEST.name}`);
  for (let i = 0; i < 50 && (await looked(logicalSwitchPort, central(), GUEST.name))?.up; i++) {
    await sleep(100);
  }
  const order = [...made].reverse().sort((a, b) => Number(a.kind === ovnChassis) - Number(b.kind === ovnChassis));
  for (const { kind, host, state } of order) {
    await kind.delete(host, state as never);
  }
  const rows = "for t in HA_Chassis_Group HA_Chassis; do ovn-nbctl --bare --columns=_uuid list $t; ovn-sbctl --bare --columns=_uuid list $t; done";
  t.is((await lab.sh(`${rows}; ovn-sbctl --bare --columns=name list Chassis`)).trim(), "");
});
