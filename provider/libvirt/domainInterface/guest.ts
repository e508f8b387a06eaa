import type { DomainTexts, Snapshot } from "../snapshot";
import { parseXml, textOf } from "../xml";
import { marksIn, type NicMark } from "./mark";
import { type DomainInterfaceXml, domainInterface } from "./model";

/** One side of a guest: what runs, or what the next start takes. */
export interface Side {
  readonly nics: readonly DomainInterfaceXml[];
  readonly marks: readonly NicMark[];
}

export interface Guest {
  readonly name: string;
  readonly uuid: string;
  /** Absent while it is off. */
  readonly live?: Side;
  /** Absent for a transient one. */
  readonly stored?: Side;
  /** `bridge/port` of every port of a Linux bridge. */
  readonly bridgePorts: ReadonlySet<string>;
}

export type Place = "live" | "stored";
/** What runs comes first: a change that the running guest does not take must leave its definition alone, by which it is to start again. */
export const places: readonly Place[] = ["live", "stored"];

/** Guests are parsed only when asked for. */
export function guestWhere(snapshot: Snapshot, wanted: { name?: string; uuid?: string }): Guest | undefined {
  const found = snapshot.domains.find((texts) => (wanted.uuid === undefined ? nameOf(texts) === wanted.name : texts.uuid === wanted.uuid));
  return found && parse(found, snapshot);
}

export const allGuests = (snapshot: Snapshot): Guest[] => snapshot.domains.map((texts) => parse(texts, snapshot));

/** Guests that hold a mark of this name. */
export function guestsWithNic(snapshot: Snapshot, name: string): Guest[] {
  return snapshot.domains
    .filter(({ live = "", stored = "" }) => [...marksIn(live), ...marksIn(stored)].some((mark) => mark.name === name))
    .map((texts) => parse(texts, snapshot));
}

export const macOf = (nic: DomainInterfaceXml) => nic.mac?.address?.toLowerCase() ?? "";

export const nicWith = (side: Side | undefined, mac: string) => side?.nics.find((nic) => macOf(nic) === mac);

/** Every mark of a guest: where the two sides say different things, what runs counts. */
export function marksOf({ live, stored }: Guest): NicMark[] {
  return [...new Map([...(stored?.marks ?? []), ...(live?.marks ?? [])].map((mark) => [mark.mac, mark])).values()];
}

const names = new WeakMap<DomainTexts, string>();

function nameOf(texts: DomainTexts): string {
  const known = names.get(texts);
  if (known !== undefined) {
    return known;
  }
  const element = /^ {2}<name>.*<\/name>$/m.exec(texts.live ?? texts.stored ?? "")?.[0];
  const name = element === undefined ? "" : textOf(parseXml(element.trim()));
  names.set(texts, name);
  return name;
}

function parse(texts: DomainTexts, { bridgePorts }: Snapshot): Guest {
  return { name: nameOf(texts), uuid: texts.uuid, live: side(texts.live), stored: side(texts.stored), bridgePorts };
}

function side(text: string | undefined): Side | undefined {
  if (text === undefined) {
    return undefined;
  }
  const nics = text.match(/^ {4}<interface [\s\S]*?^ {4}<\/interface>/gm) ?? [];
  return { nics: nics.map((nic) => domainInterface.read(parseXml(nic))), marks: marksIn(text) };
}
