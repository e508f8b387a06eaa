import { macvlan } from "../../../provider/linux/macvlan";
import type { Samples } from "../samples";
import { common, commonBad, commonDrifts, commonEdits, foreignDevice, inventoryOf, ip } from "./devices";
import { makeVeths, removeLinks } from "./links";

const name = "kvtmvl0";
const lower = "kvtmvll";
const lower2 = "kvtmvlm";

const full = { lowerDevice: lower, mode: "bridge", ...common(74, "52:54:00:74:00:01") };
const plain = { lowerDevice: lower, addresses: ["198.18.74.2/24"] };

export const samples: Samples = {
  kind: macvlan,
  name,
  setUp: (host) => makeVeths(host, [lower, lower2]),
  tearDown: (host) => removeLinks(host, [name, "kvtmvl1", lower, lower2]),
  minimal: { lowerDevice: lower },
  full: { ...full, guard: { timeoutSeconds: 120 } },
  edits: [
    ...commonEdits(74, full, "52:54:00:74:00:02"),
    { title: "another mode", to: { ...full, mode: "private" }, impact: "none" },
    { title: "into passthrough: made anew in place", from: plain, to: { ...plain, mode: "passthrough" }, impact: "blip" },
    { title: "another lower device: made anew in place", to: { ...full, lowerDevice: lower2 }, impact: "blip" },
    { title: "another name", to: { ...full, name: "kvtmvl1" }, impact: "replace" },
  ],
  drifts: [...commonDrifts(name, 74), { title: "another mode", byHand: ip(`link set ${name} type macvlan mode vepa`) }],
  bad: [
    ...commonBad.map((bad) => ({ ...bad, args: { lowerDevice: lower, ...bad.args } })),
    { title: "no lower device", args: {}, property: "lowerDevice", reason: /./ },
    { title: "the loopback device below", args: { lowerDevice: "lo" }, property: "lowerDevice", reason: /loopback/ },
    { title: "on top of itself", args: { lowerDevice: name }, property: "lowerDevice", reason: /itself/ },
    { title: "an unknown mode", args: { lowerDevice: lower, mode: "source" }, property: "mode", reason: /bridge/ },
  ],
  foreign: foreignDevice(name, `ip link add ${name} link ${lower} type macvlan mode vepa; ip link set ${name} up`, { lowerDevice: lower, mode: "vepa" }, [
    "kvtmvl1",
  ]),
  inventory: inventoryOf("macvlan"),
};
