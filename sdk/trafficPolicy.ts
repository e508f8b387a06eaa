// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { TrafficPolicyInbound, TrafficPolicyInboundArgs } from "./types";

export interface TrafficPolicyArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the limits are taken away and set again under the other name.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * A guest's NIC, by its MAC address. The guest has to be there, running or not: libvirt limits the running NIC at once and stores the limits for the next start, on Linux bridges, Open vSwitch and macvtap alike. Either `mac` or `device`.
   *
   * Changing it: **none**, the limits are taken from the one and put on the other; nothing is cut off. Maps to: `virsh domiftune`.
   */
  mac?: pulumi.Input<string>;
  /**
   * A device of the host that is no guest's: an uplink, a VLAN, a bond, a tunnel.
   *
   * Changing it: **none**, the limits are taken from the one and put on the other; nothing is cut off. Maps to: `tc qdisc`, `tc filter`.
   */
  device?: pulumi.Input<string>;
  /**
   * As libvirt means it, seen from the guest: towards the guest. Of a device what the host receives by it, which on an uplink is the same; what is too much is dropped. Not set: no limit.
   *
   * Changing it: **none**, how much passes from then on; nothing is cut off. Maps to: `<inbound>`; `police`.
   */
  inbound?: pulumi.Input<TrafficPolicyInboundArgs>;
  /**
   * From the guest. Of a device what the host sends by it; what is too much waits, at most 50 ms. Not set: no limit.
   *
   * Changing it: **none**, how much passes from then on; nothing is cut off. Maps to: `<outbound>`; `tbf`.
   */
  outbound?: pulumi.Input<TrafficPolicyInboundArgs>;
}

/** Limits how much traffic passes a guest's NIC or a device of the host: an average rate and a burst, in each direction. A guest's NIC is limited by libvirt, which keeps the limits through restarts of the guest and does it by tc on Linux bridges and by rows of its own on Open vSwitch; a device by tc, which a unit of ours brings back after a reboot, and when the device is made anew. What a `DomainInterface`, a network or an `OvsPort` limits itself is refused: one device has one owner. */
export class TrafficPolicy extends KvmnetResource {
  static {
    TrafficPolicy.outputs(["name", "owner", "mac", "device", "inbound", "outbound", "guest", "persistedBy"]);
  }

  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the limits are taken away and set again under the other name.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * The guest's NIC.
   *
   * Changing it: **none**, the limits are taken from the one and put on the other; nothing is cut off.
   */
  declare readonly mac: pulumi.Output<string | undefined>;
  /**
   * The device of the host.
   *
   * Changing it: **none**, the limits are taken from the one and put on the other; nothing is cut off.
   */
  declare readonly device: pulumi.Output<string | undefined>;
  /**
   * The limits towards the guest, or of what the device receives.
   *
   * Changing it: **none**, how much passes from then on; nothing is cut off.
   */
  declare readonly inbound: pulumi.Output<TrafficPolicyInbound | undefined>;
  /**
   * The limits from the guest, or of what the device sends.
   *
   * Changing it: **none**, how much passes from then on; nothing is cut off.
   */
  declare readonly outbound: pulumi.Output<TrafficPolicyInbound | undefined>;
  /**
   * The guest whose NIC it is.
   *
   * Maps to: `libvirt domain`.
   */
  declare readonly guest: pulumi.Output<string | undefined>;
  /** What brings it back after a reboot: units of ours, or nothing, on a host that does not run systemd. */
  declare readonly persistedBy: pulumi.Output<"systemd" | "none">;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): TrafficPolicy {
    return new TrafficPolicy(name, (lookup ?? {}) as TrafficPolicyArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is TrafficPolicy {
    return KvmnetResource.isOfKind(value, "TrafficPolicy");
  }

  constructor(name: string, args?: TrafficPolicyArgs, opts?: pulumi.CustomResourceOptions) {
    super("TrafficPolicy", name, args ?? {}, opts);
  }
}
