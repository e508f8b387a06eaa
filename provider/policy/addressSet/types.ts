import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { addressSetArgs, addressSetSpec, addressSetState } from "./schema";

export type AddressSetArgs = CommonArgs & z.infer<typeof addressSetArgs>;
export type AddressSetState = CommonState & z.infer<typeof addressSetState>;
export type AddressSetSpec = z.infer<typeof addressSetSpec>;
