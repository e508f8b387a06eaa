import { veth } from "../../../provider/linux/veth";
import type { Samples } from "../samples";
import { common, commonBad, commonDrifts, commonEdits, foreignDevice, inventoryOf, ip } from "./devices";
import { removeLinks } from "./links";

const name = "kvtve0";
const peer = "kvtve0p";

const full = { peer, peerUp: true, ...common(76, "52:54:00:76:00:01") };

export const samples: Samples = {
  kind: veth,
  name,
  tearDown: (host) => removeLinks(host, [name, "kvtve1", peer]),
  minimal: { peer },
  full: { ...full, guard: { timeoutSeconds: 120 } },
  edits: [
    ...commonEdits(76, full, "52:54:00:76:00:02"),
    { title: "the other end down", to: { ...full, peerUp: false }, impact: "blip" },
    { title: "another peer", to: { ...full, peer: "kvtve0q" }, impact: "replace" },
    { title: "another name", to: { ...full, name: "kvtve1" }, impact: "replace" },
  ],
  drifts: [
    ...commonDrifts(name, 76),
    { title: "the other end is set down", byHand: ip(`link set ${peer} down`) },
    { title: "the other end is removed", byHand: ip(`link del ${peer}`) },
  ],
  bad: [
    ...commonBad.map((bad) => ({ ...bad, args: { peer, ...bad.args } })),
    { title: "no peer", args: {}, property: "peer", reason: /./ },
    { title: "itself as the peer", args: { peer: name }, property: "peer", reason: /itself/ },
    { title: "a peer of 16 characters", args: { peer: "peer012345678901" }, property: "peer", reason: /15 characters/ },
  ],
  foreign: foreignDevice(name, `ip link add ${name} type veth peer name ${peer}; ip link set ${name} up; ip link set ${peer} up`, { peer }, ["kvtve1"]),
  inventory: inventoryOf("veth"),
};
