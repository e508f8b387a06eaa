import { samples } from "../conformance/samples/reachabilityTest";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/reachabilityTest.ts");
