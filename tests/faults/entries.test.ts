import { samples as reservation } from "../conformance/samples/dhcpReservation";
import { samples as record } from "../conformance/samples/dnsRecord";
import { samples as nic } from "../conformance/samples/domainInterface";
import { samples as group } from "../conformance/samples/portGroup";
import { frozen } from "./daemons";
import { libvirtFaults } from "./libvirtFaults";
import { faultTests } from "./suite";

faultTests({ kinds: [reservation, record, group, nic], faults: libvirtFaults }, { kinds: [reservation], faults: [frozen("libvirtd")] });
