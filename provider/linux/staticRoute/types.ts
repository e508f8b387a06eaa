import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { Persisted } from "../persistence/keeping";
import type { staticRouteArgs, staticRouteState } from "./schema";

export type StaticRouteArgs = CommonArgs & z.infer<typeof staticRouteArgs>;
export type StaticRouteState = CommonState & Omit<z.infer<typeof staticRouteState>, keyof Persisted> & Persisted;
