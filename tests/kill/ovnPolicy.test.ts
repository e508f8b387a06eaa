import { samples } from "../conformance/samples/ovnPolicy";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovnPolicy.ts");
