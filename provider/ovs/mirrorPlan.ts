import { isDeepStrictEqual } from "node:util";
import { planGuard } from "../host/guard/argument";
import type { Change } from "../resource/change";
import { planClaim } from "../resource/claim";
import type { Impacts, PropertyImpact } from "../resource/plan";
import { planKeys } from "./keys";
import type { MirrorArgs } from "./mirrorArgs";
import type { MirrorState } from "./mirrorState";

const copies: PropertyImpact = { impact: "none", why: "other packets are copied; the bridge learns its addresses anew, and floods until then" };
const output: PropertyImpact = { impact: "blip", why: "a port that copies go out by carries nothing else from that moment on; a VLAN of copies is flooded" };

export const mirrorImpacts = {
  bridge: { impact: "replace", why: "a mirror is of one bridge" },
  selectAll: copies,
  selectSrcPorts: copies,
  selectDstPorts: copies,
  selectVlans: copies,
  outputPort: output,
  outputVlan: output,
  snaplen: copies,
  externalIds: { impact: "none", why: "a note for other programs" },
  guard: { impact: "none", why: "only remembered, for later changes" },
} satisfies Impacts<MirrorArgs>;

const { externalIds, guard: _, ...exact } = mirrorImpacts;

/** What a property that is not set stands for: the mirror is ours alone. */
const unset: Partial<MirrorState> = { selectAll: false, selectSrcPorts: [], selectDstPorts: [], selectVlans: [] };

export function planMirror(state: MirrorState, args: MirrorArgs): Change[] {
  const changes = (Object.keys(exact) as (keyof typeof exact)[])
    .map((property) => ({ path: [property], from: state[property], to: args[property] ?? unset[property], ...exact[property] }))
    // A bridge there is always; it is only not known yet.
    .filter(({ path, from, to }) => !isDeepStrictEqual(from, to) && !(path[0] === "bridge" && to === undefined));
  return [
    ...planClaim(state, args),
    ...changes,
    ...planKeys({ property: "externalIds", observed: state.externalIds, wanted: args.externalIds, managed: state.managedKeys?.externalIds, ...externalIds }),
    ...planGuard(state, args),
  ];
}
