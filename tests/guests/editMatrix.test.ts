import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { type Guest, startGuest } from "../../lab/guest";
import { kindArgs } from "../../provider/engine/args";
import { bridgedNetwork } from "../../provider/libvirt/bridgedNetwork";
import { macvtapNetwork } from "../../provider/libvirt/macvtapNetwork";
import { natNetwork } from "../../provider/libvirt/natNetwork";
import type { NetworkState } from "../../provider/libvirt/networkKind";
import { type Impact, worstImpact } from "../../provider/resource/change";
import type { AnyKind } from "../../provider/resource/kind";
import { type TakenHost, takeHost } from "../lab";

/**
 * Every property × {add, change, remove}, on networks with running guests: what preview says it costs is what it costs. An edit that is `none`
 * or `blip` leaves every guest's link alone; one that is a `restart` leaves every NIC plugged in, also that of a paused guest.
 */
type Input = Record<string, unknown>;
interface Edit {
  readonly what: string;
  readonly to: Input;
  readonly impact: Impact;
  /** What Open vSwitch must then say of the guest's port. */
  readonly port?: RegExp;
  /** Leases no longer fit: guests have their links pulled, and get others. */
  readonly renumbers?: true;
}

const NET = "192.168.126";
const subnet = (dhcp: Input, more: Input = {}) => ({ subnets: [{ cidr: `${NET}.0/24`, ...more, dhcp }] });
const reservation = { mac: "52:54:00:6e:02:99", ip: `${NET}.99` };
const added = (property: string, add: Input, change: Input, remove: Input | undefined, impact: Impact): Edit[] => [
  { what: `${property}: add`, to: add, impact },
  { what: `${property}: change`, to: change, impact },
  ...(remove ? [{ what: `${property}: remove`, to: remove, impact }] : []),
];
const record = (list: string, ...values: unknown[]) => values.map((value) => ({ dns: { [list]: value } })) as unknown as [Input, Input, Input];

const nat: readonly Edit[] = [
  ...added(
    "reservation",
    subnet({ reservations: [reservation] }),
    subnet({ reservations: [{ ...reservation, ip: `${NET}.98` }] }),
    subnet({ reservations: [] }),
    "blip",
  ),
  ...added(
    "range",
    subnet({ ranges: [{ start: `${NET}.2`, end: `${NET}.200` }] }),
    subnet({ ranges: [{ start: `${NET}.2`, end: `${NET}.201` }] }),
    subnet({}),
    "blip",
  ),
  ...added("DNS host", ...record("hosts", [{ ip: `${NET}.5`, hostnames: ["a"] }], [{ ip: `${NET}.5`, hostnames: ["b"] }], []), "none"),
  ...added("TXT", ...record("txt", [{ name: "a", value: "1" }], [{ name: "a", value: "2" }], []), "blip"),
  ...added("SRV", ...record("srv", [{ service: "x", protocol: "tcp" }], [{ service: "y", protocol: "tcp" }], []), "blip"),
  ...added("port group", { portGroups: [{ name: "a" }] }, { portGroups: [{ name: "a", default: true }] }, { portGroups: [] }, "none"),
  ...added("forward device", { forwardDevice: "eth0" }, { forwardDevice: "eth1" }, { forwardDevice: "none" }, "blip"),
  { what: "autostart: change", to: { autostart: false }, impact: "none" },
  ...added("forwarder", ...record("forwarders", [{ address: "100.64.0.1" }], [{ address: "100.64.0.2" }], []), "restart"),
  ...added("domain", { domain: { name: "a.test" } }, { domain: { name: "b.test" } }, { domain: "none" }, "restart"),
  ...added("MTU", { mtu: 1400 }, { mtu: 1450 }, { mtu: "none" }, "restart"),
  ...added("MAC address", { mac: "52:54:00:6e:02:01" }, { mac: "52:54:00:6e:02:02" }, undefined, "restart"),
  { what: "bridge name: change", to: { bridge: { name: "mx-br1" } }, impact: "restart" },
  { what: "spanning tree: remove", to: { bridge: { stp: false } }, impact: "restart" },
  { what: "spanning tree: add", to: { bridge: { stp: true } }, impact: "restart" },
  { what: "isolation: add", to: { portIsolation: true }, impact: "restart" },
  { what: "isolation: remove", to: { portIsolation: false }, impact: "restart" },
  ...added(
    "route",
    { routes: [{ destination: "10.126.0.0/16", gateway: `${NET}.9` }] },
    { routes: [{ destination: "10.127.0.0/16", gateway: `${NET}.9` }] },
    { routes: [] },
    "restart",
  ),
  { what: "NAT ports: change", to: { nat: { portRange: { start: 2000, end: 60000 } } }, impact: "restart" },
  { what: "NAT of IPv6: add", to: { nat: { ipv6: true } }, impact: "restart" },
  { what: "IPv6 among guests: add", to: { ipv6: true }, impact: "restart" },
  { what: "subnet: add", to: { subnets: [{ cidr: `${NET}.0/24` }, { cidr: "fd00:126::/64" }] }, impact: "restart" },
  { what: "subnet: remove", to: { subnets: [{ cidr: `${NET}.0/24` }] }, impact: "restart" },
  { what: "gateway: change", to: subnet({}, { gateway: `${NET}.254` }), impact: "restart", renumbers: true },
  { what: "subnet: renumber", to: { subnets: [{ cidr: "192.168.127.0/24" }] }, impact: "restart", renumbers: true },
  { what: "subnet: back", to: { subnets: [{ cidr: `${NET}.0/24`, gateway: `${NET}.254` }] }, impact: "restart", renumbers: true },
];

