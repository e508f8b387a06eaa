import { samples } from "./samples/ovsFlows";
import { conformance } from "./suite";

conformance(samples);
