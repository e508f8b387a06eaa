import { samples as reservation } from "../conformance/samples/dhcpReservation";
import { samples as record } from "../conformance/samples/dnsRecord";
import { samples as nic } from "../conformance/samples/domainInterface";
import { samples as group } from "../conformance/samples/portGroup";
import { frozen, killedAtRules } from "./daemons";
import { libvirtFaults } from "./libvirtFaults";
import { faultTests } from "./suite";

/** The mark says another guest before the running network does. */
const moving = { ...reservation, edits: reservation.edits.filter(({ title }) => title === "another MAC address") };

faultTests(
  { kinds: [reservation, record, group, nic], faults: libvirtFaults },
  { kinds: [reservation], faults: [frozen("libvirtd")] },
  { kinds: [moving], faults: [killedAtRules("gives a reservation to another guest", "--insert")] },
);
