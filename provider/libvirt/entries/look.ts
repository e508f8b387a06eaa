import { type Definitions, definitionsOf, type NetworkTexts } from "../snapshot";
import { type EntryMark, marksOf } from "./marks";

/** A network as entries need it. */
export interface Seen extends Definitions {
  readonly texts: NetworkTexts;
  readonly marks: readonly EntryMark[];
}

const seen = new WeakMap<NetworkTexts, Seen>();

/** Works a network out once, however many entries of it are looked at. */
export function see(texts: NetworkTexts): Seen {
  const known = seen.get(texts);
  if (known) {
    return known;
  }
  const definitions = definitionsOf(texts);
  const made = { ...definitions, texts, marks: marksOf(definitions.definition ?? definitions.live) };
  seen.set(texts, made);
  return made;
}
