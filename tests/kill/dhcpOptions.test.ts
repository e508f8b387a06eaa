import { samples } from "../conformance/samples/dhcpOptions";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/dhcpOptions.ts");
