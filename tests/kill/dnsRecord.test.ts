import { samples } from "../conformance/samples/dnsRecord";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/dnsRecord.ts");
