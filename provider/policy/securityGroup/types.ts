import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { securityGroupArgs, securityGroupSpec, securityGroupState } from "./schema";

export type SecurityGroupArgs = CommonArgs & z.infer<typeof securityGroupArgs>;
export type SecurityGroupState = CommonState & z.infer<typeof securityGroupState>;
export type SecurityGroupSpec = z.infer<typeof securityGroupSpec>;
export type { SpecRule } from "./schema";
