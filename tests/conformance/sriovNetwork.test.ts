import { samples } from "./samples/sriovNetwork";
import { conformance } from "./suite";

conformance(samples);
