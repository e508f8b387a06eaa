import * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { isProvider, withPlugin } from "./door";
import { protectSecrets } from "./secrets";

export interface ProviderArgs {
  /** How to reach the host, for resources that have no connection of their own. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Whether a preview looks at the hosts: `auto` does, and goes on by the last state where a host does not answer; `live` fails there; `offline` does
   * not look.
   *
   * @default "auto"
   */
  preview?: pulumi.Input<"auto" | "live" | "offline">;
}

/**
 * A host, or the settings that resources of several hosts share. Resources and components that are given it take its connection, and come through the native
 * plugin.
 *
 * ```ts
 * const kvm1 = new kvmnet.Provider("kvm1", { connection: { host: "kvm1.example.net", user: "root" } });
 * const lan = new kvmnet.NatNetwork("lan", { subnets: [{ cidr: "192.168.107.0/24" }] }, { provider: kvm1 });
 * ```
 */
export class Provider extends pulumi.ProviderResource {
  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is Provider {
    return isProvider(value);
  }

  constructor(name: string, args: ProviderArgs = {}, opts: pulumi.ResourceOptions = {}) {
    super("kvmnet", name, { connection: protectSecrets(args.connection), preview: args.preview }, withPlugin(opts as pulumi.CustomResourceOptions));
  }
}
