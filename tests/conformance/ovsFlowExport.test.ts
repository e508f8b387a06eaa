import { samples } from "./samples/ovsFlowExport";
import { conformance } from "./suite";

conformance(samples);
