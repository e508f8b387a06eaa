import { samples } from "./samples/dhcpOptions";
import { conformance } from "./suite";

conformance(samples);
