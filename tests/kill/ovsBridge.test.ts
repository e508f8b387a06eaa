import { samples } from "../conformance/samples/ovsBridge";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovsBridge.ts");
