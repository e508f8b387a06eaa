import { samples } from "../conformance/samples/networkFirewall";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/networkFirewall.ts");
