import type { Json } from "../engine/json";
import type { Surroundings } from "../engine/operations";
import { type Connection, connectionLabel } from "../host/connection";
import { destination } from "../host/destination";
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

/** Reads an object that no state knows. Nothing on the host changes; its mark is written by the next update. */
export function importObject(kind: AnyKind, around: Surroundings, id: string, urn: { readonly name: string; readonly owner: string }, configured: unknown) {
  const { importById } = require("../import/byId") as typeof import("../import/byId");
  return importById(kind, id, { ...urn, stackConnection: configured, ...(around as Surroundings<Connection>) });
}
