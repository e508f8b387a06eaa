import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { hostInterfaceArgs, hostInterfaceState } from "./schema";

export type HostInterfaceArgs = CommonArgs & z.infer<typeof hostInterfaceArgs>;
export type HostInterfaceState = CommonState & z.infer<typeof hostInterfaceState>;
