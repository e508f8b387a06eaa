import type { Change } from "./change";

interface Marked {
  readonly owner: string;
}

/**
 * Whether a mark on the host is that of this resource: the one that it has by now, or the one that it had before it was renamed. A state that is updated
 * (`last`) has none but those, for the engine refuses it before when it has become somebody else's.
 */
export const isMine = (owner: string, args: Marked, last: Marked | undefined): boolean =>
  owner === args.owner || (last !== undefined && owner !== "" && owner === last.owner);

/** The owner is part of what we keep in order; whether it is ours to change says the engine. */
export function planClaim(state: Marked, args: Marked): Change[] {
  return state.owner === args.owner ? [] : [{ ...markChange(args), from: state.owner }];
}

/** What taking over something that is nobody's changes of it. */
export const markChange = ({ owner }: Marked): Change => ({
  path: ["owner"],
  from: "",
  to: owner,
  impact: "none",
  why: "only the mark is written",
});
