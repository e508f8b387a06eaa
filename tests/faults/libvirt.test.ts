import { samples as nat } from "../conformance/samples/natNetwork";
import { libvirtFaults } from "./libvirtFaults";
import { silent } from "./lines";
import { faultTests } from "./suite";
import { hangs } from "./tools";

faultTests({ kinds: [nat], faults: [...libvirtFaults, hangs("virsh"), silent] });
