import type { z } from "zod";
import type { CommonArgs, CommonState } from "../../resource/kind";
import type { vlanArgs, vlanState } from "./schema";

export type VlanArgs = CommonArgs & z.infer<typeof vlanArgs>;
export type VlanState = CommonState & z.infer<typeof vlanState>;
