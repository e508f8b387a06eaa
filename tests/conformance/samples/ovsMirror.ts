import { ovsMirror } from "../../../provider/ovs/ovsMirror";
import type { Samples } from "../samples";
import { byHand, inventory, printed } from "./ovs";

const NAME = "cfmirror0";
const BRIDGE = "cfmbr0";
const OTHER = "cfmbr1";

const minimal = { bridge: BRIDGE, selectAll: true, outputPort: "cfmout" };
const full = {
  bridge: BRIDGE,
  selectSrcPorts: ["cfmb", "cfma"],
  selectDstPorts: ["cfma"],
  selectVlans: [200, 100],
  outputPort: "cfmout",
  snaplen: 128,
  externalIds: { site: "lab" },
  guard: { timeoutSeconds: 60 },
};
const rspan = { bridge: BRIDGE, selectSrcPorts: ["cfma"], outputVlan: 999 };

const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });
const create = (bridge: string, columns: string) => `ovs-vsctl -- --id=@m create Mirror name=${NAME} ${columns} -- add Bridge ${bridge} mirrors @m`;

export const samples: Samples = {
  kind: ovsMirror,
  name: NAME,
  setUp: (host) =>
    byHand(
      host,
      `for bridge in ${BRIDGE} ${OTHER}; do ovs-vsctl --may-exist add-br $bridge -- set Bridge $bridge datapath_type=netdev; done
      for port in cfma cfmb cfmout; do ovs-vsctl --may-exist add-port ${BRIDGE} $port -- set Interface $port type=internal; done`,
    ),
  tearDown: (host) => byHand(host, `ovs-vsctl --if-exists del-br ${BRIDGE} -- --if-exists del-br ${OTHER}`),
  minimal,
  full,
  edits: [
    { title: "other ports and VLANs", to: { ...full, selectSrcPorts: ["cfmb"], selectDstPorts: [], selectVlans: [5] }, impact: "none" },
    { title: "everything", from: full, to: minimal, impact: "none" },
    { title: "from SPAN to RSPAN", to: rspan, impact: "blip" },
    { title: "another bridge", from: rspan, to: { bridge: OTHER, selectAll: true, outputVlan: 999 }, impact: "replace" },
  ],
  drifts: [
    // Both are what Open vSwitch does by itself when a port goes.
    { title: "the output taken away", byHand: (host) => byHand(host, `ovs-vsctl clear Mirror ${NAME} output_port`) },
    { title: "a source taken away", byHand: (host) => byHand(host, `ovs-vsctl clear Mirror ${NAME} select_src_port`) },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovs-vsctl remove Mirror ${NAME} external_ids kvmnet-owner`) },
    { title: "the mirror removed", byHand: (host) => byHand(host, `ovs-vsctl clear Bridge ${BRIDGE} mirrors`) },
  ],
  bad: [
    { title: "no bridge", args: { selectAll: true, outputVlan: 5 }, property: "bridge", reason: /./ },
    { title: "no output", args: { bridge: BRIDGE, selectAll: true }, property: "outputPort", reason: /mirrors nothing/ },
    bad("two outputs", { outputVlan: 5 }, "outputVlan", /together/),
    bad("VLAN 4096", { selectVlans: [4096] }, "selectVlans[0]", /0 to 4095/),
    bad("a source twice", { selectSrcPorts: ["cfma", "cfma"] }, "selectSrcPorts[1]", /repeats/),
    bad("a snaplen shorter than a header", { snaplen: 13 }, "snaplen", /14 to 65535/),
    bad("a slash in the name", { name: "a/b" }, "name", /slash/),
    bad("our mark", { externalIds: { "kvmnet-owner": "x" } }, "externalIds.kvmnet-owner", /set for you/),
    bad("a misspelt property", { selectPort: ["cfma"] }, "selectPort", /./),
  ],
  foreign: {
    make: (host) => byHand(host, `${create(BRIDGE, "select_all=true output_vlan=7 external_ids:of=admin")}`),
    remove: (host) => byHand(host, `for b in ${BRIDGE} ${OTHER}; do ovs-vsctl --if-exists clear Bridge $b mirrors; done`),
    fingerprint: (host) =>
      printed(
        host,
        `ovs-vsctl --columns=_uuid,name,select_all,output_vlan,output_port,snaplen,external_ids list Mirror ${NAME}; ovs-vsctl get Bridge ${BRIDGE} mirrors`,
      ),
    adoptArgs: { bridge: BRIDGE, selectAll: true, outputVlan: 7 },
  },
  inventory,
};
