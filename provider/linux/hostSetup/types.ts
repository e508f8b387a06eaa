import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { hostSetupArgs, hostSetupState } from "./schema";

export type HostSetupArgs = CommonArgs & z.infer<typeof hostSetupArgs>;
export type HostSetupState = CommonState & z.infer<typeof hostSetupState>;
