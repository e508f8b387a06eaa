import type { CommonArgs } from "../kind";
import type { z } from "../zod";
import type { securityGroupArgs, securityGroupSpec } from "./schema";

export type SecurityGroupArgs = CommonArgs & z.infer<typeof securityGroupArgs>;
export type SecurityGroupSpec = z.infer<typeof securityGroupSpec>;
export type { SpecRule } from "./schema";
