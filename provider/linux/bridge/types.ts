import type { z } from "zod";
import type { CommonArgs, CommonState } from "../../resource/kind";
import type { PortOptionsArgs } from "./portSchema";
import type { bridgeArgs, bridgeState } from "./schema";

export type BridgeArgs = CommonArgs & z.infer<typeof bridgeArgs>;
export type BridgeState = CommonState & z.infer<typeof bridgeState>;
export type PortOptions = PortOptionsArgs;
