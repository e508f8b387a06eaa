import { vmSamples } from "../../conformance/samples/hostSettings";
import { conformance } from "../../conformance/suite";

conformance(vmSamples);
