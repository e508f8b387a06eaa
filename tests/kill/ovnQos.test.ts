import { samples } from "../conformance/samples/ovnQos";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovnQos.ts");
