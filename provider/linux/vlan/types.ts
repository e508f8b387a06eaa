import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { vlanArgs, vlanState } from "./schema";

export type VlanArgs = CommonArgs & z.infer<typeof vlanArgs>;
export type VlanState = CommonState & z.infer<typeof vlanState>;
