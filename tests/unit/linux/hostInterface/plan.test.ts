import { execFileSync } from "node:child_process";
import test from "ava";
import { kindArgs } from "../../../../provider/engine/args";
import type { Facts } from "../../../../provider/host/host";
import { hostInterface } from "../../../../provider/linux/hostInterface";
import { nicToTake } from "../../../../provider/linux/hostInterface/checks";
import { observeNic } from "../../../../provider/linux/hostInterface/observe";
import { removeOrders } from "../../../../provider/linux/hostInterface/remove";
import { hostInterfaceSpec } from "../../../../provider/linux/hostInterface/spec";
import type { HostInterfaceArgs, HostInterfaceState } from "../../../../provider/linux/hostInterface/types";
import { parseSnapshot, type Snapshot } from "../../../../provider/linux/kernel/snapshot";
import { choose } from "../../../../provider/linux/persistence/choose";
import type { BootConfig } from "../../../../provider/linux/persistence/config";
import type { BootHost } from "../../../../provider/linux/persistence/manager";
import { managers } from "../../../../provider/linux/persistence/managers";
import { allStatements } from "../../../../provider/linux/persistence/script";
import { deviceOrdersFor } from "../device/ordersFor";

const facts = (sessionDevices: string[] = ["eth0"]): Facts => ({
  machineId: "m",
  bootId: "b1",
  hostname: "h",
  os: { id: "debian", version: "12", like: [] },
  kernel: "6",
  systemd: true,
  tools: {},
  sessionDevices,
});

const args = (more: object = {}): HostInterfaceArgs =>
  hostInterface.complete(kindArgs(hostInterface).parse({ name: "eth1", owner: "p/s/eth1", persistence: "runtime", ...more }) as never) as HostInterfaceArgs;

const vf = (index: number, more: object = {}) => ({
  vf: index,
  link_type: "ether",
  address: `52:54:00:aa:00:0${index}`,
  vlan_list: [{}],
  rate: { max_tx: 0, min_tx: 0 },
  spoofchk: true,
  link_state: "auto",
  trust: false,
  ...more,
});
const eth1 = (more: object = {}) => ({
  ifindex: 3,
  ifname: "eth1",
  flags: ["UP"],
  mtu: 1500,
  address: "52:54:00:00:00:01",
  addr_info: [{ local: "192.0.2.5", prefixlen: 24, scope: "global" }],
  ...more,
});
const features = "\n== ethtool-k eth1\ntcp-segmentation-offload: on\n\ttx-tcp-segmentation: on\n\ttx-tcp-mangleid-segmentation: off\nrx-all: off [fixed]\n";
const rings =
  "\n== ethtool-l eth1\nPre-set maximums:\nRX:\t\tn/a\nCombined:\t8\nCurrent hardware settings:\nRX:\t\tn/a\nCombined:\t8\n\n== ethtool-g eth1\nPre-set maximums:\nRX:\t\t4096\nCurrent hardware settings:\nRX:\t\t512\n";

const host = (nic: object = eth1(), sections = "", more: object[] = []): Snapshot =>
  parseSnapshot(`\n== link\n${JSON.stringify([nic, ...more])}\n${features}${rings}\n== sriov\neth1 2 8 0 1=eth1v1\n${sections}`);

const seen = (snapshot: Snapshot, session?: string[]): HostInterfaceState => {
  const state = observeNic(snapshot, "eth1", { facts: facts(session), devices: ["eth1"], onGuestsAttached: { restart: "refuse", delete: "refuse" } });
  return { ...(state as HostInterfaceState), owner: "p/s/eth1" };
};
const planned = (state: HostInterfaceState, more: object) => hostInterface.plan(state, args(more)).filter(({ path }) => path[0] !== "persistence");
const refusal = (state: HostInterfaceState, more: object) => planned(state, more).find((change) => change.refused)?.refused ?? "";
const ordersFor = (snapshot: Snapshot, more: object) => deviceOrdersFor(hostInterfaceSpec, snapshot, args(more), seen(snapshot), facts());

