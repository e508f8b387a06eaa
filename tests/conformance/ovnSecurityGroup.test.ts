import { groupSamples } from "./samples/ovnGroups";
import { conformance } from "./suite";

conformance(groupSamples);
