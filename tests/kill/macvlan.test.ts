import { samples } from "../conformance/samples/macvlan";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/macvlan.ts");
