import { samples } from "../../conformance/samples/bond";
import { killTests } from "../../kill/suite";

killTests(samples, "../conformance/samples/bond.ts");
