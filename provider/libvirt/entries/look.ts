import { parseNetwork } from "../definition";
import type { Network } from "../model";
import type { NetworkTexts, Snapshot } from "../snapshot";
import { type EntryMark, marksOf } from "./marks";

/** A network as entries need it. */
export interface Seen {
  readonly texts: NetworkTexts;
  /** Set while it runs. */
  readonly live?: Network;
  /** What the next start takes; absent for a transient network. */
  readonly definition?: Network;
  readonly marks: readonly EntryMark[];
}

const seen = new WeakMap<NetworkTexts, Seen>();

/** Parses a network once, however many entries of it are looked at. */
export function see(texts: NetworkTexts): Seen {
  const known = seen.get(texts);
  if (known) {
    return known;
  }
  const definition = texts.persistent ? parseNetwork(texts.inactive) : undefined;
  const live = texts.active ? (definition && texts.live === texts.inactive ? definition : parseNetwork(texts.live)) : undefined;
  const made = { texts, live, definition, marks: marksOf(definition) };
  seen.set(texts, made);
  return made;
}

export function networkNamed(snapshot: Snapshot, name: string): Seen | undefined {
  const texts = snapshot.networks.find((network) => network.name === name);
  return texts && see(texts);
}
