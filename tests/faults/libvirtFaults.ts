import { killed, killedAtRules, killedMidway, stopped, stutters } from "./daemons";
import { full, readOnly, runFull } from "./disks";
import type { Fault } from "./fault";
import { cut } from "./lines";
import { fails, failsAfter, lies, missing, slow } from "./tools";

/** What may go wrong beneath a virtual network and its entries. */
export const libvirtFaults: readonly Fault[] = [
  killed("libvirtd"),
  killedMidway("libvirtd"),
  killedAtRules("puts a network's rules in", "--insert"),
  killedAtRules("takes a network's rules away", "--delete"),
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
