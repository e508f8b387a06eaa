import { samples } from "./samples/securityGroup";
import { conformance } from "./suite";

conformance(samples);
