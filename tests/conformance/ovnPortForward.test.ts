import { samples } from "./samples/ovnPortForward";
import { conformance } from "./suite";

conformance(samples);
