import { samples } from "../conformance/samples/ovnPortGroup";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovnPortGroup.ts");