test("only what is named is compared, each by itself", (t) => {
  const state = seen(host(eth1({ vfinfo_list: [vf(0), vf(1)] })));
  t.deepEqual(planned(state, { offloads: { tso: true }, queues: { combined: 8 }, virtualFunctions: 2 }), []);
  const changes = planned(state, {
    offloads: { tso: false },
    queues: { combined: 4 },
    ring: { rx: 1024 },
    vfSettings: [{ index: 1, trust: true, spoofCheck: true }],
  });
  t.deepEqual(
    changes.map(({ path, from, to, impact }) => [path.join("."), from, to, impact]),
    [
      ["offloads.tcp-segmentation-offload", true, false, "blip"],
      ["queues.combined", 8, 4, "blip"],
      ["ring.rx", 512, 1024, "blip"],
      ["vfSettings.0.trust", false, true, "blip"],
    ],
  );
});

test("what the NIC cannot do is refused", (t) => {
  const state = seen(host());
  t.regex(refusal(state, { offloads: { "rx-all": true } }), /does not let rx-all be changed/);
  t.regex(refusal(state, { offloads: { warp: true } }), /no feature named warp/);
  t.regex(refusal(state, { queues: { combined: 9 } }), /8 at most/);
  t.regex(refusal(state, { queues: { rx: 1 } }), /no rx queues to set/);
  t.regex(refusal(state, { ring: { rx: 8192 } }), /4096 at most/);
  t.regex(refusal(state, { virtualFunctions: 9 }), /8 virtual functions at most/);
  const { virtualFunctions: _, ...without } = { ...state, limits: { ...state.limits, virtualFunctions: 0 } };
  t.regex(refusal(without, { virtualFunctions: 1 }), /no SR-IOV/);
  t.regex(refusal(state, { vfSettings: [{ index: 2, vlan: 7 }] }), /has 2 virtual functions.*virtualFunctions/);
  t.is(refusal(state, { virtualFunctions: 3, vfSettings: [{ index: 2, vlan: 7 }] }), "");
});

test("virtual functions that guests have are not taken away unless that is allowed", (t) => {
  const bound = parseSnapshot(`\n== link\n${JSON.stringify([eth1()])}\n\n== sriov\neth1 2 8 0=/vfio-pci 1=eth1v1\n`);
  t.regex(refusal(seen(bound), { virtualFunctions: 4 }), /0 \(vfio-pci\).*detach/);
  t.is(refusal(seen(bound), { virtualFunctions: 4, onGuestsAttached: { delete: "detach" } }), "");
  const bridged = host(eth1(), "", [{ ...eth1(), ifindex: 9, ifname: "eth1v1", master: "br0" }]);
  t.regex(refusal(seen(bridged), { virtualFunctions: 0 }), /1 \(eth1v1, a port of br0\)/);
  t.deepEqual(
    planned(seen(host()), { virtualFunctions: 4 }).map(({ impact }) => impact),
    ["blip"],
  );
});

test("addresses on a port are refused; what concerns the way that we come in by says so, but for features", (t) => {
  t.regex(refusal(seen(host(eth1({ master: "br0" }))), { addresses: ["192.0.2.6/24"] }), /port of br0/);
  t.is(refusal(seen(host(eth1({ master: "br0" }))), { mtu: 1400 }), "");
  const carrier = seen(host(), ["eth1"]);
  for (const change of [{ mtu: 1400 }, { addresses: [] }, { up: false }, { mac: "52:54:00:00:00:09" }, { queues: { combined: 1 } }, { gateway: "192.0.2.1" }]) {
    t.regex(planned(carrier, change)[0]?.why ?? "", /carries our own SSH session/, JSON.stringify(change));
  }
  t.notRegex(
    planned(carrier, { offloads: { tso: false }, vfSettings: [{ index: 0, trust: true }] })
      .map(({ why }) => why)
      .join(),
    /our own/,
  );
});

