import { samples } from "../conformance/samples/ovnNat";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovnNat.ts");
