import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { vxlanArgs, vxlanState } from "./schema";

export type VxlanArgs = CommonArgs & z.infer<typeof vxlanArgs>;
export type VxlanState = CommonState & z.infer<typeof vxlanState>;
