import type { CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { portForwardSpec, portForwardState } from "./schema";

export type PortForwardState = CommonState & z.infer<typeof portForwardState>;
export type PortForwardSpec = z.infer<typeof portForwardSpec>;
