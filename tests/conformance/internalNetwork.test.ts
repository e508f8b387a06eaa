import { samples } from "./samples/internalNetwork";
import { conformance } from "./suite";

conformance(samples);