const openvswitch: readonly Edit[] = [
  { what: "VLAN: add", to: { vlan: { tags: [{ id: 7 }] } }, impact: "restart", port: /tag +: 7\n/ },
  { what: "VLAN: change", to: { vlan: { tags: [{ id: 8 }] } }, impact: "restart", port: /tag +: 8\n/ },
  {
    what: "trunk: add",
    to: { vlan: { tags: [{ id: 8, nativeMode: "untagged" }, { id: 9 }] } },
    impact: "restart",
    port: /tag +: 8\ntrunks +: \[8, 9\]\nvlan_mode +: native-untagged/,
  },
  { what: "bridge: change", to: { bridge: "mx-ovs1" }, impact: "restart", port: /tag +: 8\ntrunks +: \[8, 9\]/ },
  { what: "VLAN: remove", to: { vlan: { tags: [] } }, impact: "restart", port: /tag +: \[\]\ntrunks +: \[\]/ },
  { what: "port profile: add", to: { virtualport: { type: "openvswitch", profileId: "x" } }, impact: "restart", port: /tag +: \[\]/ },
  { what: "port group: add", to: { portGroups: [{ name: "a", vlan: { tags: [{ id: 5 }] } }] }, impact: "none" },
  { what: "port group: change", to: { portGroups: [{ name: "a", vlan: { tags: [{ id: 6 }] } }] }, impact: "none" },
  { what: "port group: remove", to: { portGroups: [] }, impact: "none" },
];

const linuxBridge: readonly Edit[] = [
  { what: "isolation: add", to: { portIsolation: true }, impact: "restart" },
  { what: "bridge: change", to: { bridge: "mx-lin1" }, impact: "restart" },
  { what: "isolation: remove", to: { portIsolation: false }, impact: "restart" },
  { what: "trust: add", to: { trustGuestRxFilters: true }, impact: "restart" },
];

const macvtap: readonly Edit[] = [
  { what: "device: add", to: { devices: ["eth1", "eth2"] }, impact: "none" },
  { what: "mode: change", to: { mode: "private" }, impact: "none" },
  { what: "device: remove", to: { devices: ["eth1"] }, impact: "none" },
  { what: "port group: add", to: { portGroups: [{ name: "a" }] }, impact: "none" },
  { what: "virtual port: add", to: { virtualport: { type: "802.1Qbh", profileId: "x" } }, impact: "none" },
  { what: "trust: add", to: { trustGuestRxFilters: true }, impact: "none" },
];

const networks: readonly { readonly kind: AnyKind; readonly name: string; readonly base: Input; readonly edits: readonly Edit[] }[] = [
  { kind: natNetwork, name: "mx-nat", base: { subnets: [{ cidr: `${NET}.0/24` }], bridge: { name: "mx-br0" } }, edits: nat },
  { kind: bridgedNetwork, name: "mx-ovs", base: { bridge: "mx-ovs0", virtualport: { type: "openvswitch" } }, edits: openvswitch },
  { kind: bridgedNetwork, name: "mx-lin", base: { bridge: "mx-lin0" }, edits: linuxBridge },
  { kind: macvtapNetwork, name: "mx-mv", base: { mode: "bridge", devices: ["eth1"] }, edits: macvtap },
  { kind: bridgedNetwork, name: "mx-fake", base: { bridge: "mx-fake7", virtualport: { type: "openvswitch" } }, edits: [] },
];

