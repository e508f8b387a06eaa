import type { CommonState } from "../../resource/kind";
import { securityGroupView } from "../../resource/securityGroup/schema";
import { z } from "../../resource/zod";
import { persistence } from "../table/state";

export const securityGroupState = z.strictObject({ ...securityGroupView, ...persistence });

export type SecurityGroupState = CommonState & z.infer<typeof securityGroupState>;