test("what there was is noted before anything is changed; a group of features one by one", (t) => {
  const orders = ordersFor(host(eth1({ ifalias: "rack 3" })), { mtu: 1400, offloads: { tso: false }, queues: { combined: 2 } });
  t.is(orders[0], "alias_is eth1 rack 3");
  const [verb, key, ...text] = (orders[1] ?? "").split(" ");
  t.deepEqual([verb, key], ["claim", "nic-eth1"]);
  const record = JSON.parse(text.join(" "));
  t.deepEqual(record.before, {
    mtu: 1500,
    up: true,
    offloads: { "tx-tcp-segmentation": true, "tx-tcp-mangleid-segmentation": false },
    queues: { combined: 8 },
    alias: "rack 3",
  });
  t.deepEqual(record.declared, { up: true, mtu: 1400, offloads: { "tcp-segmentation-offload": false }, queues: { combined: 2 } });
  t.deepEqual(orders.slice(2), [
    "ip link set dev eth1 alias kvmnet:p/s/eth1",
    "ip link set dev eth1 mtu 1400",
    "ethtool -L eth1 combined 2",
    "ethtool -K eth1 tcp-segmentation-offload off",
  ]);
});

test("a new number of virtual functions comes before their settings, which are then all set", (t) => {
  const settings = [{ index: 0, mac: "52:54:00:aa:00:00", vlan: 100, qos: 3, trust: true, spoofCheck: true, linkState: "enable", maxTxRateMbps: 1000 }];
  const snapshot = host(eth1({ vfinfo_list: [vf(0), vf(1)] }));
  t.deepEqual(ordersFor(snapshot, { vfSettings: settings }).slice(3), [
    "ip link set dev eth1 vf 0 vlan 100 qos 3 max_tx_rate 1000 min_tx_rate 0 trust on state enable",
  ]);
  t.deepEqual(ordersFor(snapshot, { virtualFunctions: 4, onGuestsAttached: { delete: "detach" }, vfSettings: settings }).slice(3), [
    "sriov eth1 4 detach",
    "ip link set dev eth1 vf 0 mac 52:54:00:aa:00:00 vlan 100 qos 3 max_tx_rate 1000 min_tx_rate 0 spoofchk on trust on state enable",
  ]);
});

const before = {
  mtu: 1500,
  up: true,
  addresses: ["192.0.2.5/24"],
  offloads: { "tx-tcp-segmentation": true, "tx-tcp-mangleid-segmentation": false },
  alias: "rack 3",
};
const declared = { mtu: 1400, up: true, addresses: ["192.0.2.6/24"], offloads: { "tcp-segmentation-offload": false } };
const taken = (nic: object, more: { offloaded?: boolean } = {}) => {
  const record = JSON.stringify({ device: "eth1", ifindex: 3, owner: "p/s/eth1", before, declared });
  const off = features.replace("tx-tcp-segmentation: on", `tx-tcp-segmentation: ${more.offloaded === false ? "on" : "off"}`);
  return parseSnapshot(
    `\n== link\n${JSON.stringify([eth1({ mtu: 1400, ifalias: "kvmnet:p/s/eth1", addr_info: [{ local: "192.0.2.6", prefixlen: 24, scope: "global" }], ...nic })])}\n${off}\n== nics\n${record}\n`,
  );
};
const removal = (snapshot: Snapshot) => removeOrders(snapshot, seen(snapshot), { facts: facts(), devices: [] });

test("on removal everything is given back, and our mark and record go", (t) => {
  t.deepEqual(removal(taken({})), [
    "alias_is eth1 kvmnet:p/s/eth1",
    "ip link set dev eth1 mtu 1500",
    "ethtool -K eth1 tx-tcp-segmentation on",
    "ip addr flush dev eth1 to 192.0.2.6/32",
    "ip addr replace 192.0.2.5/24 broadcast + dev eth1",
    "alias eth1 rack 3",
    "claim_remove nic-eth1",
  ]);
});

test("addresses of others' that go with ours, in its subnet or with the same host part, are set again", (t) => {
  const others = [
    { local: "192.0.2.6", prefixlen: 24, scope: "global" },
    { local: "192.0.2.8", prefixlen: 24, scope: "global", broadcast: "192.0.2.255" },
    { local: "192.0.2.6", prefixlen: 32, scope: "global" },
    { local: "192.0.2.6", prefixlen: 32, scope: "global", address: "198.51.100.9" },
  ];
  const again = ["ip addr replace 192.0.2.8/24 broadcast + dev eth1", "ip addr replace 192.0.2.6/32 broadcast + dev eth1"];
  const peer = "ip addr replace 192.0.2.6 peer 198.51.100.9/32 dev eth1";
  const lines = (more: object = {}) => removal(taken({ addr_info: others, ...more })).filter((line) => line.startsWith("ip addr"));
  t.deepEqual(lines(), ["ip addr flush dev eth1 to 192.0.2.6/32", "ip addr replace 192.0.2.5/24 broadcast + dev eth1", ...again, peer]);
  t.deepEqual(lines({ master: "br0" }), ["ip addr flush dev eth1 to 192.0.2.6/32", ...again, peer], "the former one does not come back on a port");
});

