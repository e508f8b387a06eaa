import { samples } from "../conformance/samples/bridgedNetwork";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/bridgedNetwork.ts");
