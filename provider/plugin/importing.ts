import type { Json } from "../engine/json";
import type { Surroundings } from "../engine/operations";
import type { Connection } from "../host/connection";
import type { Imported } from "../import/byId";
import type { AnyKind } from "../resource/kind";

type ById = typeof import("../import/byId");

const byId = () => require("../import/byId") as ById;

/** Of an id for a mere look-up: what the object is called, and on which host when that is not the provider's. */
export function lookedUp(kind: AnyKind, id: string, around: Surroundings, configured: unknown): { readonly name: string; readonly connection?: Json } {
  if (!id.includes("/") || kind.id.normal(id) !== undefined) {
    return { name: id };
  }
  const { host = "", words } = byId().parseId(kind, id);
  const { connectionSchema } = around as Surroundings<Connection>;
  return { name: words, connection: byId().connectionTo(host, { connectionSchema, stackConnection: configured }) as Json | undefined };
}

/** What a removal goes by: for an object that was imported and never marked, with the mark that this writes. */
export function claimedOutputs(kind: AnyKind, around: Surroundings, outputs: Json, owner: string, configured: unknown): Promise<Json> {
  const { claimed } = require("../import/claim") as typeof import("../import/claim");
  return claimed(kind, outputs, { owner, stackConnection: configured, ...(around as Surroundings<Connection>) });
}

/** Reads an object that no state knows. Nothing on the host changes; its mark is written by the next update. */
export function importObject(
  kind: AnyKind,
  around: Surroundings,
  id: string,
  urn: { readonly name: string; readonly owner: string },
  configured: unknown,
): Promise<Imported> {
  return byId().importById(kind, id, { ...urn, stackConnection: configured, ...(around as Surroundings<Connection>) });
}
