import { addressSetView } from "../../resource/addressSet";
import type { CommonState } from "../../resource/kind";
import { z } from "../../resource/zod";
import { persistence } from "../table/state";

export const addressSetState = z.strictObject({ ...addressSetView, ...persistence });

export type AddressSetState = CommonState & z.infer<typeof addressSetState>;
