import { samples } from "../conformance/samples/macvtapInterface";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/macvtapInterface.ts");
