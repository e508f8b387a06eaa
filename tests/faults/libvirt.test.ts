import { samples as nat } from "../conformance/samples/natNetwork";
import { killedAtRules } from "./daemons";
import { libvirtFaults } from "./libvirtFaults";
import { silent } from "./lines";
import { faultTests } from "./suite";
import { hangs } from "./tools";

/** What is left lies under a name or an address that no definition says any more, or belongs to a network that is not to run. */
const moved = ["another bridge name", "another MAC address", "stopped"];
const moving = { ...nat, edits: nat.edits.filter(({ title }) => moved.includes(title)) };

faultTests(
  { kinds: [nat], faults: [...libvirtFaults, hangs("virsh"), silent] },
  { kinds: [moving], faults: [killedAtRules("ends a network that moves", "--delete")] },
);
