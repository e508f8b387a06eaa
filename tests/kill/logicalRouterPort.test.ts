import { samples } from "../conformance/samples/logicalRouterPort";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/logicalRouterPort.ts");
