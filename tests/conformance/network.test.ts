import { samples } from "./samples/network";
import { conformance } from "./suite";

conformance(samples);
