import { samples } from "./samples/macvtapNetwork";
import { conformance } from "./suite";

conformance(samples);
