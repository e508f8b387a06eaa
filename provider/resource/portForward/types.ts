import type { CommonArgs } from "../kind";
import type { z } from "../zod";
import type { portForwardArgs, portForwardSaid } from "./schema";

export type PortForwardArgs = CommonArgs & z.infer<typeof portForwardArgs>;
export type PortForwardSaid = z.infer<typeof portForwardSaid>;
