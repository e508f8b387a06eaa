import { bridge } from "../../../provider/linux/bridge";
import type { Samples } from "../../conformance/samples";

/** What a client process of killed.test.ts works on. */
export const samples = { kind: bridge } as unknown as Samples;
