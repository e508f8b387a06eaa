import { samples } from "../conformance/samples/nwFilter";
import { killed, killedMidway, stopped } from "./daemons";
import { full, readOnly, runFull } from "./disks";
import { cut } from "./lines";
import { faultTests } from "./suite";
import { fails, failsAfter, lies, missing, slow } from "./tools";

faultTests({
  kinds: [samples],
  faults: [
    killed("libvirtd"),
    killedMidway("libvirtd"),
    stopped("libvirtd"),
    readOnly("/etc"),
    readOnly("/etc/libvirt"),
    readOnly("/run"),
    runFull,
    full("/etc/libvirt/nwfilter"),
    missing("virsh"),
    fails("virsh"),
    failsAfter("virsh"),
    lies("virsh"),
    slow("virsh"),
    cut,
  ],
});
