import { dummy } from "../../../provider/linux/dummy";
import type { Samples } from "../samples";
import { common, commonBad, commonDrifts, foreignDevice, inventoryOf } from "./devices";
import { removeLinks } from "./links";

const name = "kvtdu0";
const full = common(80, "52:54:00:80:00:01");

export const samples: Samples = {
  kind: dummy,
  name,
  lab: "vm",
  tearDown: (host) => removeLinks(host, [name, "kvtdu1"]),
  minimal: {},
  full: { ...full, guard: { timeoutSeconds: 120 } },
  edits: [
    { title: "no addresses", to: { ...full, addresses: [], gateway: "none", gateway6: "none", gatewayMetric: undefined }, impact: "blip" },
    { title: "another MAC address and MTU", to: { ...full, mac: "52:54:00:80:00:02", mtu: 9000 }, impact: "blip" },
    { title: "kept by nobody over a reboot", to: { ...full, persistence: "runtime" }, impact: "none" },
    { title: "another name", to: { ...full, name: "kvtdu1" }, impact: "replace" },
  ],
  drifts: commonDrifts(name, 80).filter(({ title }) => /an address is added|set down|^removed$/.test(title)),
  bad: commonBad,
  foreign: foreignDevice(name, `ip link add ${name} type dummy; ip link set ${name} up`, { persistence: "runtime" }, ["kvtdu1"]),
  inventory: inventoryOf("dummy"),
};
