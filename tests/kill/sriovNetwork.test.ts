import { samples } from "../conformance/samples/sriovNetwork";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/sriovNetwork.ts");
