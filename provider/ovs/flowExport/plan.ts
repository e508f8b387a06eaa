import { isDeepStrictEqual } from "node:util";
import type { Change } from "../../resource/change";
import { planClaim } from "../../resource/claim";
import type { Impacts, PropertyImpact } from "../../resource/plan";
import { planKeys } from "../keys";
import { allProperties, columnsOf, unsetOf } from "./protocols";
import type { AnyExport, ExportArgs, ExportState } from "./schema";

const live: PropertyImpact = { impact: "none", why: "Open vSwitch counts anew from then on; packets go on" };
const otherRow = "it is taken off, and made anew there";

export const exportImpacts = {
  type: { impact: "replace", why: otherRow },
  bridge: { impact: "replace", why: otherRow },
  targets: live,
  ...(Object.fromEntries(allProperties.map((property) => [property, live])) as Record<string, PropertyImpact>),
  externalIds: { impact: "none", why: "a note for other programs" },
  otherConfig: live,
} satisfies Record<string, PropertyImpact> as Impacts<ExportArgs> & Record<"type" | "bridge" | "targets" | "externalIds" | "otherConfig", PropertyImpact>;

/** The row is ours alone: what is not set is as when nobody says anything. */
export function planExport(state: ExportState, args: AnyExport): Change[] {
  const { targets, externalIds, otherConfig } = exportImpacts;
  // Both are always there; one may only not be known yet.
  const places = (["type", "bridge"] as const)
    .filter((property) => args[property] !== undefined && state[property] !== args[property])
    .map((property) => ({ path: [property], from: state[property], to: args[property], ...exportImpacts[property] }));
  if (state.type !== args.type) {
    return [...planClaim(state, args), ...places];
  }
  const values = [["targets", targets] as const, ...Object.keys(columnsOf(args.type)).map((property) => [property, live] as const)]
    .map(([property, impact]) => ({ path: [property], from: state[property], to: args[property] ?? unsetOf(args.type)[property], ...impact }))
    .filter(({ from, to }) => !isDeepStrictEqual(from, to));
  return [
    ...planClaim(state, args),
    ...places,
    ...values,
    ...planKeys({ property: "externalIds", observed: state.externalIds, wanted: args.externalIds, managed: state.managedKeys?.externalIds, ...externalIds }),
    ...planKeys({ property: "otherConfig", observed: state.otherConfig, wanted: args.otherConfig, managed: state.managedKeys?.otherConfig, ...otherConfig }),
  ];
}
