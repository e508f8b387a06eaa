import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { throughputTestArgs, throughputTestSpec, throughputTestState } from "./schema";

export type ThroughputTestArgs = CommonArgs & z.infer<typeof throughputTestArgs>;
export type ThroughputTestState = CommonState & z.infer<typeof throughputTestState>;
export type ThroughputTestSpec = z.infer<typeof throughputTestSpec>;
