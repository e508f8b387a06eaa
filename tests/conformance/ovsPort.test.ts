import { samples } from "./samples/ovsPort";
import { conformance } from "./suite";

conformance(samples);
