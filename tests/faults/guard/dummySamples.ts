import { dummy } from "../../../provider/linux/dummy";
import type { Samples } from "../../conformance/samples";

/** What a second client works on. */
export const samples = { kind: dummy } as unknown as Samples;
