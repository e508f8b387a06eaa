import { samples } from "./samples/openNetwork";
import { conformance } from "./suite";

conformance(samples);
