import { samples } from "../conformance/samples/ovnDns";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovnDns.ts");
