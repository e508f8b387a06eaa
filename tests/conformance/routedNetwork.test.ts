import { samples } from "./samples/routedNetwork";
import { conformance } from "./suite";

conformance(samples);
