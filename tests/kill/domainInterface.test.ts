import { samples } from "../conformance/samples/domainInterface";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/domainInterface.ts");
