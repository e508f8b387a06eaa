import { samples } from "./samples/hostSettings";
import { conformance } from "./suite";

conformance(samples);
