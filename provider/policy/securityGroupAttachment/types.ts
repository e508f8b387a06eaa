import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { attachmentArgs, attachmentSpec, attachmentState } from "./schema";

export type AttachmentArgs = CommonArgs & z.infer<typeof attachmentArgs>;
export type AttachmentState = CommonState & z.infer<typeof attachmentState>;
export type AttachmentSpec = z.infer<typeof attachmentSpec>;
