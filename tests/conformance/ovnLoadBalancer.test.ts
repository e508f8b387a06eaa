import { samples } from "./samples/ovnLoadBalancer";
import { conformance } from "./suite";

conformance(samples);
