import { samples } from "./samples/hostInterface";
import { conformance } from "./suite";

conformance(samples);
