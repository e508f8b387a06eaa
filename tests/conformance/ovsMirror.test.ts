import { samples } from "./samples/ovsMirror";
import { conformance } from "./suite";

conformance(samples);
