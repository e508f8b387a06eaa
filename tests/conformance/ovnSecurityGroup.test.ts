import { samples } from "./samples/ovnSecurityGroup";
import { conformance } from "./suite";

conformance(samples);
