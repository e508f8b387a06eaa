import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { Persisted } from "../persistence/keeping";
import type { policyRuleArgs, policyRuleState } from "./schema";

export type PolicyRuleArgs = CommonArgs & z.infer<typeof policyRuleArgs>;
export type PolicyRuleState = CommonState & Omit<z.infer<typeof policyRuleState>, keyof Persisted> & Persisted;
