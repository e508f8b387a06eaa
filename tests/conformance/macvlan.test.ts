import { samples } from "./samples/macvlan";
import { conformance } from "./suite";

conformance(samples);
