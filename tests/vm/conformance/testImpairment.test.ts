import { drift } from "../../conformance/promises/drift";
import { inputs } from "../../conformance/promises/inputs";
import { lifecycle } from "../../conformance/promises/lifecycle";
import { samples } from "../../conformance/samples/testImpairment";
import { conformance } from "../../conformance/suite";

// The rest belongs to what all fragments are, and is shown in namespaces.
conformance(samples, [inputs, lifecycle, drift]);
