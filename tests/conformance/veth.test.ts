import { samples } from "./samples/veth";
import { conformance } from "./suite";

conformance(samples);
