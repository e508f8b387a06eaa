import { checkArgs } from "../engine/check";
import { resolveConnection } from "../engine/connection";
import { type Json, plainJson } from "../engine/json";
import type { Surroundings } from "../engine/operations";
import { imported } from "../engine/state";
import { type Connection, connectionLabel } from "../host/connection";
import { destination } from "../host/destination";
import { describe } from "../import/describe";
import { KvmnetError } from "../resource/error";
import type { AnyKind } from "../resource/kind";

/** What an id says that a person typed: `kvm1/lan`, `root@kvm1:2222/lan`, `local/lan`; or `lan` alone, on the provider's host. */
interface Identified {
  readonly name: string;
  /** Absent: the provider's. */
  readonly connection?: Json;
}

/** Takes an id apart. The host that the provider is configured with brings all of its settings along. */
export function identified(id: string, configured: unknown): Identified {
  const at = id.indexOf("/");
  if (at < 0) {
    return { name: id };
  }
  const [host, name] = [id.slice(0, at), id.slice(at + 1)];
  const own = configured as Connection | undefined;
  if (own && (host === connectionLabel(own) || (host === own.host && own.transport !== "local"))) {
    return { name };
  }
  return { name, connection: host === "local" ? { transport: "local" } : { ...destination(host) } };
}

export interface Imported {
  readonly outputs: Json;
  /** The shortest arguments that leave the object as it is. */
  readonly inputs: Json;
  /** Why the arguments would change something all the same, and what they do not say. */
  readonly doubts: readonly string[];
  readonly remarks: readonly string[];
}

/** Reads an object that no state knows. Nothing on the host changes; its mark is written by the next update. */
export async function importObject(kind: AnyKind, around: Surroundings, id: string, owner: string, configured: unknown): Promise<Imported> {
  const { name, connection } = identified(id, configured);
  const host = await around.openHost(resolveConnection(around.connectionSchema, connection, configured));
  const state = await kind.read(host, name);
  if (!state) {
    throw new KvmnetError({
      code: "refused",
      host: host.label,
      resource: `${kind.type} ${name}`,
      problem: "does not exist, so it cannot be imported",
      remedy: "the id is HOST/NAME, or NAME alone for the host that the provider is configured with",
    });
  }
  const { args, remarks, blocked } = describe(kind, state);
  const inputs = plainJson({ name: state.name, ...args, ...(connection && { connection }) });
  return {
    // As if the complete arguments had made it: nothing but the mark is left to write.
    outputs: imported(
      kind,
      state,
      { ...checkArgs(kind, { ...args, name: state.name, owner }).inputs, ...(connection && { connection }) },
      host.facts.machineId,
    ),
    inputs,
    doubts: blocked.filter((reason) => reason !== `it belongs to ${owner}`),
    remarks,
  };
}
