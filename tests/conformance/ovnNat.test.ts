import { samples } from "./samples/ovnNat";
import { conformance } from "./suite";

conformance(samples);
