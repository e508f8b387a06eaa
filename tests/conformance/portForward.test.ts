import { samples } from "./samples/portForward";
import { conformance } from "./suite";

conformance(samples);
