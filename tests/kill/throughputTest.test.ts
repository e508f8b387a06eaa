import { samples } from "../conformance/samples/throughputTest";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/throughputTest.ts");
