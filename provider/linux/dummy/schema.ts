import { z } from "../../resource/zod";
import { actingArgs, addressArgs, addressState, linkArgs, linkState } from "../device/schema";

export const dummyArgs = z.strictObject({
  ...addressArgs(),
  ...linkArgs(),
  ...actingArgs(
    "What may happen to devices and guests that stand on it when it is removed. `refuse` (default) names them; `detach` removes it from under them.",
  ),
});

export const dummyState = z.strictObject({ ...addressState(), ...linkState() });
