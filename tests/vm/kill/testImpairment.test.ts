import { samples } from "../../conformance/samples/testImpairment";
import { killTests } from "../../kill/suite";

killTests(samples, "../conformance/samples/testImpairment.ts");
