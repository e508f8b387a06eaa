// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface ThroughputTestArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, it is measured again under the other name.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Running guest from within which it is tried, by its QEMU guest agent, with the tools that it has itself: the guest needs the agent (Debian: `qemu-guest-agent`), and its definition a channel for it (`<target type='virtio' name='org.qemu.guest_agent.0'/>`). This or `namespace`.
   *
   * Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes. Maps to: `virsh qemu-agent-command`.
   */
  guest?: pulumi.Input<string>;
  /**
   * Network namespace of the host that the client is in: that of a container, of a guest in a lab. Not set: the host itself.
   *
   * Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes. Maps to: `ip netns exec`.
   */
  namespace?: pulumi.Input<string>;
  /**
   * Who runs the other end. `running`: an iperf3 server that is there already, in a guest or on another host (`iperf3 -s`, or the unit of its package). `started`: this host, or the one of `serverHost`, starts one for the test, at `address`, which ends after it.
   *
   * Default: `"running"`. Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes. Maps to: `iperf3 -s -1`.
   */
  server?: pulumi.Input<"running" | "started">;
  /**
   * The host that starts the server, where that is another one: a name or an address, reached with all the settings of `connection` (user, key, `sshConfigFile`, proxy), but for its host key, which `known_hosts` has to know. Of `started` only.
   *
   * Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes. Maps to: `ssh destination`.
   */
  serverHost?: pulumi.Input<string>;
  /**
   * Network namespace of the host in which the server is started. Of `started` only. Not set: the host itself.
   *
   * Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes. Maps to: `ip netns exec`.
   */
  serverNamespace?: pulumi.Input<string>;
  /**
   * Where the server is.
   *
   * Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes. Maps to: `iperf3 -c`.
   */
  address: pulumi.Input<string>;
  /**
   * The server's port, of TCP; with `udp` the same of UDP besides.
   *
   * Default: `5201`. Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes. Maps to: `iperf3 -p`.
   */
  port?: pulumi.Input<number>;
  /**
   * What is sent.
   *
   * Default: `"tcp"`. Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  protocol?: pulumi.Input<"tcp" | "udp">;
  /**
   * `send`: from the client to the server. `receive`: the other way.
   *
   * Default: `"send"`. Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes. Maps to: `iperf3 -R`.
   */
  direction?: pulumi.Input<"send" | "receive">;
  /**
   * How long it is sent. Of several seconds the first is not counted: what a limit lets through at once, and the slow start of TCP.
   *
   * Unit: seconds. Default: `3`. Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes. Maps to: `iperf3 -t`, `-O`.
   */
  seconds?: pulumi.Input<number>;
  /**
   * At most what is sent, so that the test does not fill the link. Needed with `udp`, which sends at this rate whatever arrives. Not set: as much as passes.
   *
   * Unit: Mbit/s. Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes. Maps to: `iperf3 -b`.
   */
  rateMbps?: pulumi.Input<number>;
  /**
   * What has to arrive at least. One of `minimumMbps` and `maximumMbps` is needed.
   *
   * Unit: Mbit/s. Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  minimumMbps?: pulumi.Input<number>;
  /**
   * What may arrive at most: proves that a limit holds.
   *
   * Unit: Mbit/s. Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  maximumMbps?: pulumi.Input<number>;
  /**
   * How long a server may take until it answers; one that is not there yet, or tests for somebody else, is asked again until then.
   *
   * Unit: seconds. Default: `3`. Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  withinSeconds?: pulumi.Input<number>;
  /**
   * Whatever has it measured again when it changes, such as outputs of the limits that it is about.
   *
   * Default: `[]`. Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  triggers?: pulumi.Input<pulumi.Input<string>[]>;
}

/** Measures by iperf3 how much arrives, from the host, from a network namespace of it or from within a guest, at a server that runs somewhere or that this host or another one starts for the test. `up` measures, and fails when less arrives than has to, or more than may: that a limit holds is proven as well. What failed is drift, and the next `up` measures again. A preview and a refresh measure nothing: they say what came of it last. */
export class ThroughputTest extends KvmnetResource {
  static {
    ThroughputTest.outputs([
      "name",
      "owner",
      "guest",
      "namespace",
      "server",
      "serverHost",
      "serverNamespace",
      "address",
      "port",
      "protocol",
      "direction",
      "seconds",
      "rateMbps",
      "minimumMbps",
      "maximumMbps",
      "withinSeconds",
      "triggers",
      "passed",
      "measuredMbps",
      "persistedBy",
    ]);
  }

  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, it is measured again under the other name.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * The guest that the client was in.
   *
   * Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  declare readonly guest: pulumi.Output<string | undefined>;
  /**
   * The network namespace that the client was in.
   *
   * Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  declare readonly namespace: pulumi.Output<string | undefined>;
  /**
   * Who ran the other end.
   *
   * Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  declare readonly server: pulumi.Output<"running" | "started">;
  /**
   * The other host that started the server.
   *
   * Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  declare readonly serverHost: pulumi.Output<string | undefined>;
  /**
   * The network namespace in which the server was started.
   *
   * Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  declare readonly serverNamespace: pulumi.Output<string | undefined>;
  /**
   * Where the server was.
   *
   * Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  declare readonly address: pulumi.Output<string>;
  /**
   * The server's port.
   *
   * Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  declare readonly port: pulumi.Output<number>;
  /**
   * What was sent.
   *
   * Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  declare readonly protocol: pulumi.Output<"tcp" | "udp">;
  /**
   * Which way.
   *
   * Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  declare readonly direction: pulumi.Output<"send" | "receive">;
  /**
   * How long.
   *
   * Unit: seconds. Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  declare readonly seconds: pulumi.Output<number>;
  /**
   * At most what was sent.
   *
   * Unit: Mbit/s. Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  declare readonly rateMbps: pulumi.Output<number | undefined>;
  /**
   * What has to arrive at least.
   *
   * Unit: Mbit/s. Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  declare readonly minimumMbps: pulumi.Output<number | undefined>;
  /**
   * What may arrive at most.
   *
   * Unit: Mbit/s. Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  declare readonly maximumMbps: pulumi.Output<number | undefined>;
  /**
   * How long a server may take until it answers.
   *
   * Unit: seconds. Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  declare readonly withinSeconds: pulumi.Output<number>;
  /**
   * What has it measured again when it changes.
   *
   * Changing it: **none**, it is measured again, which loads the way there for its seconds; nothing of the host changes.
   */
  declare readonly triggers: pulumi.Output<string[]>;
  /** Whether what was measured last is as expected. */
  declare readonly passed: pulumi.Output<boolean>;
  /**
   * What arrived when it was measured last. Not set: nothing could be measured.
   *
   * Unit: Mbit/s.
   */
  declare readonly measuredMbps: pulumi.Output<number | undefined>;
  /** What brings it back after a reboot: units of ours, or nothing, on a host that does not run systemd. */
  declare readonly persistedBy: pulumi.Output<"systemd" | "none">;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): ThroughputTest {
    return new ThroughputTest(name, (lookup ?? {}) as ThroughputTestArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is ThroughputTest {
    return KvmnetResource.isOfKind(value, "ThroughputTest");
  }

  constructor(name: string, args: ThroughputTestArgs, opts?: pulumi.CustomResourceOptions) {
    super("ThroughputTest", name, args, opts);
  }
}
