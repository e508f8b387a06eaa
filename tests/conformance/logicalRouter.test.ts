import { samples } from "./samples/logicalRouter";
import { conformance } from "./suite";

conformance(samples);
