import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { vethArgs, vethState } from "./schema";

export type VethArgs = CommonArgs & z.infer<typeof vethArgs>;
export type VethState = CommonState & z.infer<typeof vethState>;
