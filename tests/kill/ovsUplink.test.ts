import { samples } from "../conformance/samples/ovsUplink";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovsUplink.ts");
