import type { Change } from "./change";

/** The owner is part of what we keep in order; what is somebody else's is not taken from them. */
export function planClaim(state: { readonly owner: string }, args: { readonly owner: string }): Change[] {
  return state.owner === args.owner
    ? []
    : [
        {
          path: ["owner"],
          from: state.owner,
          to: args.owner,
          impact: "none",
          why: "only the mark is written",
          ...(state.owner !== "" && { refused: `it belongs to ${state.owner} now; remove it from that program, or from this one` }),
        },
      ];
}

/** What taking over something that is nobody's changes of it. */
export const markChange = ({ owner }: { readonly owner: string }): Change => ({
  path: ["owner"],
  from: "",
  to: owner,
  impact: "none",
  why: "only the mark is written",
});
