import { samples } from "../conformance/samples/portForward";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/portForward.ts");
