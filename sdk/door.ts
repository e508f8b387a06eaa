import * as pulumi from "@pulumi/pulumi";
import { offerPlugin } from "./pluginFiles";

/** The two ways in which Pulumi can come to the same kinds, by the type that a resource is registered with. */
const DYNAMIC = "pulumi-nodejs:dynamic/kvmnet:";
const NATIVE = "kvmnet:index:";

export const PROVIDER = "pulumi:providers:kvmnet";

let byDefault = false;

/** What `pulumi-kvmnet/plugin` does when it is imported: from now on resources come through the native plugin, whatever else. */
export function preferPlugin(): void {
  byDefault = true;
}

/** A provider resource and imports are the native plugin's; who asks for neither needs no plugin. */
export function isNative(kind: string, opts: pulumi.CustomResourceOptions): boolean {
  return byDefault || opts.import !== undefined || isProvider(opts.provider) || (opts.provider === undefined && isProvider(inherited(kind, opts)));
}

function inherited(kind: string, { parent }: pulumi.CustomResourceOptions): pulumi.ProviderResource | undefined {
  return parent?.getProvider(NATIVE + kind);
}

export function isProvider(value: unknown): boolean {
  return pulumi.Resource.isInstance(value) && (value as { __pulumiType?: string }).__pulumiType === PROVIDER;
}

/** The type by which a resource goes, and the other one: a stack moves between them without anything being made anew. */
export function tokens(kind: string, native: boolean): { readonly type: string; readonly alias: string } {
  const [type = "", alias = ""] = native ? [NATIVE, DYNAMIC] : [DYNAMIC, NATIVE];
  return { type: type + kind, alias: alias + kind };
}

export const isType = (type: string | undefined, kind: string) => type === DYNAMIC + kind || type === NATIVE + kind;

/** Options that have the CLI start the plugin of this package, and no other. */
export function withPlugin<O extends pulumi.CustomResourceOptions>(opts: O): O {
  const version = offerPlugin();
  return version === undefined ? opts : { version, ...opts };
}
