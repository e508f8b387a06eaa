import { samples } from "./samples/natNetwork";
import { conformance } from "./suite";

conformance(samples);
