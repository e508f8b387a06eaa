import { samples } from "../conformance/samples/ovnAddressSet";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovnAddressSet.ts");
