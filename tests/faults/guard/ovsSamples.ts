import { ovsPort } from "../../../provider/ovs/ovsPort";
import type { Samples } from "../../conformance/samples";

/** The same over Open vSwitch. */
export const samples = { kind: ovsPort } as unknown as Samples;
