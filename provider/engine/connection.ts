import type { z } from "zod";
import { pathText } from "../resource/change";
import { KvmnetError } from "../resource/error";
import type { Failure } from "./check";
import { evaluate } from "./evaluate";
import { findingsOf } from "./reason";

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

/** What is wrong with a connection, if anything. Values are never repeated: they may be secret. */
export function checkConnection(schema: z.ZodType, own: unknown, fromConfig: unknown): Failure[] {
  const { value, source } = effective(own, fromConfig);
  if (value === undefined) {
    return [{ property: "connection", reason: `is required: ${HOW}` }];
  }
  const findings = evaluate(schema, value).issues.flatMap((issue) => findingsOf(schema, issue));
  return findings.map(({ path, reason }) =>
    own === undefined
      ? { property: "connection", reason: `${[source, pathText(path)].filter(Boolean).join(": ")} ${reason}` }
      : { property: pathText(["connection", ...path]), reason },
  );
}

/** The connection in the form that the host pool takes. */
export function resolveConnection<C>(schema: z.ZodType<C>, own: unknown, fromConfig: unknown): C {
  const { value } = effective(own, fromConfig);
  const result = schema.safeParse(value);
  if (!result.success) {
    const [first] = checkConnection(schema, own, fromConfig);
    throw new KvmnetError({ code: "invalid-input", property: first?.property ?? "connection", problem: first?.reason ?? "is not valid", remedy: HOW });
  }
  return result.data;
}
