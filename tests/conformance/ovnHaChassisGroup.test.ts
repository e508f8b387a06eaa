import { samples } from "./samples/ovnHaChassisGroup";
import { conformance } from "./suite";

conformance(samples);
