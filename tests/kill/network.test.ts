import { samples } from "../conformance/samples/network";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/network.ts");
