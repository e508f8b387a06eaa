import { samples } from "../conformance/samples/isolatedNetwork";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/isolatedNetwork.ts");
