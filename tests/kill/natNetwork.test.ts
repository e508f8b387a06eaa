import { samples } from "../conformance/samples/natNetwork";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/natNetwork.ts");
