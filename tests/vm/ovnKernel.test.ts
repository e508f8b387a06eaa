import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import { startPair, type Vm } from "../../lab/vm/vm";
import { likelyWay } from "../../lab/vm/ways";
import { securityGroup } from "../../provider/either/securityGroup";
import { type OpenHost, openHost } from "../../provider/host/hosts";
import { ovnCentral } from "../../provider/ovn/central";
import { ovnChassis } from "../../provider/ovn/chassis";
import { dhcpOptions } from "../../provider/ovn/dhcpOptions";
import { logicalRouter } from "../../provider/ovn/logicalRouter";
import { logicalRouterPort } from "../../provider/ovn/logicalRouterPort";
import { logicalSwitch } from "../../provider/ovn/logicalSwitch";
import { logicalSwitchPort } from "../../provider/ovn/logicalSwitchPort";
import { ovnNat } from "../../provider/ovn/ovnNat";
import { providerNetwork } from "../../provider/ovn/providerNetwork";
import { ovsBridge } from "../../provider/ovs/ovsBridge";
import { ovsPort } from "../../provider/ovs/ovsPort";
import type { AnyKind } from "../../provider/resource/kind";
import { argsFor, looked } from "../guests/ovn/scene";
import { labOf } from "./machine";
import { bringOvn } from "./packages";

/**
 * OVN with the kernel's datapath, which namespaces do not have: two machines, tunnels over eth2, and beyond eth1 of the first the outside, which is a namespace of the
 * second. Guests are namespaces on internal ports, whose sums nobody computes for them in advance.
 * Two emulated machines take five minutes as far as the reboot: skipped there.
 */

const SHELL = readFileSync(join(__dirname, "ovnKernel.sh"), "utf8");

const GUESTS = [
  { name: "kvkg1", mac: "02:00:00:00:6b:01", ip: "10.232.0.11" },
  { name: "kvkg2", mac: "02:00:00:00:6b:02", ip: "10.232.0.12" },
] as const;
const [one, two] = GUESTS;
const OUTSIDER = "100.64.0.9";
const ROUTER = "100.64.0.160";
const FLOATING = "100.64.0.161";
/** What the underlay's 1500 bytes leave of a packet's payload: 1442 of the guest's, less the headers of IP and ICMP. */
const MTU = 1442;
const FULL = MTU - 28;
const BYTES = 2_000_000;

interface Machine {
  readonly vm: Vm;
  host: OpenHost;
}

/** Which datapath, and the kernel's device for tunnels. */
const KERNEL = `ovs-appctl dpctl/dump-dps; ovs-vsctl --bare --columns=datapath_type list Bridge | sort -u | grep .
ovs-appctl dpctl/show | grep -o genev_sys_6081; ip -o link show type geneve | cut -d' ' -f2`;
const inKernel = "system@ovs-system\nsystem\ngenev_sys_6081\ngenev_sys_6081:\n";

const made: { kind: AnyKind; on: Machine; args: object; state: Record<string, unknown> }[] = [];
async function make(kind: AnyKind, on: Machine, name: string, args: object) {
  const state = (await kind.create(on.host, argsFor(kind, name, args))) as Record<string, unknown>;
  made.push({ kind, on, args: argsFor(kind, name, args), state });
  return state;
}

const called = ({ vm }: Machine, words: string) => vm.sh(`${SHELL}\n${words}`).then((text) => text.trim());
const started = (machine: Machine, { name, mac }: (typeof GUESTS)[number]) => called(machine, `set -e; guest ${name} ${mac}`);

