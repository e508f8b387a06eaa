import { samples } from "./samples/portGroup";
import { conformance } from "./suite";

conformance(samples);
