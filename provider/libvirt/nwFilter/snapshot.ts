import { createHash } from "node:crypto";
import { KvmnetError } from "../../resource/error";
import { elementsOf, parseXml, textOf, withoutFormatting, type XmlElement } from "../xml";
import { isBuiltIn } from "./packaged";

/** What a host shows of libvirt's filters and of who uses them. Pure data. */
export interface Filters {
  readonly filters: readonly FilterSeen[];
  readonly guests: readonly GuestSeen[];
  /** Notes of whose a filter is, by its name. */
  readonly marks: ReadonlyMap<string, Mark>;
  /** Names of filters that the host's packages bring. */
  readonly packaged: ReadonlySet<string>;
}

export interface Mark {
  /** Of the filter that it is about; another one of the same name is somebody else's. */
  readonly uuid: string;
  readonly owner: string;
}

export interface FilterSeen {
  readonly name: string;
  readonly uuid: string;
  /** Of the text as libvirt prints it: what a work is decided on. */
  readonly hash: string;
  readonly definition: XmlElement;
}

export interface GuestSeen {
  readonly name: string;
  /** Filters that NICs of the running guest name; absent while it is off. */
  readonly live?: readonly string[];
  /** The same of what its next start takes. */
  readonly stored: readonly string[];
}

export const filterNamed = (seen: Filters, name: string): FilterSeen | undefined => seen.filters.find((one) => one.name === name);

export const isPackaged = (seen: Filters, name: string): boolean => isBuiltIn(name) || seen.packaged.has(name);

export function parseFilters(stdout: string, mark: string): Filters {
  const pieces = stdout
    .split(`${mark} `)
    .slice(1)
    // After the mark, virsh prompts on the same line.
    .map((piece) => ({ word: piece.slice(0, piece.indexOf(" ")), text: piece.slice(piece.indexOf("\n") + 1) }));
  const texts = (word: string) => pieces.flatMap((piece) => (piece.word === word && piece.text !== "" ? [piece.text] : []));
  const lines = (word: string) => texts(word).join("").split("\n").filter(Boolean);
  if (pieces.filter(({ word }) => word === "whole" || word === "end").length !== 4) {
    throw new KvmnetError({
      code: "step-failed",
      step: "read the filters",
      problem: "what libvirt says did not arrive whole",
      remedy: "run it again; if it stays, see that /run on the host is not full",
    });
  }
  return {
    filters: texts("filter").map(filterOf),
    guests: guestsOf(texts("live"), texts("stored")),
    marks: new Map(
      lines("marks").map((line) => {
        const [name = "", uuid = "", ...owner] = line.split(" ");
        return [name, { uuid, owner: owner.join(" ") }];
      }),
    ),
    packaged: new Set(lines("packaged").map((file) => file.replace(/\.xml$/, ""))),
  };
}

function filterOf(text: string): FilterSeen {
  const definition = withoutFormatting(parseXml(text));
  const [uuid] = elementsOf(definition, "uuid").map(textOf);
  return { name: definition.attributes.name ?? "", uuid: uuid ?? "", hash: createHash("sha256").update(text).digest("hex"), definition };
}

/** Lines of definitions: names, UUIDs and filterrefs, as `cut` in look.sh leaves them. */
function guestsOf(live: readonly string[], stored: readonly string[]): GuestSeen[] {
  const guests = new Map<string, { name: string; live?: readonly string[]; stored: readonly string[] }>();
  const parsed = (text: string) => {
    const root = parseXml(`<guest>${text}</guest>`);
    const said = (name: string) => elementsOf(root, name).map(textOf)[0] ?? "";
    const filters = [...new Set(elementsOf(root, "filterref").map(({ attributes }) => attributes.filter ?? ""))];
    return { uuid: said("uuid"), name: said("name"), filters };
  };
  for (const { uuid, name, filters } of live.map(parsed)) {
    guests.set(uuid, { name, live: filters, stored: [] });
  }
  for (const { uuid, name, filters } of stored.map(parsed)) {
    guests.set(uuid, { ...guests.get(uuid), name, stored: filters });
  }
  return [...guests.values()];
}
