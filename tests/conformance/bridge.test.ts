import { samples } from "./samples/bridge";
import { conformance } from "./suite";

conformance(samples);
