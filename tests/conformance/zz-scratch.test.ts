import { conformance } from "./suite";
import { samples } from "/tmp/kvw/G/ovsBridgeSample";
conformance(samples);
