import { samples } from "./samples/addressSet";
import { conformance } from "./suite";

conformance(samples);
