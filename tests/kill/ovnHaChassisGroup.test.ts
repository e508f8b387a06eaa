import { samples } from "../conformance/samples/ovnHaChassisGroup";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovnHaChassisGroup.ts");
