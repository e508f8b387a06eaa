import { setSamples } from "./samples/ovnGroups";
import { conformance } from "./suite";

conformance(setSamples);
