import { samples } from "./samples/dnsRecord";
import { conformance } from "./suite";

conformance(samples);
