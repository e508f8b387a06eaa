import { samples } from "../conformance/samples/ovsMirror";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovsMirror.ts");
