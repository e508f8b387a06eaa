import { samples } from "../conformance/samples/policyRule";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/policyRule.ts");
