import { samples } from "./samples/staticRoute";
import { conformance } from "./suite";

conformance(samples);
