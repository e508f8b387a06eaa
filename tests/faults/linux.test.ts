import { samples as bridge } from "../conformance/samples/bridge";
import { samples as settings } from "../conformance/samples/hostSettings";
import { samples as rule } from "../conformance/samples/policyRule";
import { samples as route } from "../conformance/samples/staticRoute";
import { samples as veth } from "../conformance/samples/veth";
import { full, readOnly, runFull } from "./disks";
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

faultTests(
  { kinds: [bridge, veth], faults },
  { kinds: [route, rule], faults },
  { kinds: [settings], faults: [readOnly("/etc"), readOnly("/run"), runFull, fails("mv"), lies("mv"), fails("base64"), cut] },
  { kinds: [route], faults: [hangs("ip"), silent] },
);
