import { samples } from "../conformance/samples/staticRoute";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/staticRoute.ts");
