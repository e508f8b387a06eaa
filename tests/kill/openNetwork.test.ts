import { samples } from "../conformance/samples/openNetwork";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/openNetwork.ts");
