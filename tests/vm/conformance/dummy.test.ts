import { samples } from "../../conformance/samples/dummy";
import { conformance } from "../../conformance/suite";

conformance(samples);
