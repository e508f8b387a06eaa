// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface DnsRecordHostArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * `host`: addresses of names. `txt`: a TXT record. `srv`: a service. Here `host`. A change replaces the record.
   *
   * Changing it: **replace**, the record is removed and another one made. Maps to: `<dns><host>`.
   */
  type: "host";
  /**
   * Network that the entry is in. Give the `name` output of the network's resource, so that Pulumi knows the order. A change replaces the entry.
   *
   * Changing it: **replace**, the entry is removed from one network and made in the other. Maps to: `<network><name>`.
   */
  network: pulumi.Input<string>;
  /**
   * The address.
   *
   * Changing it: **none**, dnsmasq re-reads its hosts file. Maps to: `<host ip=…>`.
   */
  ip: pulumi.Input<string>;
  /**
   * Names of the address. Other records may have further names at the same address. A reverse look-up answers with the name that came first.
   *
   * Changing it: **none**, dnsmasq re-reads its hosts file. Maps to: `<hostname>`.
   */
  hostnames: pulumi.Input<pulumi.Input<string>[]>;
}

export interface DnsRecordTxtArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * `host`: addresses of names. `txt`: a TXT record. `srv`: a service. Here `txt`. A change replaces the record.
   *
   * Changing it: **replace**, the record is removed and another one made. Maps to: `<txt>`.
   */
  type: "txt";
  /**
   * Network that the entry is in. Give the `name` output of the network's resource, so that Pulumi knows the order. A change replaces the entry.
   *
   * Changing it: **replace**, the entry is removed from one network and made in the other. Maps to: `<network><name>`.
   */
  network: pulumi.Input<string>;
  /**
   * Name of the record. libvirt knows one TXT record per name.
   *
   * Changing it: **blip**, dnsmasq restarts: no DNS and DHCP for a moment. Maps to: `<txt name=…>`.
   */
  record: pulumi.Input<string>;
  /**
   * Its text. A comma separates strings.
   *
   * Changing it: **blip**, dnsmasq restarts: no DNS and DHCP for a moment. Maps to: `<txt value=…>`.
   */
  value: pulumi.Input<string>;
}

export interface DnsRecordSrvArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * `host`: addresses of names. `txt`: a TXT record. `srv`: a service. Here `srv`. A change replaces the record.
   *
   * Changing it: **replace**, the record is removed and another one made. Maps to: `<srv>`.
   */
  type: "srv";
  /**
   * Network that the entry is in. Give the `name` output of the network's resource, so that Pulumi knows the order. A change replaces the entry.
   *
   * Changing it: **replace**, the entry is removed from one network and made in the other. Maps to: `<network><name>`.
   */
  network: pulumi.Input<string>;
  /**
   * Service without underscore: `ldap`.
   *
   * Changing it: **blip**, dnsmasq restarts: no DNS and DHCP for a moment. Maps to: `<srv service=…>`.
   */
  service: pulumi.Input<string>;
  /**
   * Transport protocol, without underscore: `tcp`, `udp`, `sctp`, `tls`.
   *
   * Changing it: **blip**, dnsmasq restarts: no DNS and DHCP for a moment. Maps to: `<srv protocol=…>`.
   */
  protocol: pulumi.Input<string>;
  /**
   * Domain of the record; not set: the network's own. `none`: there is none.
   *
   * Changing it: **blip**, dnsmasq restarts: no DNS and DHCP for a moment. Maps to: `<srv domain=…>`.
   */
  domain?: pulumi.Input<string | "none">;
  /**
   * Host that offers the service; not set, or `.`: the service is not available. `none`: there is none.
   *
   * Changing it: **blip**, dnsmasq restarts: no DNS and DHCP for a moment. Maps to: `<srv target=…>`.
   */
  target?: pulumi.Input<string | "." | "none">;
  /**
   * Its port; not set: dnsmasq answers 1. `none`: there is none.
   *
   * Changing it: **blip**, dnsmasq restarts: no DNS and DHCP for a moment. Maps to: `<srv port=…>`.
   */
  port?: pulumi.Input<number | "none">;
  /**
   * Lower is asked first. `none`: there is none.
   *
   * Changing it: **blip**, dnsmasq restarts: no DNS and DHCP for a moment. Maps to: `<srv priority=…>`.
   */
  priority?: pulumi.Input<number | "none">;
  /**
   * Share among those of one priority. `none`: there is none.
   *
   * Changing it: **blip**, dnsmasq restarts: no DNS and DHCP for a moment. Maps to: `<srv weight=…>`.
   */
  weight?: pulumi.Input<number | "none">;
}

