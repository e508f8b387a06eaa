import { map } from "../host/ovsdbValue";
import { ownerKey, uplinkKey } from "../host/ovsMarks";
import { isMine } from "../resource/claim";
import { KvmnetError } from "../resource/error";
import type { CommonArgs } from "../resource/kind";
import { byUuid, expect, type Operation } from "./ovsdb";

export { ownerKey };

/** What the program calls a row that has no name of its own. */
export const nameKey = "kvmnet-name";

interface Marked {
  readonly uuid: string;
  readonly name: string;
  readonly externalIds: Readonly<Record<string, string>>;
}

export const ownerOf = (row: Marked): string => row.externalIds[ownerKey] ?? "";

/** A port that the host's addresses came with is an OvsUplink, not an OvsPort. */
export const isUplinkOfOurs = ({ externalIds }: Pick<Marked, "externalIds">): boolean => uplinkKey in externalIds;

/** Refuses a row that is not ours to change. `what` in words: `a bridge`; `last`: what we knew of ours. */
export function claim(row: Marked, args: CommonArgs, what: string, last?: Remembered): void {
  const owner = ownerOf(row);
  if (isMine(owner, args, last) || (owner === "" && (args.adopt || row.uuid === last?.uuid))) {
    return;
  }
  throw new KvmnetError({
    code: "not-ours",
    property: "name",
    problem: `${what} named ${row.name} exists already and ${owner === "" ? "carries no mark of ours" : `belongs to ${owner}`}`,
    remedy: owner === "" ? "choose another name, or set `adopt: true` to take it over" : `choose another name, or remove it from ${owner}`,
  });
}

interface Remembered {
  readonly owner: string;
  readonly uuid: string;
}

/** Whether a row is the one that the state speaks of: it bears our mark, or it is the very row and somebody only took the mark off. */
export const isStill = (row: Marked, last: Remembered): boolean => {
  const owner = ownerOf(row);
  return owner === "" ? row.uuid === last.uuid : last.owner === "" || owner === last.owner;
};

/** Of what the state speaks of, only a row that bears our mark is deleted. */
export function mayDelete(row: Marked, last: Remembered): boolean {
  if (!isStill(row, last)) {
    return false;
  }
  if (ownerOf(row) === "") {
    throw new KvmnetError({
      code: "not-ours",
      problem: `somebody took our mark off ${row.name}, so it is not deleted`,
      remedy: `to delete it, run \`pulumi up\` once, which marks it again; to keep it, remove it from the state (\`pulumi state delete\`)`,
    });
  }
  return ownerOf(row) === last.owner;
}

/** Guards against somebody marking, unmarking or replacing the row since we have looked. */
export const sameOwner = (table: string, row: Marked): Operation => expect(table, byUuid(row.uuid), [{ external_ids: map(row.externalIds) }]);
