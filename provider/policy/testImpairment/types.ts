import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { testImpairmentArgs, testImpairmentSpec, testImpairmentState } from "./schema";

export type TestImpairmentArgs = CommonArgs & z.infer<typeof testImpairmentArgs>;
export type TestImpairmentState = CommonState & z.infer<typeof testImpairmentState>;
export type TestImpairmentSpec = z.infer<typeof testImpairmentSpec>;

/** The arguments alone; what they come to on the host is the spec. */
export type Asked = Omit<TestImpairmentSpec, "impaired" | "guest">;
