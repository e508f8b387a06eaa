import { samples } from "./samples/logicalSwitchPort";
import { conformance } from "./suite";

conformance(samples);
