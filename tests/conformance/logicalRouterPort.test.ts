import { samples } from "./samples/logicalRouterPort";
import { conformance } from "./suite";

conformance(samples);
