import { samples } from "./samples/throughputTest";
import { conformance } from "./suite";

conformance(samples);
