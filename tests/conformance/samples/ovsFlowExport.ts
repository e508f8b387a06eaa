import { ovsFlowExport } from "../../../provider/ovs/flowExport";
import type { Samples } from "../samples";
import { byHand, inventory, printed } from "./ovs";

const NAME = "cfexport0";
const BRIDGE = "cfebr0";
const OTHER = "cfebr1";

const minimal = { type: "netflow", bridge: BRIDGE, targets: ["192.0.2.1:2055"] };
const full = {
  type: "ipfix",
  bridge: BRIDGE,
  targets: ["[2001:db8::1]:4739", "192.0.2.1:4739"],
  sampling: 64,
  observationDomainId: 7,
  observationPointId: 9,
  cacheActiveTimeoutSeconds: 60,
  cacheMaxFlows: 1000,
  otherConfig: { "enable-input-sampling": "false" },
  externalIds: { site: "lab" },
};
const sflow = { type: "sflow", bridge: BRIDGE, targets: ["192.0.2.1:6343"], agent: "lo", headerBytes: 96, pollingSeconds: 10, sampling: 100 };

const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });
const TABLES = ["NetFlow", "sFlow", "IPFIX"];

export const samples: Samples = {
  kind: ovsFlowExport,
  name: NAME,
  setUp: (host) => byHand(host, `for bridge in ${BRIDGE} ${OTHER}; do ovs-vsctl --may-exist add-br $bridge -- set Bridge $bridge datapath_type=netdev; done`),
  tearDown: (host) => byHand(host, `ovs-vsctl --if-exists del-br ${BRIDGE} -- --if-exists del-br ${OTHER}`),
  minimal,
  full,
  edits: [
    { title: "another collector, and nothing else any more", to: { type: "ipfix", bridge: BRIDGE, targets: ["192.0.2.2:4739"] }, impact: "none" },
    {
      title: "timeouts and numbers",
      from: minimal,
      to: { ...minimal, activeTimeoutSeconds: 30, addIdToInterface: true, engineId: 3, engineType: 4 },
      impact: "none",
    },
    { title: "sampling", from: sflow, to: { ...sflow, agent: "192.0.2.9", sampling: 1 }, impact: "none" },
    { title: "another protocol", from: minimal, to: sflow, impact: "replace" },
    { title: "another bridge", to: { ...full, bridge: OTHER }, impact: "replace" },
  ],
  drifts: [
    { title: "another collector", byHand: (host) => byHand(host, `ovs-vsctl set IPFIX $(ovs-vsctl get Bridge ${BRIDGE} ipfix) targets='"192.0.2.77:4739"'`) },
    { title: "another rate", byHand: (host) => byHand(host, `ovs-vsctl set IPFIX $(ovs-vsctl get Bridge ${BRIDGE} ipfix) sampling=5`) },
    { title: "a key of ours", byHand: (host) => byHand(host, `ovs-vsctl clear IPFIX $(ovs-vsctl get Bridge ${BRIDGE} ipfix) other_config`) },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovs-vsctl remove IPFIX $(ovs-vsctl get Bridge ${BRIDGE} ipfix) external_ids kvmnet-owner`) },
    { title: "the export removed", byHand: (host) => byHand(host, `ovs-vsctl clear Bridge ${BRIDGE} ipfix`) },
  ],
  bad: [
    { title: "no bridge", args: { type: "netflow", targets: ["192.0.2.1:2055"] }, property: "bridge", reason: /./ },
    { title: "no protocol", args: { bridge: BRIDGE, targets: ["192.0.2.1:2055"] }, property: "type", reason: /netflow/ },
    bad("another protocol", { type: "netflow9" }, "type", /netflow/),
    bad("no collector", { targets: [] }, "targets", /at least one/),
    bad("a host name", { targets: ["collector.example:2055"] }, "targets[0]", /resolves no names/),
    bad("no port", { targets: ["192.0.2.1"] }, "targets[0]", /an address and a port/),
    bad("port 0", { targets: ["192.0.2.1:0"] }, "targets[0]", /an address and a port/),
    bad("port 65536", { targets: ["192.0.2.1:65536"] }, "targets[0]", /an address and a port/),
    bad("IPv6 without brackets", { targets: ["2001:db8::1:2055"] }, "targets[0]", /an address and a port/),
    bad("a collector twice", { targets: ["[2001:db8::1]:2055", "[2001:db8:0::1]:2055"] }, "targets[1]", /repeats/),
    bad("a timeout of -2", { activeTimeoutSeconds: -2 }, "activeTimeoutSeconds", /-1 to/),
    bad("an engine beyond a byte", { engineId: 256 }, "engineId", /0 to 255/),
    bad("what another protocol has", { sampling: 5 }, "sampling", /./),
    { title: "sampling of 0", args: { ...sflow, sampling: 0 }, property: "sampling", reason: /1 to/ },
    { title: "an agent that is no device", args: { ...sflow, agent: "a b" }, property: "agent", reason: /./ },
    { title: "a record that is never sent", args: { ...full, cacheActiveTimeoutSeconds: 4201 }, property: "cacheActiveTimeoutSeconds", reason: /0 to 4200/ },
    bad("a name without end", { name: "a".repeat(256) }, "name", /255/),
    bad("our mark", { externalIds: { "kvmnet-owner": "x" } }, "externalIds.kvmnet-owner", /set for you/),
    bad("our name", { externalIds: { "kvmnet-name": "x" } }, "externalIds.kvmnet-name", /set for you/),
  ],
  foreign: {
    make: (host) =>
      byHand(host, `ovs-vsctl -- --id=@e create NetFlow targets='"192.0.2.1:2055"' active_timeout=7 external_ids:of=admin -- set Bridge ${BRIDGE} netflow=@e`),
    remove: (host) => byHand(host, `for b in ${BRIDGE} ${OTHER}; do for c in netflow sflow ipfix; do ovs-vsctl clear Bridge $b $c; done; done`),
    fingerprint: (host) => printed(host, `ovs-vsctl list NetFlow $(ovs-vsctl get Bridge ${BRIDGE} netflow)`),
    adoptArgs: { ...minimal, activeTimeoutSeconds: 7 },
  },
  inventory: async (host) => {
    const rows = TABLES.map((table) => `ovs-vsctl --bare --columns=targets,external_ids list ${table} | sed "/^$/d; s/^/${table} /"`);
    return [...(await inventory(host)), ...(await printed(host, rows.join("\n"))).split("\n").filter(Boolean)].sort();
  },
};
