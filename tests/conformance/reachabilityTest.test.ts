import { samples } from "./samples/reachabilityTest";
import { conformance } from "./suite";

conformance(samples);
