import { checkArgs } from "../engine/check";
import { resolveConnection } from "../engine/connection";
import { argsOf } from "../engine/diff";
import type { Json } from "../engine/json";
import { imported } from "../engine/state";
import type { Connection } from "../host/connection";
import { destination } from "../host/destination";
import type { Host } from "../host/host";
import { KvmnetError } from "../resource/error";
import type { Grammar, Present } from "../resource/identity";
import type { AnyKind, CommonState } from "../resource/kind";
import type { z } from "../resource/zod";
import { describeFound } from "./describeFound";

/** Whose resource is to have what is found. */
export interface Importer {
  /** The resource's logical name. */
  readonly name: string;
  /** Its mark: `project/stack/name`. */
  readonly owner: string;
  /** The stack's connection, as its config has it. */
  readonly stackConnection?: unknown;
  readonly connectionSchema: z.ZodType<Connection>;
  openHost(connection: Connection): Promise<Host>;
}

export interface Imported {
  /** The id that `create` gives such a resource. */
  readonly id: string;
  /** What the program has to say for its next preview to change nothing but the mark. */
  readonly inputs: Json;
  /** The state, as `create` and `read` give it. */
  readonly outputs: Json;
  /** Why the next `up` would do more than mark it, all the same. */
  readonly doubts: readonly string[];
  /** What the inputs do not say. */
  readonly remarks: readonly string[];
}

/** An id in its parts. */
export interface ParsedId {
  /** As ssh is given it, or `local`; absent: the stack's. */
  readonly host?: string;
  /** The rest, in normal form. */
  readonly words: string;
}

/** Of any kind: the object that an id means, as a resource that leaves it as it is. Changes nothing on the host. */
export async function importById(kind: AnyKind, id: string, importer: Importer): Promise<Imported> {
  const { host: named, words } = parseId(kind, id);
  const own = named === undefined ? undefined : connectionTo(named, importer);
  const host = await importer.openHost(resolveConnection(importer.connectionSchema, own, importer.stackConnection));
  const found = await locate(kind, host, words, importer.name);
  const { item, state } = await describeFound(host, kind, found, importer.owner);
  const inputs: Json = { ...(state.name !== importer.name && { name: state.name }), ...item.args, ...(own !== undefined && { connection: own }) };
  const args = argsOf(checkArgs(kind, { ...item.args, name: state.name, owner: importer.owner }).inputs);
  const known: (CommonState & object) | undefined = kind.remembers && (await kind.read(host, state.name, { ...state, ...kind.remembers(args) }));
  return {
    id: state.name,
    inputs,
    outputs: imported(kind, known ?? state, { ...args, connection: own }, host.facts.machineId),
    doubts: item.blocked,
    remarks: item.remarks,
  };
}

/** What is typed after the last word of `pulumi import TYPE NAME`. A host stands before the first slash, unless the whole is an id without one. */
export function parseId(kind: AnyKind, id: string): ParsedId {
  const whole = kind.id.normal(id);
  if (whole !== undefined) {
    return { words: whole };
  }
  const cut = id.indexOf("/");
  const words = cut > 0 ? kind.id.normal(id.slice(cut + 1)) : undefined;
  if (words === undefined) {
    throw new KvmnetError({
      code: "invalid-input",
      resource: kind.type,
      property: "id",
      problem: `${JSON.stringify(id)} is not the id of a ${kind.type}, which is [HOST/]${kind.id.form}`,
      remedy: howTo(kind.id),
    });
  }
  return { host: id.slice(0, cut), words };
}

const howTo = ({ words, examples }: Grammar) =>
  `HOST is what ssh is given ([USER@]HOST[:PORT]) or \`local\`, and may be left out where the stack has a connection; ${words}. Such as ${examples.map((one) => `kvm1/${one}`).join(", ")}`;

/** The stack's own connection has more to it (keys, an ssh config): a host of that name means all of it, so that the resource needs none of its own. */
export function connectionTo(text: string, { connectionSchema, stackConnection }: Pick<Importer, "connectionSchema" | "stackConnection">): object | undefined {
  const wanted = text === "local" ? { transport: "local" } : destination(text);
  if (stackConnection === undefined) {
    return wanted;
  }
  const stack = resolveConnection(connectionSchema, undefined, stackConnection) as unknown as Json;
  const same = Object.entries(wanted).every(([key, value]) => stack[key] === value);
  return same ? undefined : wanted;
}

async function locate(kind: AnyKind, host: Host, words: string, name: string): Promise<CommonState & object> {
  const all = (await kind.present(host)) as readonly Present<CommonState>[];
  const exact = all.filter(({ id }) => id === words);
  const meant = exact.length > 0 ? exact : all.filter(({ also = [] }) => also.includes(words));
  if (meant.length !== 1) {
    throw notOne(kind, host, words, meant.length === 0 ? all : meant, meant.length);
  }
  const seen = meant[0]?.observe(name);
  // Read as a refresh would: with what is known of it by now.
  const state = seen && (((await kind.read(host, seen.name, seen)) as CommonState | undefined) ?? seen);
  if (!state) {
    throw notOne(kind, host, words, all, 0);
  }
  return state;
}

/** So many ids stand in an error. */
const MANY = 12;

function notOne(kind: AnyKind, host: Host, words: string, there: readonly Present<CommonState>[], count: number): KvmnetError {
  const ids = there.map(({ id }) => id);
  const shown = ids.length > MANY ? `${ids.slice(0, MANY).join(", ")} and ${ids.length - MANY} more` : ids.join(", ");
  return new KvmnetError({
    code: "refused",
    host: host.label,
    resource: kind.type,
    property: "id",
    problem:
      count > 1
        ? `${words} means ${count} of them: ${shown}`
        : `there is none that is called ${words}; there ${ids.length === 0 ? "is none at all" : `is ${shown}`}`,
    remedy: count > 1 ? `say which one, as ${kind.id.form}` : `an id is [HOST/]${kind.id.form}: ${kind.id.words}`,
  });
}
