import { samples } from "../conformance/samples/ovnSetOfAddresses";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovnSetOfAddresses.ts");
