import { isDeepStrictEqual } from "node:util";
import type { Change } from "../../resource/change";
import { planClaim } from "../../resource/claim";
import type { CommonState } from "../../resource/kind";
import type { Impacts, PropertyImpact } from "../../resource/plan";
import { field, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import { type FilterView, type NwFilterArgs, nwFilterArgs } from "./schema";
import type { FilterSeen, Filters } from "./snapshot";
import { viewOf } from "./xmlOf";

const { chain, priority, references, rules } = nwFilterArgs.shape;

export const nwFilterState = z.strictObject({
  chain: field(chain.unwrap(), { description: "The chain that it belongs to." }),
  priority: field(priority.unwrap(), { description: "When its chain is entered, among the others." }),
  references: field(references.unwrap(), { description: "Filters that belong to it." }),
  rules: field(rules.unwrap(), { description: "Its rules." }),
  uuid: field(text(), { description: "libvirt's UUID of it.", term: "<uuid>" }),
  runningGuests: field(z.array(text()), { description: "Names of running guests whose NICs it filters, also by way of another filter." }),
  usedBy: field(z.array(text()), { description: "What names it: `guest web`, running or not, and `filter lan-guest`. While there is any, it is not removed." }),
});

export interface NwFilterState extends CommonState, Required<FilterView> {
  uuid: string;
  runningGuests: string[];
  usedBy: string[];
}

/** Whose a filter is: the note that names its UUID says. */
export const ownerOf = ({ marks }: Filters, { name, uuid }: FilterSeen): string => {
  const mark = marks.get(name);
  return mark?.uuid === uuid ? mark.owner : "";
};

export function observeFilter(seen: Filters, there: FilterSeen): NwFilterState {
  return {
    name: there.name,
    owner: ownerOf(seen, there),
    ...viewOf(there.definition),
    uuid: there.uuid,
    runningGuests: runningGuests(seen, there.name),
    usedBy: usersOf(seen, there.name),
  };
}

/** What names it: guests that run, guests that are off, other filters. */
export function usersOf({ guests, filters }: Filters, name: string): string[] {
  const byGuests = guests.flatMap(({ name: guest, live, stored }) =>
    live?.includes(name) || stored.includes(name) ? [`guest ${guest}${live ? "" : " (off)"}`] : [],
  );
  const byFilters = filters.filter((one) => referencesOf(one).includes(name)).map((one) => `filter ${one.name}`);
  return [...byGuests, ...byFilters].sort();
}

export const referencesOf = ({ definition }: FilterSeen): string[] => viewOf(definition).references.map(({ filter }) => filter);

/** Every filter that one of these leads to, themselves included. */
export function reachable({ filters }: Filters, names: readonly string[]): Set<string> {
  const found = new Set(names);
  // A set grows while it is gone through.
  for (const name of found) {
    for (const next of filters.filter((one) => one.name === name).flatMap(referencesOf)) {
      found.add(next);
    }
  }
  return found;
}

function runningGuests(seen: Filters, name: string): string[] {
  return seen.guests.flatMap(({ name: guest, live }) => (live && reachable(seen, live).has(name) ? [guest] : [])).sort();
}

const live: PropertyImpact = {
  impact: "blip",
  why: "running guests use it: libvirt makes their rules anew at once. What passes goes on; what its rules on layer 3 (tcp, udp, icmp, all …) hold back gets through for some milliseconds",
};
const idle: PropertyImpact = { impact: "none", why: "no running guest uses it" };

export const nwFilterImpacts: Impacts<NwFilterArgs> = {
  name: { impact: "replace", why: "libvirt does not rename a filter: it is removed, which guests and filters that name it stand against, and made anew" },
  chain: live,
  priority: live,
  references: live,
  rules: live,
};

const compared = ["chain", "priority", "references", "rules"] as const;

export function planFilter(state: NwFilterState, args: NwFilterArgs): Change[] {
  const guests = state.runningGuests;
  const cost = guests.length === 0 ? idle : { ...live, why: `${live.why} (${guests.join(", ")})` };
  return [
    ...(state.name === args.name ? [] : [{ path: ["name"], from: state.name, to: args.name, ...(nwFilterImpacts.name as PropertyImpact) }]),
    ...compared.flatMap((property): Change[] => {
      const [from, to] = [state[property], args[property]];
      return to === undefined || isDeepStrictEqual(from, to) ? [] : [{ path: [property], from, to, ...cost }];
    }),
    ...planClaim(state, args),
  ];
}
