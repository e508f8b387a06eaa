import { samples } from "../conformance/samples/ovnCentral";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovnCentral.ts");
