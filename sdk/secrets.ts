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
