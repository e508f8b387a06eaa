import { samples } from "../conformance/samples/nwFilter";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/nwFilter.ts");
