import { samples } from "../conformance/samples/trafficPolicy";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/trafficPolicy.ts");
