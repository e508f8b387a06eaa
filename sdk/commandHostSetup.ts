import type * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import { type HostFeature, hostFeatures, hostSetupCommand, hostSetupFacts, hostSetupScript } from "./commandHostSetupScripts";
import type { ConnectionArgs } from "./connection";

export interface CommandHostSetupArgs {
  /**
   * How to reach the host: the same object that the resources take. `@pulumi/command` has an ssh client of its own, which does not read
   * your ssh config, so `host`, `user` and a key or an agent must be in it. `{ transport: "local" }` prepares this machine.
   */
  connection: pulumi.Input<ConnectionArgs>;
  /** What the host is to be used for. */
  features: readonly HostFeature[];
  /**
   * How libvirt's daemons are laid out: one `libvirtd` (`monolithic`) or one daemon per driver (`modular`). `auto` keeps what is there.
   *
   * @default "auto"
   */
  libvirtDaemons?: "auto" | "monolithic" | "modular";
  /**
   * `@pulumi/command` accepts **any** host key unless `connection.hostKey` is set, so that it refuses to run without one. Set this
   * for a host whose key you cannot know beforehand, on a network that you trust.
   *
   * @default false
   */
  acceptUnknownHostKey?: boolean;
  /** Values that make the set-up run again when they change. */
  triggers?: pulumi.Input<pulumi.Input<unknown>[]>;
}

/**
 * What `HostSetup` does, by `@pulumi/command`: for hosts that only its ssh client reaches, and for programs that had it before there was the resource. It sees
 * no drift, and puts nothing back.
 *
 * Prepares a bare host (Debian, Ubuntu, RHEL, CentOS Stream, Rocky Linux, AlmaLinux, Fedora): installs the packages that the features
 * need, starts their daemons and checks that they answer. Safe to run again; what is there already is left as it is.
 * Removing it from the program removes nothing from the host.
 *
 * Needs the package `@pulumi/command` (`npm install @pulumi/command`).
 *
 * ```ts
 * const setup = new kvmnet.CommandHostSetup("kvm1", { connection, features: ["libvirt", "openvswitch"] });
 * const lan = new kvmnet.NatNetwork("lan", { connection, subnets: [{ cidr: "192.168.107.0/24" }] }, { dependsOn: setup });
 * ```
 */
export class CommandHostSetup extends pulumi.ComponentResource {
  /** What the host said: `os`, `family`, `packages`, `installed`, and the version of each feature. */
  readonly facts: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: CommandHostSetupArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kvmnet:index:CommandHostSetup", name, {}, { ...opts, aliases: [...(opts?.aliases ?? []), { type: "kvmnet:index:HostSetup" }] });
    const features = checkedFeatures(args.features);
    const daemons = args.libvirtDaemons ?? "auto";
    if (!["auto", "monolithic", "modular"].includes(daemons)) {
      throw new Error(`CommandHostSetup ${name}: libvirtDaemons must be auto, monolithic or modular, not ${JSON.stringify(daemons)}`);
    }
    const what = {
      create: hostSetupCommand(daemons, features),
      stdin: hostSetupScript,
      ...(args.triggers && { triggers: args.triggers as pulumi.Input<unknown[]> }),
    };
    const { local, remote } = requireCommand();
    const run = isLocal(args.connection)
      ? new local.Command(name, what, { parent: this })
      : new remote.Command(name, { ...what, connection: commandConnection(name, args) }, { parent: this, additionalSecretOutputs: ["connection"] });
    this.facts = run.stdout.apply(hostSetupFacts);
    this.registerOutputs({ facts: this.facts });
  }
}

function checkedFeatures(features: readonly HostFeature[]): readonly HostFeature[] {
  const unknown = features.filter((feature) => !hostFeatures.includes(feature));
  if (unknown.length > 0) {
    throw new Error(`CommandHostSetup knows no feature ${unknown.map((feature) => JSON.stringify(feature)).join(", ")}; it knows ${hostFeatures.join(", ")}`);
  }
  return [...new Set(features)].sort();
}

function isLocal(connection: pulumi.Input<ConnectionArgs>): boolean {
  return !pulumi.Output.isInstance(connection) && !(connection instanceof Promise) && connection.transport === "local";
}

/** The part of a connection that `@pulumi/command` knows. */
const shared = [
  "host",
  "user",
  "port",
  "password",
  "privateKey",
  "privateKeyPassword",
  "hostKey",
  "agentSocketPath",
  "dialErrorLimit",
  "perDialTimeout",
] as const;

type Known = Partial<Record<(typeof shared)[number], unknown>>;

function commandConnection(name: string, args: CommandHostSetupArgs): pulumi.Output<command.types.input.remote.ConnectionArgs> {
  return pulumi.output(args.connection).apply((connection) => {
    const { proxy } = connection as { proxy?: Known };
    if (!connection.host) {
      throw new Error(`CommandHostSetup ${name}: connection.host must be set; @pulumi/command does not read your ssh config`);
    }
    if (!args.acceptUnknownHostKey && (!connection.hostKey || (proxy && !proxy.hostKey))) {
      throw new Error(
        `CommandHostSetup ${name}: connection.hostKey must be set, as @pulumi/command would accept any key (on the host: cat /etc/ssh/ssh_host_ed25519_key.pub); or set acceptUnknownHostKey`,
      );
    }
    return { ...pick(connection as Known), ...(proxy && { proxy: pick(proxy) }) } as command.types.input.remote.ConnectionArgs;
  });
}

function pick(connection: Known): Known {
  return Object.fromEntries(shared.filter((key) => connection[key] !== undefined).map((key) => [key, connection[key]]));
}

/** Only when it is used: everything else in this package works without it. */
function requireCommand(): typeof command {
  try {
    return require("@pulumi/command") as typeof command;
  } catch (cause) {
    throw new Error("CommandHostSetup needs the package @pulumi/command: run `npm install @pulumi/command`", { cause });
  }
}
