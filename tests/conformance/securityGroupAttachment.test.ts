import { samples } from "./samples/securityGroupAttachment";
import { conformance } from "./suite";

conformance(samples);
