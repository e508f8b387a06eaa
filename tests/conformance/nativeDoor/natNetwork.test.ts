import { drift } from "../promises/drift";
import { lifecycle } from "../promises/lifecycle";
import { samples } from "../samples/natNetwork";
import { conformance } from "../suite";

conformance(samples, [lifecycle, drift], "plugin");
