// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface HostSetupArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * What the host is to be used for. Its packages are installed where they are missing (none is upgraded), and its daemons started, now and at boot. A feature that is taken out of the list stays on the host.
   *
   * Changing it: **none**, what is missing is installed and started; nothing that runs is touched.
   */
  features: pulumi.Input<pulumi.Input<"libvirt" | "nftables" | "openvswitch">[]>;
  /**
   * How libvirt's daemons are laid out: one `libvirtd` (`monolithic`), or one daemon per driver (`modular`). `auto` keeps what is there. Naming the other one stops and disables the former daemons; guests go on running.
   *
   * Default: `"auto"`. Changing it: **blip**, connections to libvirt break for a moment; guests and networks go on running. Maps to: `libvirtd.socket`; `virtqemud.socket`, `virtnetworkd.socket` ….
   */
  libvirtDaemons?: pulumi.Input<"auto" | "monolithic" | "modular">;
  /**
   * When the resource is removed: `keep` everything on the host, or `remove` the packages that it installed, and stop and disable the daemons that it enabled. What was there before stays in either case, and what another HostSetup of the host needs. Refused while guests, networks or bridges use it.
   *
   * Default: `"keep"`. Changing it: **none**, only says what a removal does.
   */
  onDelete?: pulumi.Input<"keep" | "remove">;
}

/** Prepares a bare host (Debian, Ubuntu, RHEL, CentOS Stream, Rocky Linux, AlmaLinux, Fedora) for the other resources: packages that are missing are installed, and daemons started, now and at boot. What is there already is left as it is. Give it to the other resources by `dependsOn`. */
export class HostSetup extends KvmnetResource {
  static {
    HostSetup.outputs(["name", "owner", "features", "onDelete", "os", "daemonLayout", "packages", "installed", "versions"]);
  }

  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * What the host is to be used for. Its packages are installed where they are missing (none is upgraded), and its daemons started, now and at boot. A feature that is taken out of the list stays on the host.
   *
   * Changing it: **none**, what is missing is installed and started; nothing that runs is touched.
   */
  declare readonly features: pulumi.Output<("libvirt" | "nftables" | "openvswitch")[]>;
  /**
   * When the resource is removed: `keep` everything on the host, or `remove` the packages that it installed, and stop and disable the daemons that it enabled. What was there before stays in either case, and what another HostSetup of the host needs. Refused while guests, networks or bridges use it.
   *
   * Default: `"keep"`. Changing it: **none**, only says what a removal does.
   */
  declare readonly onDelete: pulumi.Output<"keep" | "remove">;
  /** The host's system: `debian 12`. */
  declare readonly os: pulumi.Output<string>;
  /** How libvirt's daemons are laid out; `none` without libvirt among the features. */
  declare readonly daemonLayout: pulumi.Output<"monolithic" | "modular" | "none">;
  /** Packages that the features need on this system. */
  declare readonly packages: pulumi.Output<string[]>;
  /** Those of them that this resource has installed. */
  declare readonly installed: pulumi.Output<string[]>;
  /** Version of each feature that answers. */
  declare readonly versions: pulumi.Output<Record<string, string>>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): HostSetup {
    return new HostSetup(name, (lookup ?? {}) as HostSetupArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is HostSetup {
    return KvmnetResource.isOfKind(value, "HostSetup");
  }

  constructor(name: string, args: HostSetupArgs, opts?: pulumi.CustomResourceOptions) {
    super("HostSetup", name, args, opts);
  }
}
