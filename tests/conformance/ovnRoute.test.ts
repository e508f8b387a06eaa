import { samples } from "./samples/ovnRoute";
import { conformance } from "./suite";

conformance(samples);
