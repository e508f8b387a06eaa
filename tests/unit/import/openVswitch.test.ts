import test from "ava";
import type { Host } from "../../../provider/host/host";
import { findOpenVswitch } from "../../../provider/import/findOpenVswitch";
import { isResource } from "../../../provider/import/item";
import type { InterfaceRow } from "../../../provider/ovs/snapshot";
import { openVswitchOf } from "../../../provider/topology/openVswitch";
import { bridgeRow, guestInterface, guestPort, interfaceRow, portRow, snapshotOf } from "../ovs/rows";

const device = (name: string, type = "system", more: Partial<InterfaceRow> = {}) => interfaceRow(name, { type, ...more });

const names = ["br", "vnet0", "bond", "odd", "tunnel", "patch", "eth1"];
const snapshot = snapshotOf({
  bridges: [
    bridgeRow("br", { ports: names.map((name) => `port-${name}`) }),
    bridgeRow("br-int", { ports: ["port-ovn-a1b2c3-0"], failMode: "secure", externalIds: { "ovn-startup-ts": "1" } }),
  ],
  ports: [
    portRow("ovn-a1b2c3-0", { externalIds: { "ovn-chassis-id": "a1b2c3@192.0.2.1" } }),
    ...names.filter((name) => !["vnet0", "bond", "eth1"].includes(name)).map((name) => portRow(name)),
    guestPort("vnet0"),
    portRow("bond", { interfaces: ["interface-eth3", "interface-eth2"], bondMode: "balance-slb" }),
    portRow("eth1", { externalIds: { "kvmnet-owner": "a/b/c" }, vlanMode: "trunk", trunks: [7, 8] }),
  ],
  interfaces: [
    device("br", "internal"),
    guestInterface("vnet0"),
    device("eth1"),
    device("eth2"),
    device("eth3"),
    device("odd", "stt"),
    device("tunnel", "gre", { options: { remote_ip: "192.0.2.1", psk: "hush", tos: "inherit" } }),
    device("ovn-a1b2c3-0", "geneve"),
    device("patch", "patch", { options: { peer: "other", unheard: "of" } }),
  ],
});

const host = { label: "kvm1", snapshot: async () => snapshot } as unknown as Host;

test("a bridge that only a controller would fill is a problem, and that which OVN fills is none", (t) => {
  const bridge = (externalIds: Record<string, string>) => bridgeRow("br-int", { failMode: "secure", externalIds });
  const problems = (row: ReturnType<typeof bridge>) => openVswitchOf(snapshotOf({ bridges: [row] }), []).nodes.map((node) => node.problems?.length);
  t.deepEqual([problems(bridge({})), problems(bridge({ "ovn-nb-cfg": "7" }))], [[1], [0]]);
});

test("bridges and ports; guests' ports are nobody's business, and what cannot be said is told", async (t) => {
  const items = await findOpenVswitch(host);
  t.deepEqual(
    items.map((item) => (isResource(item) ? [item.kind, item.name, item.args, item.remarks, item.blocked] : [item.name, item.remark])),
    [
      ["OvsBridge", "br", { datapathType: "netdev" }, [], []],
      ["OvsPort", "bond", { type: "bond", bridge: "br", members: ["eth2", "eth3"], bondMode: "balance-slb" }, [], []],
      ["OvsPort", "eth1", { type: "system", bridge: "br", trunks: [7, 8], vlanMode: "trunk" }, [], ["it belongs to a/b/c"]],
      ["odd", "port odd of the Open vSwitch bridge br: odd is an interface of type stt, which OvsPort does not know"],
      ["OvsPort", "patch", { type: "patch", bridge: "br", peer: "other" }, ["options unheard: a port of type patch has no word for them; they stay"], []],
      [
        "OvsPort",
        "tunnel",
        { type: "gre", bridge: "br", remoteIp: "192.0.2.1", options: { tos: "inherit" } },
        ['options.psk is secret and not written; it stays as it is. To manage it: options: { psk: config.requireSecret("…") }'],
        [],
      ],
      ["br-int", "bridge br-int of Open vSwitch: ovn-controller makes it and takes it away by itself"],
      ["ovn-a1b2c3-0", "port ovn-a1b2c3-0 of Open vSwitch: ovn-controller makes it and takes it away by itself"],
    ],
  );
});
