import { samples } from "../conformance/samples/bridge";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/bridge.ts");
