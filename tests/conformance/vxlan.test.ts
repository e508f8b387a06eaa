import { samples } from "./samples/vxlan";
import { conformance } from "./suite";

conformance(samples);
