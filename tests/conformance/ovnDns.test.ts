import { samples } from "./samples/ovnDns";
import { conformance } from "./suite";

conformance(samples);
