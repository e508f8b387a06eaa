import { samples } from "../conformance/samples/internalNetwork";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/internalNetwork.ts");
