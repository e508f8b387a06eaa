import { samples as bridge } from "../conformance/samples/ovsBridge";
import { samples as port } from "../conformance/samples/ovsPort";
import { frozen, killed, killedMidway, stopped, stutters } from "./daemons";
import { full, ovsDatabaseFull, readOnly, runFull } from "./disks";
import { cut, silent } from "./lines";
import { faultTests } from "./suite";
import { fails, failsAfter, hangs, lies, missing, slow } from "./tools";

faultTests(
  {
    kinds: [bridge, port],
    faults: [
      killed("ovs-vswitchd"),
      killed("ovsdb-server"),
      killedMidway("ovs-vswitchd"),
      killedMidway("ovsdb-server"),
      stopped("ovsdb-server"),
      stutters("ovs-vswitchd"),
      stutters("ovsdb-server"),
      ovsDatabaseFull,
      readOnly("/run"),
      readOnly("/etc"),
      readOnly("/var"),
      runFull,
      full("/var/log/openvswitch"),
      missing("python3"),
      fails("python3"),
      failsAfter("python3"),
      lies("python3"),
      slow("python3"),
      cut,
    ],
  },
  { kinds: [port], faults: [frozen("ovs-vswitchd"), frozen("ovsdb-server"), hangs("python3"), silent] },
);
