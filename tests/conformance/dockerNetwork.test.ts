import { samples } from "./samples/dockerNetwork";
import { conformance } from "./suite";

conformance(samples);
