import { samples } from "./samples/networkFirewall";
import { conformance } from "./suite";

conformance(samples);
