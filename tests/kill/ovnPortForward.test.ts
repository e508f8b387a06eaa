import { samples } from "../conformance/samples/ovnPortForward";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovnPortForward.ts");