/** What reaches whom, and as whom. */
async function effects([first, second]: readonly [Machine, Machine]) {
  const leased = (on: Machine, { name }: (typeof GUESTS)[number]) =>
    called(
      on,
      `ip -n ${name} -o -4 address show dev ${name} | awk '{ print $4 }'; cat /run/${name}.leases | grep -c 'interface-mtu ${MTU};'; ip -n ${name} link show ${name} | grep -o 'mtu [0-9]*'`,
    );
  const mtu = (size: number) =>
    Promise.all([called(first, `ip -n ${one.name} link set ${one.name} mtu ${size}`), called(second, `ip -n ${two.name} link set ${two.name} mtu ${size}`)]);
  const leases = [await leased(first, one), await leased(second, two)];
  const full = await called(first, `pings ${one.name} ${two.ip} ${FULL}`);
  await mtu(1500);
  const more = [await called(first, `pings ${one.name} ${two.ip} ${FULL}`), await called(first, `pings ${one.name} ${two.ip} ${FULL + 1}`)];
  await mtu(MTU);
  await second.vm.sh(`rm -f /run/${two.name}.got`);
  await called(first, `head -c ${BYTES} /dev/zero | timeout 30 ip netns exec ${one.name} nc -N -w 5 ${two.ip} 9`);
  const stream = await called(second, `for _ in $(seq 50); do [ -s /run/${two.name}.got ] && break; sleep 0.1; done; cat /run/${two.name}.got`);
  await second.vm.sh(": > /run/outside.log");
  await called(first, `opens ${one.name} ${OUTSIDER} 7`);
  const seenAs = await called(second, "grep -o 'received on [0-9.]*' /run/outside.log");
  const tracked = (on: Machine, what: string) => called(on, `ovs-appctl dpctl/dump-conntrack | grep -c '${what}' | sed 's/[1-9][0-9]*/some/'`);
  return {
    leases,
    full,
    more,
    stream,
    seenAs,
    snat: await tracked(first, `tcp,orig=(src=${one.ip},dst=${OUTSIDER},.*reply=(src=${OUTSIDER},dst=${ROUTER},`),
    ...(await filtered([first, second])),
    dnat: await tracked(first, `orig=(src=${OUTSIDER},dst=${FLOATING},.*reply=(src=${two.ip},dst=${OUTSIDER},`),
    ports: await tracked(second, `tcp,orig=(src=${one.ip},dst=${two.ip},.*dport=7).*zone=`),
    kernel: [await first.vm.sh(KERNEL), await second.vm.sh(KERNEL)],
    tunnelled: await called(first, "ovs-appctl dpctl/dump-flows | grep -c 'set(tunnel(' | sed 's/[1-9][0-9]*/some/'"),
  };
}

/** What a security group is to let through, and what not: between the machines, either way, and from outside to the floating address. */
const filtered = async ([first, second]: readonly [Machine, Machine]) => ({
  there: [await called(first, `opens ${one.name} ${two.ip} 7`), await called(first, `opens ${one.name} ${two.ip} 8`)],
  back: [await called(second, `opens ${two.name} ${one.ip} 7`), await called(second, `opens ${two.name} ${one.ip} 8`)],
  floating: [await called(second, `opens outside ${FLOATING} 7`), await called(second, `opens outside ${FLOATING} 8`)],
});

const expected = {
  leases: GUESTS.map(({ ip }) => `${ip}/24\n1\nmtu ${MTU}`),
  full: "passes",
  more: ["passes", "lost"],
  stream: String(BYTES),
  seenAs: `received on ${ROUTER}`,
  snat: "some",
  there: ["open", "closed"],
  back: ["open", "closed"],
  floating: ["open", "closed"],
  dnat: "some",
  ports: "some",
  kernel: [inKernel, inKernel],
  tunnelled: "some",
};

/** Over sessions of their own, which have seen nothing yet. */
async function inStep(t: ExecutionContext, machines: readonly Machine[]): Promise<void> {
  for (const machine of machines) {
    const host = await openHost(machine.vm.connection);
    for (const { kind, args, state } of made.filter(({ on }) => on === machine)) {
      t.deepEqual(kind.plan((await kind.read(host, String(state.name), state as never)) as never, args as never), [], `${kind.type} ${state.name}`);
    }
    await host.close();
  }
}

const onTwo = likelyWay() === "user-mode" ? test : test.skip;

