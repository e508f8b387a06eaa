import { samples } from "../conformance/samples/ovnSecurityGroup";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovnSecurityGroup.ts");
