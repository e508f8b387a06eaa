import * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { isNative, isType, tokens, withPlugin } from "./door";
import { protectSecrets, secretPlaces } from "./secrets";

/** What it takes to look up an object that exists. */
export interface LookupArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
}

/** A resource of this package: a Pulumi dynamic resource whose code is never stored in the state, only this reference to it; or one of the native plugin. */
export abstract class KvmnetResource extends pulumi.CustomResource {
  /** Identity (machine-id) of the host that it is on. */
  declare readonly machineId: pulumi.Output<string>;

  protected static isOfKind(value: unknown, kind: string): boolean {
    return pulumi.Resource.isInstance(value) && isType((value as { __pulumiType?: string }).__pulumiType, kind);
  }

  /**
   * Gives a class its outputs. What a program sets, Pulumi declares; every other output is read from the engine when the program first asks for it:
   * for each output that is declared, Pulumi makes a score of promises and stack traces, and most outputs are never read.
   */
  protected static outputs(names: readonly string[]): void {
    for (const name of names) {
      const keep = (resource: object, value: unknown, enumerable: boolean) =>
        Object.defineProperty(resource, name, { value, enumerable, writable: true, configurable: true });
      // biome-ignore lint/complexity/noThisInStatic: the class that this is called on, whose outputs they are
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        get(this: KvmnetResource) {
          const output = readBack(this, name);
          keep(this, output, false);
          return output;
        },
        set(this: KvmnetResource, value: unknown) {
          keep(this, value, true);
        },
      });
    }
  }

  static {
    KvmnetResource.outputs(["machineId"]);
  }

  constructor(kind: string, name: string, args: object, opts: pulumi.CustomResourceOptions = {}) {
    const native = isNative(kind, opts);
    const { type, alias } = tokens(kind, native);
    const connection = protectSecrets((args as LookupArgs).connection);
    // The plugin knows the mark by itself, from the URN; and each property costs the program time.
    const owner = native ? undefined : `${pulumi.getProject()}/${pulumi.getStack()}/${name}`;
    const own = opts.id === undefined ? { name, ...(owner !== undefined && { owner }) } : {};
    // States hold this text for ever: no version, path or option may appear in it.
    const secrets = native ? undefined : secretPlaces({ ...args, connection });
    const text = native ? {} : { __provider: `exports.handler = () => require("pulumi-kvmnet/dynamic").v1("${kind}")`, ...(secrets && { __secrets: secrets }) };
    if (!native && (opts.replaceOnChanges ?? []).length > 0) {
      void pulumi.log.warn(
        `${kind} ${name}: replaceOnChanges has no effect: a dynamic provider cannot tell the engine which properties change. Use: pulumi up --replace URN`,
      );
    }
    const options = opts.id === undefined ? { ...opts, aliases: [...(opts.aliases ?? []), { type: alias }] } : opts;
    super(
      type,
      name,
      { ...own, ...defined({ ...args, connection }), ...text },
      native ? withPlugin(options) : pulumi.mergeOptions(options, { hideDiffs: ["__provider"] }),
    );
  }
}

/**
 * An output of a resource that the engine has registered, whole with dependencies and secrets. While its id is not known (a preview of something new, or
 * that failed), this is not known either.
 */
function readBack(resource: KvmnetResource, output: string): pulumi.Output<unknown> {
  return resource.id.apply(() => resource.urn.apply((urn) => (new Registered(urn, output) as unknown as Record<string, pulumi.Output<unknown>>)[output]));
}

/** A resource of the running deployment, seen again by its URN. */
class Registered extends pulumi.CustomResource {
  constructor(urn: string, output: string) {
    const [, , types = "", ...name] = urn.split("::");
    super(types.split("$").at(-1) ?? types, name.join("::"), { [output]: undefined }, { urn });
  }
}

function defined(args: object): object {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
}
