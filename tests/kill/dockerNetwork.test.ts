import { samples } from "../conformance/samples/dockerNetwork";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/dockerNetwork.ts");
