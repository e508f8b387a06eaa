import { samples } from "./samples/ovsBridge";
import { conformance } from "./suite";

conformance(samples);
