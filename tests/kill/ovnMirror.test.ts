import { samples } from "../conformance/samples/ovnMirror";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovnMirror.ts");
