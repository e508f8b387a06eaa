import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { macvtapArgs, macvtapState } from "./schema";

export type MacvtapArgs = CommonArgs & z.infer<typeof macvtapArgs>;
export type MacvtapState = CommonState & z.infer<typeof macvtapState>;
