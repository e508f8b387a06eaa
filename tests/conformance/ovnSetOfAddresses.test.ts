import { samples } from "./samples/ovnSetOfAddresses";
import { conformance } from "./suite";

conformance(samples);
