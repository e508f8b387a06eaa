import { samples } from "./samples/ovnPolicy";
import { conformance } from "./suite";

conformance(samples);
