import { samples } from "./samples/ovnMirror";
import { conformance } from "./suite";

conformance(samples);
