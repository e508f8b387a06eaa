import { samples } from "./samples/ovnQos";
import { conformance } from "./suite";

conformance(samples);
