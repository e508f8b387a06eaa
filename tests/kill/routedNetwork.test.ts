import { samples } from "../conformance/samples/routedNetwork";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/routedNetwork.ts");
