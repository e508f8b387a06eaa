import { samples } from "../conformance/samples/ovnRoute";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovnRoute.ts");
