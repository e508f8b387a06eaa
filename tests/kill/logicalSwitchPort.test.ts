import { samples } from "../conformance/samples/logicalSwitchPort";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/logicalSwitchPort.ts");
