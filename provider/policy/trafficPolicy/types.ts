import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { trafficPolicyArgs, trafficPolicySpec, trafficPolicyState } from "./schema";

export type TrafficPolicyArgs = CommonArgs & z.infer<typeof trafficPolicyArgs>;
export type TrafficPolicyState = CommonState & z.infer<typeof trafficPolicyState>;
export type TrafficPolicySpec = z.infer<typeof trafficPolicySpec>;
/** The arguments alone. */
export type Asked = Omit<TrafficPolicySpec, "guest" | "uuid">;
export type Rate = NonNullable<Asked["inbound"]>;
