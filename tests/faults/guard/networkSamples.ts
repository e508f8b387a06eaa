import { hostNetwork } from "../../../provider/linux/hostNetwork";
import type { Samples } from "../../conformance/samples";

/** The same for several devices as one. */
export const samples = { kind: hostNetwork } as unknown as Samples;
