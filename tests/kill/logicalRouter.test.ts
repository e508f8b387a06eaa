import { samples } from "../conformance/samples/logicalRouter";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/logicalRouter.ts");
