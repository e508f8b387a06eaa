// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface ReachabilityTestArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, it is tried again under the other name.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Running guest from within which it is tried, by its QEMU guest agent, with the tools that it has itself: the guest needs the agent (Debian: `qemu-guest-agent`), and its definition a channel for it (`<target type='virtio' name='org.qemu.guest_agent.0'/>`). This or `namespace`.
   *
   * Changing it: **none**, it is tried again; nothing of the host changes. Maps to: `virsh qemu-agent-command`.
   */
  guest?: pulumi.Input<string>;
  /**
   * Network namespace of the host from which it is tried: that of a container, of a guest in a lab. Not set: the host itself.
   *
   * Changing it: **none**, it is tried again; nothing of the host changes. Maps to: `ip netns exec`.
   */
  namespace?: pulumi.Input<string>;
  /**
   * `icmp`: an echo is answered. `tcp`: a connection comes about. `udp`: an empty line is answered by anything. `http`: a GET is answered with a status of 200 to 399, without TLS. `tls`: a handshake comes about, and the certificate is as `certificate` says; needs `openssl` on the host.
   *
   * Changing it: **none**, it is tried again; nothing of the host changes.
   */
  protocol: pulumi.Input<"icmp" | "tcp" | "udp" | "http" | "tls">;
  /**
   * Where to.
   *
   * Changing it: **none**, it is tried again; nothing of the host changes.
   */
  address: pulumi.Input<string>;
  /**
   * The port there. Not of `icmp`.
   *
   * Changing it: **none**, it is tried again; nothing of the host changes.
   */
  port?: pulumi.Input<number>;
  /**
   * What is asked for with `http`. Not set: `/`.
   *
   * Changing it: **none**, it is tried again; nothing of the host changes.
   */
  path?: pulumi.Input<string>;
  /**
   * Of `icmp`: how long the packet is that is sent, with its headers of IP and ICMP, and must not be fragmented: whether the way there carries as much. Answers have to come back as long. Not set: a short one.
   *
   * Unit: bytes. Changing it: **none**, it is tried again; nothing of the host changes. Maps to: `ping -M do -s`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * Of `tls`: the name that the server is asked for, and that its certificate has to be for. Not set: none is asked for, and the certificate has to be for the address.
   *
   * Changing it: **none**, it is tried again; nothing of the host changes. Maps to: SNI; `openssl s_client -servername`.
   */
  serverName?: pulumi.Input<string>;
  /**
   * Of `tls`. `verified`: valid now, for the name or the address, and from an authority that the host trusts (`/etc/ssl`, `/etc/pki`). `any`: whichever, as long as the handshake comes about. Not set: `verified`.
   *
   * Changing it: **none**, it is tried again; nothing of the host changes. Maps to: `openssl s_client -verify_return_error`.
   */
  certificate?: pulumi.Input<"verified" | "any">;
  /**
   * Whether it has to answer, or must not. What must not is asked once, and passes when nothing answers in time: also when it is down. Have a second test, from where it ought to answer.
   *
   * Default: `"reachable"`. Changing it: **none**, it is tried again; nothing of the host changes.
   */
  expect?: pulumi.Input<"reachable" | "unreachable">;
  /**
   * How long an answer may take; what has to answer is asked again until then. Tests of one run wait beside each other.
   *
   * Unit: seconds. Default: `3`. Changing it: **none**, it is tried again; nothing of the host changes.
   */
  withinSeconds?: pulumi.Input<number>;
  /**
   * Whatever has it tried again when it changes, such as outputs of the rules that it is about.
   *
   * Default: `[]`. Changing it: **none**, it is tried again; nothing of the host changes.
   */
  triggers?: pulumi.Input<pulumi.Input<string>[]>;
}

/** Tries whether something is reachable, or is not: ping, also with packets of a given length, TCP, UDP, HTTP, TLS, from the host, from a network namespace of it, or from within a guest. `up` tries it, and fails when it comes out otherwise than expected; what failed is drift, and the next `up` tries again. A preview and a refresh try nothing: they say what came of it last. */
export class ReachabilityTest extends KvmnetResource {
  static {
    ReachabilityTest.outputs([
      "name",
      "owner",
      "guest",
      "namespace",
      "protocol",
      "address",
      "port",
      "path",
      "mtu",
      "serverName",
      "certificate",
      "expect",
      "withinSeconds",
      "triggers",
      "passed",
      "persistedBy",
    ]);
  }

  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, it is tried again under the other name.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * The guest from within which it was tried.
   *
   * Changing it: **none**, it is tried again; nothing of the host changes.
   */
  declare readonly guest: pulumi.Output<string | undefined>;
  /**
   * The network namespace from which it was tried.
   *
   * Changing it: **none**, it is tried again; nothing of the host changes.
   */
  declare readonly namespace: pulumi.Output<string | undefined>;
  /**
   * What was tried.
   *
   * Changing it: **none**, it is tried again; nothing of the host changes.
   */
  declare readonly protocol: pulumi.Output<"icmp" | "tcp" | "udp" | "http" | "tls">;
  /**
   * Where to.
   *
   * Changing it: **none**, it is tried again; nothing of the host changes.
   */
  declare readonly address: pulumi.Output<string>;
  /**
   * The port there.
   *
   * Changing it: **none**, it is tried again; nothing of the host changes.
   */
  declare readonly port: pulumi.Output<number | undefined>;
  /**
   * What was asked for with `http`.
   *
   * Changing it: **none**, it is tried again; nothing of the host changes.
   */
  declare readonly path: pulumi.Output<string | undefined>;
  /**
   * How long the packet of `icmp` was.
   *
   * Unit: bytes. Changing it: **none**, it is tried again; nothing of the host changes.
   */
  declare readonly mtu: pulumi.Output<number | undefined>;
  /**
   * The name that the server of `tls` was asked for.
   *
   * Changing it: **none**, it is tried again; nothing of the host changes.
   */
  declare readonly serverName: pulumi.Output<string | undefined>;
  /**
   * Whether the certificate had to be verified; absent: it had to, where one was asked for.
   *
   * Changing it: **none**, it is tried again; nothing of the host changes.
   */
  declare readonly certificate: pulumi.Output<"verified" | "any" | undefined>;
  /**
   * Whether it has to answer, or must not.
   *
   * Changing it: **none**, it is tried again; nothing of the host changes.
   */
  declare readonly expect: pulumi.Output<"reachable" | "unreachable">;
  /**
   * How long an answer may take.
   *
   * Unit: seconds. Changing it: **none**, it is tried again; nothing of the host changes.
   */
  declare readonly withinSeconds: pulumi.Output<number>;
  /**
   * What has it tried again when it changes.
   *
   * Changing it: **none**, it is tried again; nothing of the host changes.
   */
  declare readonly triggers: pulumi.Output<string[]>;
  /** Whether the last try came out as expected. */
  declare readonly passed: pulumi.Output<boolean>;
  /** What brings it back after a reboot: units of ours, or nothing, on a host that does not run systemd. */
  declare readonly persistedBy: pulumi.Output<"systemd" | "none">;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): ReachabilityTest {
    return new ReachabilityTest(name, (lookup ?? {}) as ReachabilityTestArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is ReachabilityTest {
    return KvmnetResource.isOfKind(value, "ReachabilityTest");
  }

  constructor(name: string, args: ReachabilityTestArgs, opts?: pulumi.CustomResourceOptions) {
    super("ReachabilityTest", name, args, opts);
  }
}
