import { samples } from "./samples/ovnPortGroup";
import { conformance } from "./suite";

conformance(samples);
