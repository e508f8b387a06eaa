import { samples } from "../conformance/samples/logicalSwitch";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/logicalSwitch.ts");
