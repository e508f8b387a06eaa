import { samples } from "../conformance/samples/providerNetwork";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/providerNetwork.ts");
