import { samples } from "../conformance/samples/addressSet";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/addressSet.ts");
