import { samples } from "./samples/domainInterface";
import { conformance } from "./suite";

conformance(samples);
