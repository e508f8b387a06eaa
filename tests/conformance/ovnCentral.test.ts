import { samples } from "./samples/ovnCentral";
import { conformance } from "./suite";

conformance(samples);
