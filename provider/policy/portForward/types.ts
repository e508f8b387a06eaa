import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { portForwardArgs, portForwardSpec, portForwardState } from "./schema";

export type PortForwardArgs = CommonArgs & z.infer<typeof portForwardArgs>;
export type PortForwardState = CommonState & z.infer<typeof portForwardState>;
export type PortForwardSpec = z.infer<typeof portForwardSpec>;
