import { samples } from "./samples/bridgedNetwork";
import { conformance } from "./suite";

conformance(samples);