const REMOVE = `for g in mx-guest mx-paused; do virsh -q destroy $g; done; for n in mx-nat mx-ovs mx-lin mx-mv mx-fake; do virsh -q net-destroy $n; virsh -q net-undefine $n; done
ip link del mx-lin0; ip link del mx-lin1; ovs-vsctl --if-exists del-br mx-ovs0 -- --if-exists del-br mx-ovs1; exit 0`;
const MAKE = `for b in mx-lin0 mx-lin1; do ip link add $b type bridge; ip link set $b up; done
for b in mx-ovs0 mx-ovs1; do ovs-vsctl add-br $b -- set Bridge $b datapath_type=netdev; done
ovs-vsctl add-br mx-fake7 mx-ovs0 7`;

let taken: TakenHost;
let guest: Guest;
const states = new Map<string, NetworkState>();

const complete = (kind: AnyKind, name: string, input: Input) => {
  const args = kindArgs(kind).parse({ name, owner: "guests/stack/matrix", ...input }) as object;
  return { ...args, ...kind.complete(args) };
};

test.serial.before("guests on four networks", async () => {
  taken = await takeHost();
  await taken.lab.exec(REMOVE);
  await taken.lab.exec(MAKE);
  for (const { kind, name, base } of networks) {
    states.set(name, (await kind.create(taken.host, complete(kind, name, base))) as NetworkState);
  }
  const nics = ["mx-nat", "mx-nat", "mx-ovs", "mx-lin", "mx-mv", "mx-fake"].map((network, i) => ({ network, mac: `52:54:00:6e:03:0${i}` }));
  guest = await startGuest(taken.lab, "mx-guest", { nics });
  await startGuest(taken.lab, "mx-paused", { nics: [{ network: "mx-nat", mac: "52:54:00:6e:03:10" }] });
  await taken.lab.exec("virsh -q suspend mx-paused");
});

test.serial.after.always("remove them", async () => {
  await taken?.lab.exec(REMOVE);
  await taken?.release();
});

async function read(kind: AnyKind, name: string): Promise<NetworkState> {
  await taken.host.run({ name: "forget what was read", script: ":", mutates: true });
  return (await kind.read(taken.host, name, states.get(name))) as NetworkState;
}

const links = async () => (await guest.exec("cat /sys/class/net/eth*/carrier_changes /sys/class/net/eth*/carrier")).stdout;
/** Whether the guest gets an address of the network's first subnet, and the way out that goes with it. */
async function routed({ subnets }: Input): Promise<boolean> {
  const gateway = (subnets as { gateway: string }[])[0]?.gateway ?? "";
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(500)) {
    if ((await guest.exec("ip route")).stdout.includes(`default via ${gateway} `)) {
      return true;
    }
  }
  return false;
}

const portIn = async (device: string) => (await taken.lab.exec(`ovs-vsctl --columns=tag,trunks,vlan_mode list Port ${device}`)).stdout;
const isolation = async (device: string) => (await taken.lab.exec(`cat /sys/class/net/${device}/brport/isolated`)).stdout.trim();

for (const { kind, name, base, edits } of networks) {
  let args: Input = { ...base, onGuestsAttached: { restart: "reattach" } };
  for (const { what, to, impact, port, renumbers } of edits) {
    test.serial(`${name}, ${what}: ${impact}`, async (t) => {
      const before = await links();
      const state = await read(kind, name);
      args = { ...args, ...to };
      const wanted = complete(kind, name, args);
      const plan = kind.plan(state, wanted);
      t.is(worstImpact(plan), impact, JSON.stringify(plan));
      t.not(plan.length, 0, "there is nothing to do");
      await kind.update(taken.host, state, wanted, plan);
      const after = await read(kind, name);
      t.deepEqual(kind.plan(after, wanted), []);
      t.deepEqual(after.unpluggedGuests, [], "a NIC is cut off");
      t.is(after.guests.length, name === "mx-nat" ? 3 : 1);
      t.is((await links()) !== before, renumbers ?? false, "the guest saw its link change");
      if (renumbers) {
        t.true(
          plan.some(({ why }) => /ask for new leases/.test(why)),
          JSON.stringify(plan),
        );
        t.is(await routed(wanted as Input), true, "the guest has no lease of the new subnet");
      }
      for (const { device } of after.guests) {
        if (port) {
          t.regex(await portIn(device), port);
        }
        if (what.startsWith("isolation")) {
          t.is(await isolation(device), what.endsWith("add") ? "1" : "0");
        }
      }
    });
  }
}

test.serial("mx-fake: a NIC on a fake bridge of Open vSwitch is plugged in, though it is a port of the parent", async (t) => {
  const state = await read(bridgedNetwork, "mx-fake");
  const [nic] = state.guests;
  t.deepEqual(state.unpluggedGuests, []);
  t.deepEqual(bridgedNetwork.plan(state, complete(bridgedNetwork, "mx-fake", { bridge: "mx-fake7", virtualport: { type: "openvswitch" } }) as never), []);
  t.regex(await portIn(nic?.device ?? ""), /tag +: 7\n/);
});

