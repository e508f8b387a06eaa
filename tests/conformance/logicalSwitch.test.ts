import { samples } from "./samples/logicalSwitch";
import { conformance } from "./suite";

conformance(samples);
