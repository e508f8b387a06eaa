import { samples } from "../conformance/samples/hostInterface";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/hostInterface.ts");
