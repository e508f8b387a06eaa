import { samples } from "../conformance/samples/ovnLoadBalancer";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/ovnLoadBalancer.ts");
