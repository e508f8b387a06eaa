import { samples } from "./samples/ovsUplink";
import { conformance } from "./suite";

conformance(samples);
