import { samples } from "../conformance/samples/securityGroupAttachment";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/securityGroupAttachment.ts");
