import { samples } from "../conformance/samples/ovnChassis";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovnChassis.ts");