/** DnsRecord by its `type`. */
export type DnsRecordArgs = DnsRecordHostArgs | DnsRecordTxtArgs | DnsRecordSrvArgs;

/** A record of a libvirt network's DNS server: addresses of names, TXT or SRV; one entry of a list that others may fill as well. It comes, changes and goes while the network runs, and leaves the other entries alone. */
export class DnsRecord extends KvmnetResource {
  static {
    DnsRecord.outputs([
      "name",
      "owner",
      "type",
      "ip",
      "hostnames",
      "record",
      "value",
      "service",
      "protocol",
      "domain",
      "target",
      "port",
      "priority",
      "weight",
      "network",
      "active",
      "running",
      "stored",
      "sharedWith",
    ]);
  }

  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /** Changing it: **replace**, the record is removed and another one made. */
  declare readonly type: pulumi.Output<"host" | "txt" | "srv">;
  /**
   * The address.
   *
   * Changing it: **none**, dnsmasq re-reads its hosts file. Maps to: `<host ip=…>`.
   */
  declare readonly ip: pulumi.Output<string | undefined>;
  /**
   * Names of the address. Other records may have further names at the same address. A reverse look-up answers with the name that came first.
   *
   * Changing it: **none**, dnsmasq re-reads its hosts file. Maps to: `<hostname>`.
   */
  declare readonly hostnames: pulumi.Output<string[] | undefined>;
  /**
   * Name of the record. libvirt knows one TXT record per name.
   *
   * Changing it: **blip**, dnsmasq restarts: no DNS and DHCP for a moment. Maps to: `<txt name=…>`.
   */
  declare readonly record: pulumi.Output<string | undefined>;
  /**
   * Its text. A comma separates strings.
   *
   * Changing it: **blip**, dnsmasq restarts: no DNS and DHCP for a moment. Maps to: `<txt value=…>`.
   */
  declare readonly value: pulumi.Output<string | undefined>;
  /**
   * Service without underscore: `ldap`.
   *
   * Changing it: **blip**, dnsmasq restarts: no DNS and DHCP for a moment. Maps to: `<srv service=…>`.
   */
  declare readonly service: pulumi.Output<string | undefined>;
  /**
   * Transport protocol, without underscore: `tcp`, `udp`, `sctp`, `tls`.
   *
   * Changing it: **blip**, dnsmasq restarts: no DNS and DHCP for a moment. Maps to: `<srv protocol=…>`.
   */
  declare readonly protocol: pulumi.Output<string | undefined>;
  /**
   * Domain of the record; not set: the network's own. `none`: there is none.
   *
   * Changing it: **blip**, dnsmasq restarts: no DNS and DHCP for a moment. Maps to: `<srv domain=…>`.
   */
  declare readonly domain: pulumi.Output<string | "none" | undefined>;
  /**
   * Host that offers the service; not set, or `.`: the service is not available. `none`: there is none.
   *
   * Changing it: **blip**, dnsmasq restarts: no DNS and DHCP for a moment. Maps to: `<srv target=…>`.
   */
  declare readonly target: pulumi.Output<string | "." | "none" | undefined>;
  /**
   * Its port; not set: dnsmasq answers 1. `none`: there is none.
   *
   * Changing it: **blip**, dnsmasq restarts: no DNS and DHCP for a moment. Maps to: `<srv port=…>`.
   */
  declare readonly port: pulumi.Output<number | "none" | undefined>;
  /**
   * Lower is asked first. `none`: there is none.
   *
   * Changing it: **blip**, dnsmasq restarts: no DNS and DHCP for a moment. Maps to: `<srv priority=…>`.
   */
  declare readonly priority: pulumi.Output<number | "none" | undefined>;
  /**
   * Share among those of one priority. `none`: there is none.
   *
   * Changing it: **blip**, dnsmasq restarts: no DNS and DHCP for a moment. Maps to: `<srv weight=…>`.
   */
  declare readonly weight: pulumi.Output<number | "none" | undefined>;
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
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): DnsRecord {
    return new DnsRecord(name, (lookup ?? {}) as DnsRecordArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is DnsRecord {
    return KvmnetResource.isOfKind(value, "DnsRecord");
  }

  constructor(name: string, args: DnsRecordArgs, opts?: pulumi.CustomResourceOptions) {
    super("DnsRecord", name, args, opts);
  }
}