onTwo(
  "guests of two machines reach each other, the outside and are reached, as OVN says, in the kernel's datapath; all of it also after a reboot",
  async (t) => {
    t.timeout(600_000);
    const begun = Date.now();
    const told = (what: string) => t.log(`${what}: ${((Date.now() - begun) / 1000).toFixed(0)} s`);
    const pair = await startPair({ instance: labOf("ovn-kernel"), names: ["kvm1", "kvm2"], owner: "networkd" });
    t.teardown(() => Promise.all(pair.map((vm) => vm.stop())));
    await Promise.all(
      pair.map(async (vm, i) => {
        await bringOvn({ vm, units: i === 0 ? ["ovn-central", "ovn-host"] : ["ovn-host"] });
        await vm.configure("eth2", { addresses: [`192.0.2.${i + 1}/24`] });
      }),
    );
    const machines = (await Promise.all(pair.map(async (vm) => ({ vm, host: await openHost(vm.connection) })))) as [Machine, Machine];
    const [first, second] = machines;
    t.teardown(() => Promise.all(machines.map(({ host }) => host.close())));
    told("two machines with OVN's packages");

    await make(ovsBridge, first, "kvkext", { datapathType: "system" });
    await make(ovsPort, first, "eth1", { type: "system", bridge: "kvkext" });
    await called(second, `set -e; outside ${OUTSIDER}/24`);
    const { southboundRemote } = await make(ovnCentral, first, "kvk", { address: "192.0.2.1" });
    const ids: unknown[] = [];
    for (const [i, machine] of machines.entries()) {
      const args = { remotes: [southboundRemote], encapTypes: ["geneve"], encapIps: [`192.0.2.${i + 1}`], datapathType: "system" };
      ids.push((await make(ovnChassis, machine, `kvk${i}`, { ...args, bridgeMappings: i === 0 ? { kvkphys: "kvkext" } : {} })).systemId);
    }
    told("joined");

    await make(logicalSwitch, first, "kvk", { subnet: "10.232.0.0/24" });
    await make(logicalRouter, first, "kvk", {});
    await make(logicalRouterPort, first, "kvk-lan", { router: "kvk", switch: "kvk", mac: "02:00:00:00:6b:11", networks: ["10.232.0.1/24"] });
    await make(providerNetwork, first, "kvkext", { physicalNetwork: "kvkphys" });
    const out = { router: "kvk", switch: "kvkext", mac: "02:00:00:00:6b:12", networks: [`${ROUTER}/24`], gatewayChassis: [ids[0]] };
    const { uuid: gatewayPort } = await make(logicalRouterPort, first, "kvk-out", out);
    await make(ovnNat, first, "kvksnat", { router: "kvk", type: "snat", externalIp: ROUTER, logicalIp: "10.232.0.0/24", gatewayPort });
    await make(ovnNat, first, "kvkfloat", { router: "kvk", type: "dnat_and_snat", externalIp: FLOATING, logicalIp: two.ip, gatewayPort });
    const served = { cidr: "10.232.0.0/24", serverId: "10.232.0.1", serverMac: "02:00:00:00:6b:11", leaseSeconds: 3600, router: "10.232.0.1", mtu: MTU };
    const { uuid: dhcpv4Options } = await make(dhcpOptions, first, "kvk", served);
    const open = { protocol: "tcp", ports: ["7", "9"] };
    await make(securityGroup, first, "kvk-web", { on: "ovn", ingress: [open, { protocol: "icmp" }] });
    for (const { name, mac, ip } of GUESTS) {
      await make(logicalSwitchPort, first, name, {
        switch: "kvk",
        addresses: [`${mac} ${ip}`],
        portSecurity: [`${mac} ${ip}`],
        dhcpv4Options,
        securityGroups: [],
      });
    }
    await Promise.all([started(first, one), started(second, two)]);
    told("guests have their leases");
    t.deepEqual(await filtered(machines), { there: ["open", "open"], back: ["open", "open"], floating: ["open", "open"] }, "in no group");
    for (const port of made.filter(({ kind }) => kind === logicalSwitchPort)) {
      port.args = { ...port.args, securityGroups: ["kvk-web"] };
      port.state = (await port.kind.update(
        first.host,
        (await looked(port.kind, first.host, String(port.state.name))) as never,
        port.args as never,
        [],
      )) as never;
    }
    t.deepEqual(await effects(machines), expected);
    await inStep(t, machines);
    told("all of it seen");

    await first.host.close();
    await first.vm.reboot();
    first.host = await openHost(first.vm.connection);
    told("rebooted");
    await started(first, one);
    // The guest's own host has answered it; the other one learns of its tunnel when it comes to it.
    await called(first, `for _ in $(seq 15); do [ "$(pings ${one.name} ${two.ip} 56)" = passes ] && break; done`);
    told("the guests meet again");
    t.deepEqual(await effects(machines), expected, "after the reboot");
    await inStep(t, machines);
    told("all of it seen again");

    await second.vm.sh(`ip netns del ${two.name}; ovs-vsctl del-port ${two.name}`);
    for (let i = 0; i < 50 && (await looked(logicalSwitchPort, first.host, two.name))?.up; i++) {
      await sleep(100);
    }
    const chassis = made.find(({ on, kind }) => on === second && kind === ovnChassis) as (typeof made)[number];
    await ovnChassis.delete(second.host, chassis.state as never);
    // The integration bridge was there before, empty: the package's ovn-controller makes it.
    t.is(await second.vm.sh("ip -o link show type geneve; ovs-vsctl list-br; ovs-vsctl list-ports br-int; ovs-appctl dpctl/dump-conntrack"), "br-int\n");
    told("left");
  },
);
