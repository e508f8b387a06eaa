import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { PortOptionsArgs } from "./portSchema";
import type { bridgeArgs, bridgeState } from "./schema";

export type BridgeArgs = CommonArgs & z.infer<typeof bridgeArgs>;
export type BridgeState = CommonState & z.infer<typeof bridgeState>;
export type PortOptions = PortOptionsArgs;
