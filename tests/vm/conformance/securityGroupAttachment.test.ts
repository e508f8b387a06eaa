import { drift } from "../../conformance/promises/drift";
import { lifecycle } from "../../conformance/promises/lifecycle";
import { vmSamples } from "../../conformance/samples/securityGroupAttachment";
import { conformance } from "../../conformance/suite";

// The rest is shown in namespaces.
conformance(vmSamples, [lifecycle, drift]);
