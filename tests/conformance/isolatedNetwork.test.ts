import { samples } from "./samples/isolatedNetwork";
import { conformance } from "./suite";

conformance(samples);