test("what somebody has changed since stays as it is", (t) => {
  const changed = taken({ mtu: 1300, ifalias: "rack 4", addr_info: [{ local: "192.0.2.7", prefixlen: 24, scope: "global" }] }, { offloaded: false });
  t.deepEqual(removal(changed), ["alias_is eth1 rack 4", "claim_remove nic-eth1"]);
});

test("a removal of a NIC that is nobody's does nothing", (t) => {
  t.deepEqual(removeOrders(host(), seen(host()), { facts: facts(), devices: [] }), []);
  t.throws(() => removal(taken({ ifalias: "kvmnet:p/other/x" })), { message: /looked after by p\/other\/x/ });
});

test("whose NIC it is: nobody's is taken, another's never, one with a foreign alias only when told so", (t) => {
  t.is(nicToTake(host(), args()).name, "eth1");
  t.throws(() => nicToTake(host(eth1({ ifalias: "kvmnet:p/other/x" })), args({ adopt: true })), { message: /looked after by p\/other\/x/ });
  t.throws(() => nicToTake(host(eth1({ ifalias: "rack 3" })), args()), { message: /rack 3.*adopt: true/s });
  t.is(nicToTake(host(eth1({ ifalias: "rack 3" })), args({ adopt: true })).alias, "rack 3");
  t.throws(() => nicToTake(host(eth1({ linkinfo: { info_kind: "bridge" } })), args()), { message: /use `Bridge`/ });
  t.throws(() => nicToTake(parseSnapshot(""), args()), { message: /no device named eth1/ });
});

const config: BootConfig = {
  title: "HostInterface eth1",
  owner: "p/s/eth1",
  key: "eth1",
  device: "eth1",
  up: true,
  commands: [
    { tool: "sriov", line: "eth1 4" },
    { tool: "ip", line: "link set dev eth1 vf 0 vlan 100 qos 0" },
    { tool: "ethtool", line: "-K eth1 tcp-segmentation-offload off" },
  ],
};
const bootHost = (more: Partial<BootHost> = {}): BootHost => ({ running: ["networkd", "unit"], tools: {}, owners: {}, ...more });

test("every manager brings virtual functions back before their settings, in sh that parses", (t) => {
  const statements = allStatements(config);
  t.regex(statements[1] ?? "", /sriov_numvfs.*; set_functions eth1 4$/);
  execFileSync("sh", ["-n"], { input: statements.join("\n") });
  const owner = { managers: ["networkmanager"] as const, ours: false, addressed: false };
  const hook = managers.networkmanager.files(config, bootHost({ running: ["networkmanager"], owners: { eth1: owner } })).at(-1)?.text ?? "";
  t.regex(hook, /while read -r nic number; do .*sriov_numvfs.*\neth1 4\nend\nip -force -batch - <<'end'\nlink set dev eth1 vf 0/);
  execFileSync("sh", ["-n"], { input: hook });
  const unit = managers.networkd.files(config, bootHost()).find(({ path }) => path.endsWith(".service"))?.text ?? "";
  t.regex(unit, /StandardInputText=sriov eth1 4\nStandardInputText=ip link set dev eth1 vf 0.*\nStandardInputText=ethtool -K eth1/);
  t.true(unit.includes("'sriov '*) set_functions $${line#sriov }"));
});

test("a NIC that NetworkManager gives addresses is not given others behind its back at boot", (t) => {
  const owner = { managers: ["networkmanager"] as const, source: "uuid", ours: false, addressed: true };
  const host = bootHost({ running: ["networkmanager", "unit"], owners: { eth1: owner } });
  const choice = choose("auto", { ...config, addresses: ["192.0.2.6/24"] }, host, "none");
  t.is(choice.manager, "none");
  t.regex(choice.refused ?? "", /gives eth1 addresses/);
});
