import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { networkFirewallArgs, networkFirewallSpec, networkFirewallState } from "./schema";

export type NetworkFirewallArgs = CommonArgs & z.infer<typeof networkFirewallArgs>;
export type NetworkFirewallState = CommonState & z.infer<typeof networkFirewallState>;
export type NetworkFirewallSpec = z.infer<typeof networkFirewallSpec>;
export type Asked = Omit<NetworkFirewallSpec, "bridge" | "subnets">;
