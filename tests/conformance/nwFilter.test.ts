import { samples } from "./samples/nwFilter";
import { conformance } from "./suite";

conformance(samples);
