import { canonicalText } from "../resource/canonical";
import { type PropertyPath, pathText } from "../resource/change";
import { KvmnetError } from "../resource/error";
import type { z } from "../resource/zod";
import { type Failure, told } from "./check";
import { evaluate } from "./evaluate";
import type { Json } from "./json";
import { findingsOf } from "./reason";
import { Shown } from "./shown";

const HOW = "give the resource a `connection`, or set one for the stack: pulumi config set --path kvmnet:connection.host HOST";

/** The connection that counts: the resource's own, else the stack's. */
function effective(own: unknown, fromConfig: unknown): { value: unknown; source: string } {
  return own === undefined ? { value: parsed(fromConfig), source: "stack config kvmnet:connection" } : { value: own, source: "connection" };
}

/** Stack config holds objects as JSON text. */
function parsed(config: unknown): unknown {
  if (typeof config !== "string") {
    return config;
  }
  try {
    return JSON.parse(config);
  } catch {
    return config;
  }
}

const CREDENTIALS = ["password", "privateKey", "privateKeyPassword"];

/** Where a connection holds credentials: they are secrets, whether or not the program says so. */
export function credentialsOf(connection: unknown, path: PropertyPath = ["connection"]): PropertyPath[] {
  if (typeof connection === "string") {
    return CREDENTIALS.some((name) => connection.includes(`"${name}"`)) ? [path] : [];
  }
  const own = CREDENTIALS.filter((name) => (connection as Json | undefined)?.[name] !== undefined).map((name) => [...path, name]);
  const proxy = (connection as Json | undefined)?.proxy;
  return proxy === undefined ? own : [...own, ...credentialsOf(proxy, [...path, "proxy"])];
}

/** Those places of a resource's secrets that are in its connection, as seen from there. */
export const ofConnection = (secrets: readonly PropertyPath[]): PropertyPath[] =>
  secrets.filter(([first]) => first === "connection").map(([, ...rest]) => rest);

/** What may be one gone astray: a private key where the public one belongs, `user:password@host`, an object in one text. */
function astray(connection: unknown, path: PropertyPath = []): PropertyPath[] {
  if (typeof connection !== "object" || connection === null) {
    return [path];
  }
  return Object.entries(connection).flatMap(([name, value]) => {
    const at = [...path, name];
    return name === "proxy" ? astray(value, at) : name === "hostKey" || (typeof value === "string" && /:.*@/s.test(value)) ? [at] : [];
  });
}

/** What is known of connections by the words in which they were said: each operation of each resource asks, and most of the same. */
interface Known {
  /** Nothing is wrong with them. */
  readonly sound: Set<string>;
  readonly resolved: Map<string, unknown>;
}

const knownBy = new WeakMap<z.ZodType, Known>();

function knownTo(schema: z.ZodType): Known {
  const known = knownBy.get(schema) ?? { sound: new Set(), resolved: new Map() };
  knownBy.set(schema, known);
  return known;
}

/** What is wrong with a connection, if anything. Credentials are never repeated, nor what may be one. `secrets` are within the resource's own connection. */
export function checkConnection(schema: z.ZodType, own: unknown, fromConfig: unknown, secrets: readonly PropertyPath[] = []): Failure[] {
  const { value, source } = effective(own, fromConfig);
  if (value === undefined) {
    return [{ property: "connection", reason: `is required: ${HOW}` }];
  }
  const known = knownTo(schema);
  const said = canonicalText(value);
  if (known.sound.has(said)) {
    return [];
  }
  const findings = evaluate(schema, value).issues.flatMap((issue) => findingsOf(schema, issue));
  if (findings.length === 0) {
    known.sound.add(said);
  }
  const may = new Shown(value as Json, [...credentialsOf(value, []), ...astray(value), ...(own === undefined ? [] : secrets)]);
  return findings.map((finding) => {
    const reason = told(finding, may);
    return own === undefined
      ? { property: "connection", reason: `${[source, pathText(finding.path)].filter(Boolean).join(": ")} ${reason}` }
      : { property: pathText(["connection", ...finding.path]), reason, ...(finding.path.length === 0 && { secret: true as const }) };
  });
}

/** The connection in the form that the host pool takes. */
export function resolveConnection<C>(schema: z.ZodType<C>, own: unknown, fromConfig: unknown): C {
  const { value } = effective(own, fromConfig);
  const { resolved } = knownTo(schema);
  const said = canonicalText(value ?? null);
  if (resolved.has(said)) {
    return resolved.get(said) as C;
  }
  const result = schema.safeParse(value);
  if (!result.success) {
    const [first] = checkConnection(schema, own, fromConfig);
    throw new KvmnetError({ code: "invalid-input", property: first?.property ?? "connection", problem: first?.reason ?? "is not valid", remedy: HOW });
  }
  resolved.set(said, result.data);
  return result.data;
}
