import * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";

/** What it takes to look up an object that exists. */
export interface LookupArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
}

const MODULE = "pulumi-nodejs:dynamic/kvmnet";

/** A resource of this package: a Pulumi dynamic resource whose code is never stored in the state, only this reference to it. */
export abstract class KvmnetResource extends pulumi.CustomResource {
  protected static isOfKind(value: unknown, kind: string): boolean {
    return pulumi.Resource.isInstance(value) && (value as { __pulumiType?: string }).__pulumiType === `${MODULE}:${kind}`;
  }

  constructor(kind: string, outputs: readonly string[], name: string, args: object, opts: pulumi.CustomResourceOptions = {}) {
    const placeholders = Object.fromEntries([...outputs, "machineId"].map((output) => [output, undefined]));
    const connection = protectSecrets((args as LookupArgs).connection);
    const own = opts.id === undefined ? { name, owner: `${pulumi.getProject()}/${pulumi.getStack()}/${name}` } : {};
    // States hold this text for ever: no version, path or option may appear in it.
    const __provider = `exports.handler = () => require("pulumi-kvmnet/dynamic").v1("${kind}")`;
    super(
      `${MODULE}:${kind}`,
      name,
      { ...placeholders, ...own, ...defined(args), connection, __provider },
      pulumi.mergeOptions(opts, { hideDiffs: ["__provider"] }),
    );
  }
}

function defined(args: object): object {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
}

const SECRETS = ["password", "privateKey", "privateKeyPassword"] as const;

/** Marks the credentials of a connection as secrets, so that the state encrypts them whether or not the program did. */
function protectSecrets(connection: pulumi.Input<ConnectionArgs> | undefined): pulumi.Input<ConnectionArgs> | undefined {
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
