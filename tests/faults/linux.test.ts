import { samples as bridge } from "../conformance/samples/bridge";
import { samples as nic } from "../conformance/samples/hostInterface";
import { samples as settings } from "../conformance/samples/hostSettings";
import { samples as macvlan } from "../conformance/samples/macvlan";
import { samples as macvtap } from "../conformance/samples/macvtapInterface";
import { samples as rule } from "../conformance/samples/policyRule";
import { samples as route } from "../conformance/samples/staticRoute";
import { samples as veth } from "../conformance/samples/veth";
import { samples as vxlan } from "../conformance/samples/vxlan";
import { full, midway, readOnly, runFull } from "./disks";
import { cut, silent } from "./lines";
import { faultTests } from "./suite";
import { fails, failsAfter, hangs, lies, missing, slow } from "./tools";

const faults = [
  readOnly("/etc"),
  readOnly("/run"),
  readOnly("/var"),
  runFull,
  full("/etc/systemd"),
  missing("ip"),
  fails("ip"),
  failsAfter("ip"),
  lies("ip"),
  slow("ip"),
  missing("base64"),
  fails("base64"),
  fails("mv"),
  lies("mv"),
  cut,
];
const disksMidway = [midway(runFull), midway(readOnly("/run")), midway(readOnly("/etc")), midway(full("/etc/systemd"))];

/** Its file moves, and it is the only one that knows what was there before. */
const untilReboot = { ...settings, edits: settings.edits.filter(({ title }) => title === "until the next reboot only") };

faultTests(
  { kinds: [bridge, veth, macvlan, macvtap, vxlan], faults },
  { kinds: [bridge, veth, macvlan, macvtap, vxlan, route, rule, settings], faults: disksMidway },
  { kinds: [nic], faults: [readOnly("/etc"), runFull, midway(runFull), fails("ip"), lies("ip"), slow("ip"), lies("mv")] },
  { kinds: [route, rule], faults },
  { kinds: [settings], faults: [readOnly("/etc"), readOnly("/run"), runFull, fails("base64"), cut] },
  { kinds: [untilReboot], faults: [fails("mv"), lies("mv")] },
  { kinds: [route], faults: [hangs("ip"), silent] },
);
