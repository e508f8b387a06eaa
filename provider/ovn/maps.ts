import type { PropertyImpact } from "../resource/plan";
import { field, textMap } from "../resource/schema";
import type { Table } from "./northbound/rows";

/** A map of which only some keys are ours; `words`: what it holds. */
export const keysOf = (words: string, term: string) =>
  field(textMap().optional(), { description: `${words} Only the keys given here are managed; one that is taken out here is removed.`, term });

export const externalIds = (table: Table) => keysOf("Keys for other programs.", `${table}.external_ids`);

export const ofExternalIds: PropertyImpact = { impact: "none", why: "a note for other programs" };
