import { kindArgs } from "../provider/engine/args";
import type { AnyKind } from "../provider/resource/kind";

/** Arguments as a kind takes them, without Pulumi. */
export const wholeArgs = (kind: AnyKind, args: object): never => kind.complete(kindArgs(kind).parse(args) as never) as never;
