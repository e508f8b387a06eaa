import { samples as reservation } from "../conformance/samples/dhcpReservation";
import { samples as record } from "../conformance/samples/dnsRecord";
import { samples as nat } from "../conformance/samples/natNetwork";
import { samples as group } from "../conformance/samples/portGroup";
import { frozen, killed, killedMidway, stopped, stutters } from "./daemons";
import { full, readOnly, runFull } from "./disks";
import { cut, silent } from "./lines";
import { faultTests } from "./suite";
import { fails, failsAfter, hangs, lies, missing, slow } from "./tools";

const faults = [
  killed("libvirtd"),
  killedMidway("libvirtd"),
  stopped("libvirtd"),
  stutters("libvirtd"),
  readOnly("/etc"),
  readOnly("/etc/libvirt"),
  readOnly("/run"),
  readOnly("/var"),
  runFull,
  full("/etc/libvirt/qemu/networks"),
  full("/var/lib/libvirt/dnsmasq"),
  missing("virsh"),
  fails("virsh"),
  failsAfter("virsh"),
  lies("virsh"),
  slow("virsh"),
  missing("dnsmasq"),
  fails("dnsmasq"),
  lies("dnsmasq"),
  cut,
];

faultTests(
  { kinds: [nat], faults },
  { kinds: [reservation, record, group], faults },
  { kinds: [nat], faults: [hangs("virsh"), silent] },
  { kinds: [reservation], faults: [frozen("libvirtd")] },
);
