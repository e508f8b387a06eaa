// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface DhcpReservationArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Network that the entry is in. Give the `name` output of the network's resource, so that Pulumi knows the order. A change replaces the entry.
   *
   * Changing it: **replace**, the entry is removed from one network and made in the other. Maps to: `<network><name>`.
   */
  network: pulumi.Input<string>;
  /**
   * MAC address of the guest's NIC (IPv4 only).
   *
   * Changing it: **blip**, libvirt removes the network's firewall rules and adds them again, once per reservation that changes; leases stay until renewal. Maps to: `<host mac=…>`.
   */
  mac?: pulumi.Input<string>;
  /**
   * DHCPv6 client id (DUID) of the guest (IPv6 only).
   *
   * Changing it: **blip**, libvirt removes the network's firewall rules and adds them again, once per reservation that changes; leases stay until renewal. Maps to: `<host id=…>`.
   */
  duid?: pulumi.Input<string>;
  /**
   * Host name that the guest is given, and that DNS answers to. Without `mac` and `duid`: the guest is known by the name that it sends. `none`: there is none.
   *
   * Changing it: **blip**, libvirt removes the network's firewall rules and adds them again, once per reservation that changes; leases stay until renewal. Maps to: `<host name=…>`.
   */
  hostname?: pulumi.Input<string | "none">;
  /**
   * The address that the guest always gets, in one of the network's subnets; it may lie within a DHCP range.
   *
   * Changing it: **blip**, libvirt removes the network's firewall rules and adds them again, once per reservation that changes; leases stay until renewal. Maps to: `<host ip=…>`.
   */
  ip: pulumi.Input<string>;
  /**
   * How long a lease holds; 0 is for ever. Not set: dnsmasq's default of one hour. `none`: there is none.
   *
   * Unit: seconds. Changing it: **blip**, libvirt removes the network's firewall rules and adds them again, once per reservation that changes; leases stay until renewal. Maps to: `<lease expiry=… unit='seconds'>`.
   */
  leaseSeconds?: pulumi.Input<number | "none">;
}

/** A fixed address for a guest: one entry of a libvirt network's DHCP server, which others may fill as well. It comes, changes and goes while the network runs, and leaves the other entries alone. */
export class DhcpReservation extends KvmnetResource {
  static {
    DhcpReservation.outputs(["name", "owner", "mac", "duid", "hostname", "ip", "leaseSeconds", "network", "active", "running", "stored", "sharedWith"]);
  }

  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * MAC address of the guest's NIC (IPv4 only).
   *
   * Changing it: **blip**, libvirt removes the network's firewall rules and adds them again, once per reservation that changes; leases stay until renewal. Maps to: `<host mac=…>`.
   */
  declare readonly mac: pulumi.Output<string | undefined>;
  /**
   * DHCPv6 client id (DUID) of the guest (IPv6 only).
   *
   * Changing it: **blip**, libvirt removes the network's firewall rules and adds them again, once per reservation that changes; leases stay until renewal. Maps to: `<host id=…>`.
   */
  declare readonly duid: pulumi.Output<string | undefined>;
  /**
   * Host name that the guest is given, and that DNS answers to. Without `mac` and `duid`: the guest is known by the name that it sends. `none`: there is none.
   *
   * Changing it: **blip**, libvirt removes the network's firewall rules and adds them again, once per reservation that changes; leases stay until renewal. Maps to: `<host name=…>`.
   */
  declare readonly hostname: pulumi.Output<string | "none" | undefined>;
  /**
   * The address that the guest always gets, in one of the network's subnets; it may lie within a DHCP range.
   *
   * Changing it: **blip**, libvirt removes the network's firewall rules and adds them again, once per reservation that changes; leases stay until renewal. Maps to: `<host ip=…>`.
   */
  declare readonly ip: pulumi.Output<string>;
  /**
   * How long a lease holds; 0 is for ever. Not set: dnsmasq's default of one hour. `none`: there is none.
   *
   * Unit: seconds. Changing it: **blip**, libvirt removes the network's firewall rules and adds them again, once per reservation that changes; leases stay until renewal. Maps to: `<lease expiry=… unit='seconds'>`.
   */
  declare readonly leaseSeconds: pulumi.Output<number | "none" | undefined>;
  /**
   * Network that the entry is in. Give the `name` output of the network's resource, so that Pulumi knows the order. A change replaces the entry.
   *
   * Changing it: **replace**, the entry is removed from one network and made in the other. Maps to: `<network><name>`.
   */
  declare readonly network: pulumi.Output<string>;
  /** Whether the network runs. */
  declare readonly active: pulumi.Output<boolean>;
  /** Whether the running network has the entry. Not set while the network is off. */
  declare readonly running: pulumi.Output<boolean | undefined>;
  /** Whether the stored definition has the same entry: what the next start takes. */
  declare readonly stored: pulumi.Output<boolean>;
  /** Set when the network's own resource gives the whole list as well: the two would undo each other. */
  declare readonly sharedWith: pulumi.Output<string | undefined>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): DhcpReservation {
    return new DhcpReservation(name, (lookup ?? {}) as DhcpReservationArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is DhcpReservation {
    return KvmnetResource.isOfKind(value, "DhcpReservation");
  }

  constructor(name: string, args: DhcpReservationArgs, opts?: pulumi.CustomResourceOptions) {
    super("DhcpReservation", name, args, opts);
  }
}
