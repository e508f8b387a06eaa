import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { reachabilityTestArgs, reachabilityTestSpec, reachabilityTestState } from "./schema";

export type ReachabilityTestArgs = CommonArgs & z.infer<typeof reachabilityTestArgs>;
export type ReachabilityTestState = CommonState & z.infer<typeof reachabilityTestState>;
export type ReachabilityTestSpec = z.infer<typeof reachabilityTestSpec>;
