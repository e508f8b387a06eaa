import { samples } from "../conformance/samples/macvtapNetwork";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/macvtapNetwork.ts");
