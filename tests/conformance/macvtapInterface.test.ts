import { samples } from "./samples/macvtapInterface";
import { conformance } from "./suite";

conformance(samples);
