import { samples } from "../conformance/samples/veth";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/veth.ts");
