import { samples } from "../conformance/samples/portGroup";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/portGroup.ts");
