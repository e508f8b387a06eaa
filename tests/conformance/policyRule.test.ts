import { samples } from "./samples/policyRule";
import { conformance } from "./suite";

conformance(samples);
