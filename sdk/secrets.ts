import * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";

const SECRETS = ["password", "privateKey", "privateKeyPassword"] as const;

/** Marks the credentials of a connection as secrets, so that the state encrypts them whether or not the program did. */
export function protectSecrets(connection: pulumi.Input<ConnectionArgs> | undefined): pulumi.Input<ConnectionArgs> | undefined {
  if (connection === undefined) {
    return undefined;
  }
  return pulumi.Output.isInstance(connection) || connection instanceof Promise ? pulumi.output(connection).apply(markSecrets) : markSecrets(connection);
}

function markSecrets<C extends object>(connection: C): C {
  const entries = Object.entries(connection).map(([key, value]) => {
    if (key === "proxy" && typeof value === "object" && value !== null && !pulumi.Output.isInstance(value)) {
      return [key, markSecrets(value as object)];
    }
    return [key, value !== undefined && (SECRETS as readonly string[]).includes(key) ? pulumi.secret(value) : value];
  });
  return Object.fromEntries(entries) as C;
}

type Path = readonly (string | number)[];

/**
 * The places in arguments that are secret. The engine takes the marks off before it asks a dynamic provider, which would then repeat a secret in an error.
 * `undefined` where there is none; without Outputs that is known at once.
 */
export function secretPlaces(args: object): Promise<Path[] | undefined> | undefined {
  const outputs = outputsIn(args, []);
  if (outputs.length === 0) {
    return undefined;
  }
  return Promise.all(outputs.map(async ({ path, value }) => ((await pulumi.isSecret(pulumi.output(value))) ? [path] : []))).then((found) => {
    const places = found.flat();
    return places.length > 0 ? places : undefined;
  });
}

function outputsIn(value: unknown, path: Path): { path: Path; value: unknown }[] {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) {
    return [{ path, value }];
  }
  if (typeof value !== "object" || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, one]) => outputsIn(one, [...path, Array.isArray(value) ? Number(key) : key]));
}
