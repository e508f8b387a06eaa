import { vmSamples } from "../../conformance/samples/bridge";
import { conformance } from "../../conformance/suite";

conformance(vmSamples);
