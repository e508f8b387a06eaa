import { isDeepStrictEqual } from "node:util";
import type { Change } from "../../resource/change";
import { field } from "../../resource/schema";
import { type GuardSettings, guardSettings } from "./settings";

/** The argument of every kind whose changes may touch the way by which we reach the host. */
export const guardArg = () =>
  field(guardSettings().optional(), {
    description:
      "How a change that touches the way by which we reach the host is guarded: unless it is confirmed over a new connection, the host goes back by itself. What is not set here is taken from `connection.guard`. Remembered for the removal.",
  });

/** For kinds that have no table of impacts for it. */
export function planGuard(state: { readonly guard?: GuardSettings | undefined }, args: { readonly guard?: GuardSettings | undefined }): Change[] {
  return args.guard === undefined || isDeepStrictEqual(state.guard, args.guard)
    ? []
    : [{ path: ["guard"], from: state.guard, to: args.guard, impact: "none", why: "only remembered, for later changes" }];
}

export const guardState = () => field(guardSettings().optional(), { description: "How changes are guarded, for the removal." });
