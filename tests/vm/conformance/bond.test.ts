import { samples } from "../../conformance/samples/bond";
import { conformance } from "../../conformance/suite";

conformance(samples);
