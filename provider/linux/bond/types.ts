import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { bondArgs, bondState } from "./schema";

export type BondArgs = CommonArgs & z.infer<typeof bondArgs>;
export type BondState = CommonState & z.infer<typeof bondState>;
export type BondMode = BondArgs["mode"];
