import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { hostSettingsArgs, hostSettingsState } from "./schema";

export type HostSettingsArgs = CommonArgs & z.infer<typeof hostSettingsArgs>;
export type HostSettingsState = CommonState & z.infer<typeof hostSettingsState>;
