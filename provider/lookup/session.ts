import { resolveConnection } from "../engine/connection";
import { type Connection, connectionKey, connection as connectionSchema } from "../host/connection";
import type { Host } from "../host/host";
import { type OpenHost, openHost } from "../host/hosts";
import { KvmnetError } from "../resource/error";

/** What the caller gave, and what the stack's config has. */
export interface Access {
  readonly connection?: unknown;
  /** `kvmnet:connection` of the stack: JSON text. */
  readonly fromConfig?: unknown;
}

interface Shared {
  readonly host: Promise<OpenHost>;
  users: number;
  closing?: NodeJS.Timeout;
}

/** So long a session waits for the next look-up of the program; a program that has nothing else to do ends this much later. */
const LINGER_MS = 300;

const sessions = new Map<string, Shared>();

/** Lends a host to a look-up. Nothing that it reads comes from memory: a program looks at what it has just changed. */
export async function withHost<T>(access: Access, work: (host: Host) => Promise<T>): Promise<T> {
  const settings = settingsOf(access);
  const key = connectionKey(settings);
  const shared = sessions.get(key) ?? { host: openHost(settings), users: 0 };
  sessions.set(key, shared);
  clearTimeout(shared.closing);
  shared.users += 1;
  try {
    return await work(unremembering(await shared.host));
  } finally {
    shared.users -= 1;
    if (shared.users === 0) {
      shared.closing = setTimeout(() => close(key, shared), LINGER_MS);
    }
  }
}

function close(key: string, shared: Shared): void {
  sessions.delete(key);
  shared.host.then(
    (host) => host.close(),
    () => undefined,
  );
}

function settingsOf({ connection, fromConfig }: Access): Connection {
  if (connection === undefined && fromConfig === undefined) {
    throw new KvmnetError({
      code: "invalid-input",
      property: "connection",
      problem: "is required",
      remedy: "give the look-up a `connection`, or set one for the stack: pulumi config set --path kvmnet:connection.host HOST",
    });
  }
  for (const [property, value] of Object.entries(connection ?? {})) {
    mustBePlain(`connection.${property}`, value);
  }
  return resolveConnection(connectionSchema(), connection, fromConfig);
}

/** A look-up takes values that are known; an Output may hold one that is not. */
export function mustBePlain(property: string, value: unknown): void {
  if (typeof value === "object" && value !== null && (value as { __pulumiOutput?: unknown }).__pulumiOutput === true) {
    throw new KvmnetError({
      code: "invalid-input",
      property,
      problem: "is an Output, and a look-up needs the value itself",
      remedy: "look up inside of `.apply(value => …)`",
    });
  }
}

function unremembering(host: Host): Host {
  return { label: host.label, facts: host.facts, libvirtUri: host.libvirtUri, run: (step) => host.run(step), snapshot: (_key, load) => load() };
}
