import { samples } from "../conformance/samples/hostSettings";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/hostSettings.ts");
