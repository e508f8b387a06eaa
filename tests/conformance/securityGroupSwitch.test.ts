import { drift } from "./promises/drift";
import { lifecycle } from "./promises/lifecycle";
import { switchSamples } from "./samples/securityGroupAttachment";
import { conformance } from "./suite";

// What does not depend on who carries it out is shown with Linux bridges.
conformance(switchSamples, [lifecycle, drift]);
