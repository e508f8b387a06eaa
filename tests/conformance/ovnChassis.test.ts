import { samples } from "./samples/ovnChassis";
import { conformance } from "./suite";

conformance(samples);
