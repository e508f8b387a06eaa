import { samples } from "./samples/ovnAddressSet";
import { conformance } from "./suite";

conformance(samples);
