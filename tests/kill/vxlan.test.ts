import { samples } from "../conformance/samples/vxlan";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/vxlan.ts");