for (const [name, pull] of [
  ["mx-ovs", "ovs-vsctl del-port"],
  ["mx-lin", "ip link set nomaster dev"],
] as const) {
  test.serial(`${name}: a NIC that somebody took off the bridge is put back`, async (t) => {
    const bridge = String(((await read(bridgedNetwork, name)) as unknown as Input).bridge);
    const wanted = complete(bridgedNetwork, name, { bridge });
    await bridgedNetwork.update(taken.host, await read(bridgedNetwork, name), wanted as never, []);
    const before = await links();
    const [nic] = (await read(bridgedNetwork, name)).guests;
    await taken.lab.exec(`${pull} ${nic?.device}`);
    const state = await read(bridgedNetwork, name);
    t.deepEqual(
      bridgedNetwork.plan(state, wanted as never).map(({ path, impact }) => [path[0], impact]),
      [["unpluggedGuests", "none"]],
    );
    await bridgedNetwork.update(taken.host, state, wanted as never, []);
    t.deepEqual(bridgedNetwork.plan(await read(bridgedNetwork, name), wanted as never), []);
    t.is(await links(), before);
  });
}

test.serial("a deferred change leaves the running network alone, lets the rest through, and stays in sight", async (t) => {
  const state = await read(natNetwork, "mx-nat");
  const dns = { dns: { hosts: [{ ip: `${NET}.7`, hostnames: ["later"] }] } };
  const wanted = complete(natNetwork, "mx-nat", {
    mtu: 1380,
    ...dns,
    subnets: [{ cidr: `${NET}.0/24`, gateway: `${NET}.254` }],
    onGuestsAttached: { restart: "defer" },
  });
  const plan = natNetwork.plan(state, wanted as never);
  t.is(worstImpact(plan), "none");
  t.regex(plan.find(({ path }) => path[0] === "mtu")?.why ?? "", /takes effect at the next start/);
  const before = await links();
  await natNetwork.update(taken.host, state, wanted as never, plan);
  const after = await read(natNetwork, "mx-nat");
  t.true(after.pendingRestart);
  t.deepEqual(natNetwork.plan(after, wanted as never), []);
  t.is(await links(), before);
  t.regex((await taken.lab.exec("virsh net-dumpxml mx-nat")).stdout, /later/, "what can be changed live is changed live");
  t.notRegex((await taken.lab.exec("virsh net-dumpxml mx-nat")).stdout, /1380/);

  // Somebody takes the stored change back: that is drift, and seen.
  await taken.lab.exec("virsh net-dumpxml mx-nat --inactive | sed s/1380/1381/ >/tmp/mx.xml; virsh net-define /tmp/mx.xml");
  const drifted = natNetwork.plan(await read(natNetwork, "mx-nat"), wanted as never);
  t.deepEqual(
    drifted.map(({ path }) => path.join(".")),
    ["mtu"],
  );
  await natNetwork.update(taken.host, await read(natNetwork, "mx-nat"), wanted as never, drifted);

  const now = complete(natNetwork, "mx-nat", { ...wanted, onGuestsAttached: { restart: "reattach" } });
  await natNetwork.update(taken.host, await read(natNetwork, "mx-nat"), now as never, []);
  t.false((await read(natNetwork, "mx-nat")).pendingRestart);
  t.regex((await taken.lab.exec("virsh net-dumpxml mx-nat")).stdout, /1380/);
});

test.serial("spanning tree that an interrupted re-plug left off is drift, and put on again", async (t) => {
  const hosts = [{ ip: `${NET}.7`, hostnames: ["later"] }];
  const args = complete(natNetwork, "mx-nat", { mtu: 1380, dns: { hosts }, subnets: [{ cidr: `${NET}.0/24`, gateway: `${NET}.254` }] });
  const { bridgeName } = await read(natNetwork, "mx-nat");
  await taken.lab.exec(`ip link set dev ${bridgeName} type bridge stp_state 0`);
  const state = await read(natNetwork, "mx-nat");
  const plan = natNetwork.plan(state, args as never);
  t.deepEqual(
    plan.map(({ path, impact }) => [path[0], impact]),
    [["spanningTree", "none"]],
  );
  await natNetwork.update(taken.host, state, args as never, plan);
  t.is((await taken.lab.exec(`cat /sys/class/net/${bridgeName}/bridge/stp_state`)).stdout.trim(), "1");
  t.deepEqual(natNetwork.plan(await read(natNetwork, "mx-nat"), args as never), []);
});
