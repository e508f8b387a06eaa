import { samples } from "./samples/hostSetup";
import { conformance } from "./suite";

conformance(samples);
