import { drift } from "../../conformance/promises/drift";
import { inputs } from "../../conformance/promises/inputs";
import { lifecycle } from "../../conformance/promises/lifecycle";
import { samples } from "../../conformance/samples/dummy";
import { conformance } from "../../conformance/suite";

// The rest belongs to the factory, and is shown with Vlan and Bond.
conformance(samples, [inputs, lifecycle, drift]);
