import { samples } from "../conformance/samples/securityGroup";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/securityGroup.ts");
