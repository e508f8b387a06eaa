import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { dummyArgs, dummyState } from "./schema";

export type DummyArgs = CommonArgs & z.infer<typeof dummyArgs>;
export type DummyState = CommonState & z.infer<typeof dummyState>;
