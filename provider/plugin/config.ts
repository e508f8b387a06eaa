import type { Failure } from "../engine/check";
import { checkConnection, ofConnection } from "../engine/connection";
import type { Json } from "../engine/json";
import { previewModes } from "../engine/outlook";
import { shown } from "../engine/shown";
import { hasUnknown, isUnknown } from "../engine/unknowns";
import type { PropertyPath } from "../resource/change";
import type { z } from "../resource/zod";

/** What the engine adds to a provider's own properties. */
const ENGINES = ["version", "pluginDownloadURL"];
const OWN = ["connection", "preview"];

/** What is wrong with the provider's configuration. A connection need not be: resources may have their own. */
export function checkConfig(connectionSchema: z.ZodType, { connection, preview, ...others }: Json, secrets: readonly PropertyPath[] = []): Failure[] {
  const strays = Object.keys(others).filter((name) => !ENGINES.includes(name));
  const mode = preview === undefined || isUnknown(preview) || previewModes.some((known) => known === preview);
  return [
    ...(connection === undefined || isUnknown(connection) ? [] : checkConnection(connectionSchema, parsed(connection), undefined, ofConnection(secrets))),
    ...(mode ? [] : [{ property: "preview", reason: `${shown(preview)} must be one of ${previewModes.join(", ")}` }]),
    ...strays.map((property) => ({ property, reason: `is not a property of the provider (there are: ${OWN.join(", ")})` })),
  ];
}

/** Stack config and some SDKs hold objects as JSON text. */
export function parsed(connection: unknown): unknown {
  if (typeof connection !== "string") {
    return connection;
  }
  try {
    return JSON.parse(connection);
  } catch {
    return connection;
  }
}

/** What a provider with such a configuration works with; a connection that is not known yet is none. */
export function settingsOf({ connection, preview }: Json): { connection?: unknown; preview?: unknown } {
  return { ...(hasUnknown(connection) ? {} : { connection: parsed(connection) }), ...(isUnknown(preview) ? {} : { preview }) };
}
