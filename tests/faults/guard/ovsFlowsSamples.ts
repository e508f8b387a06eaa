import { ovsFlows } from "../../../provider/ovs/flows";
import type { Samples } from "../../conformance/samples";

/** The same for flows of the bridge that the way in goes over. */
export const samples = { kind: ovsFlows } as unknown as Samples;
