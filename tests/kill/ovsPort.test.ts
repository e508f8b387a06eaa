import { samples } from "../conformance/samples/ovsPort";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovsPort.ts");
