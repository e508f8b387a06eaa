import { samples } from "./samples/trafficPolicy";
import { conformance } from "./suite";

conformance(samples);
