import { samples } from "../conformance/samples/ovsFlows";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovsFlows.ts");
