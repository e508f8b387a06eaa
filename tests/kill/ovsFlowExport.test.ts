import { samples } from "../conformance/samples/ovsFlowExport";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovsFlowExport.ts");
