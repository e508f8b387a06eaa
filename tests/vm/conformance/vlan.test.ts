import { samples } from "../../conformance/samples/vlan";
import { conformance } from "../../conformance/suite";

conformance(samples);
