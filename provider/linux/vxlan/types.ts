import type { z } from "zod";
import type { CommonArgs, CommonState } from "../../resource/kind";
import type { vxlanArgs, vxlanState } from "./schema";

export type VxlanArgs = CommonArgs & z.infer<typeof vxlanArgs>;
export type VxlanState = CommonState & z.infer<typeof vxlanState>;
