import { samples } from "./samples/providerNetwork";
import { conformance } from "./suite";

conformance(samples);
