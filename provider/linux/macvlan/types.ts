import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { macvlanArgs, macvlanState } from "./schema";

export type MacvlanArgs = CommonArgs & z.infer<typeof macvlanArgs>;
export type MacvlanState = CommonState & z.infer<typeof macvlanState>;
