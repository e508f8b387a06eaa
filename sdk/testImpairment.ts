// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface TestImpairmentArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, it is ended, and begun under the other name.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * A guest's NIC, by its MAC address: what is on its way to the guest. The guest has to run. Either `mac` or `device`.
   *
   * Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired.
   */
  mac?: pulumi.Input<string>;
  /**
   * A device of the host that is no guest's: what the host sends by it. Refused where our own session comes in.
   *
   * Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired. Maps to: `tc qdisc add dev`.
   */
  device?: pulumi.Input<string>;
  /**
   * After which it ends by itself, whoever has died meanwhile: a timer of systemd's, on a host without it a process of its own. From when it was begun; an `up` that changes something begins it anew.
   *
   * Unit: seconds. Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired.
   */
  durationSeconds: pulumi.Input<number>;
  /**
   * How much later each packet is sent.
   *
   * Unit: ms. Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired. Maps to: netem `delay`.
   */
  delayMilliseconds?: pulumi.Input<number>;
  /**
   * By how much the delay varies, either way; packets overtake each other by it. Needs `delayMilliseconds`.
   *
   * Unit: ms. Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired. Maps to: netem `delay TIME JITTER`.
   */
  jitterMilliseconds?: pulumi.Input<number>;
  /**
   * Of how many packets none is sent. 100: a link that is up and carries nothing.
   *
   * Unit: %. Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired. Maps to: netem `loss`.
   */
  lossPercent?: pulumi.Input<number>;
  /**
   * How many packets are sent twice.
   *
   * Unit: %. Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired. Maps to: netem `duplicate`.
   */
  duplicatePercent?: pulumi.Input<number>;
  /**
   * How many packets are sent at once, ahead of those that are delayed. Needs `delayMilliseconds`.
   *
   * Unit: %. Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired. Maps to: netem `reorder`.
   */
  reorderPercent?: pulumi.Input<number>;
  /**
   * In how many packets a bit is turned.
   *
   * Unit: %. Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired. Maps to: netem `corrupt`.
   */
  corruptPercent?: pulumi.Input<number>;
  /**
   * How fast it is sent at most; what is too much waits.
   *
   * Unit: Mbit/s. Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired. Maps to: netem `rate`.
   */
  rateMbps?: pulumi.Input<number>;
  /**
   * Whatever has it begun anew when it changes. The same arguments begin nothing: what is over stays over.
   *
   * Default: `[]`. Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired.
   */
  triggers?: pulumi.Input<pulumi.Input<string>[]>;
}

/** Impairs what passes a device of the host, or goes to a guest's NIC, for a time: delay, jitter, loss, duplicates, reordering, corruption, a rate, by the kernel's netem. For tests of what runs on the network, in labs and before a change. It ends by itself after `durationSeconds`; then it is over, which is no drift, and an `up` with the same arguments begins nothing. Refused where our own session comes in, and where somebody else has a queue. */
export class TestImpairment extends KvmnetResource {
  static {
    TestImpairment.outputs([
      "name",
      "owner",
      "mac",
      "device",
      "durationSeconds",
      "delayMilliseconds",
      "jitterMilliseconds",
      "lossPercent",
      "duplicatePercent",
      "reorderPercent",
      "corruptPercent",
      "rateMbps",
      "triggers",
      "impaired",
      "guest",
      "until",
      "active",
      "persistedBy",
    ]);
  }

  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, it is ended, and begun under the other name.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * The guest's NIC.
   *
   * Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired.
   */
  declare readonly mac: pulumi.Output<string | undefined>;
  /**
   * The device of the host.
   *
   * Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired.
   */
  declare readonly device: pulumi.Output<string | undefined>;
  /**
   * After which it ends.
   *
   * Unit: seconds. Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired.
   */
  declare readonly durationSeconds: pulumi.Output<number>;
  /**
   * How much later each packet is sent.
   *
   * Unit: ms. Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired.
   */
  declare readonly delayMilliseconds: pulumi.Output<number | undefined>;
  /**
   * By how much the delay varies.
   *
   * Unit: ms. Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired.
   */
  declare readonly jitterMilliseconds: pulumi.Output<number | undefined>;
  /**
   * Of how many packets none is sent.
   *
   * Unit: %. Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired.
   */
  declare readonly lossPercent: pulumi.Output<number | undefined>;
  /**
   * How many packets are sent twice.
   *
   * Unit: %. Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired.
   */
  declare readonly duplicatePercent: pulumi.Output<number | undefined>;
  /**
   * How many packets overtake.
   *
   * Unit: %. Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired.
   */
  declare readonly reorderPercent: pulumi.Output<number | undefined>;
  /**
   * In how many packets a bit is turned.
   *
   * Unit: %. Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired.
   */
  declare readonly corruptPercent: pulumi.Output<number | undefined>;
  /**
   * How fast it is sent at most.
   *
   * Unit: Mbit/s. Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired.
   */
  declare readonly rateMbps: pulumi.Output<number | undefined>;
  /**
   * What has it begun anew when it changes.
   *
   * Changing it: **blip**, it is begun anew, for its whole duration: whoever is behind the device is impaired.
   */
  declare readonly triggers: pulumi.Output<string[]>;
  /** The device whose queue it is: of a NIC the host's end. */
  declare readonly impaired: pulumi.Output<string>;
  /**
   * The guest whose NIC it is.
   *
   * Maps to: `libvirt domain`.
   */
  declare readonly guest: pulumi.Output<string | undefined>;
  /** When it is over, or was, by the host's clock: `2026-01-31T12:00:00Z`. Not set: it has not begun. */
  declare readonly until: pulumi.Output<string | undefined>;
  /** Whether its time was not over when the host was last looked at. */
  declare readonly active: pulumi.Output<boolean>;
  /** What brings it back after a reboot: units of ours, or nothing, on a host that does not run systemd. */
  declare readonly persistedBy: pulumi.Output<"systemd" | "none">;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): TestImpairment {
    return new TestImpairment(name, (lookup ?? {}) as TestImpairmentArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is TestImpairment {
    return KvmnetResource.isOfKind(value, "TestImpairment");
  }

  constructor(name: string, args: TestImpairmentArgs, opts?: pulumi.CustomResourceOptions) {
    super("TestImpairment", name, args, opts);
  }
}
