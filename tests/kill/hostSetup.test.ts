import { samples } from "../conformance/samples/hostSetup";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/hostSetup.ts");
