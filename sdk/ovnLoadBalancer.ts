// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { OvnLoadBalancerHealthCheck, OvnLoadBalancerHealthCheckArgs, OvnLoadBalancerIpPortMappings, OvnLoadBalancerIpPortMappingsArgs } from "./types";

export interface OvnLoadBalancerArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the load balancer. OVN would let it be taken twice; here it is one. Renaming replaces it.
   *
   * Maps to: `Load_Balancer.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Addresses that clients use, and the guests that get their connections: `{ "10.20.0.100:80": ["10.20.0.10:8080", "10.20.0.11:8080"] }`; of IPv6 `[fd00::10]:80`. Addresses without ports: every port of them. `[]`: connections are dropped (see `reject`). For an address of the subnet that a guest is in nobody answers: take another, that they reach by their router. Exactly these.
   *
   * Changing it: **blip**, new connections go to other guests from then on, and those to an address that goes end. Maps to: `Load_Balancer.vips`.
   */
  vips: pulumi.Input<Record<string, pulumi.Input<pulumi.Input<string>[]>>>;
  /**
   * What the ports are of. Not set: not managed (`tcp`).
   *
   * Changing it: **blip**, connections of the other protocol are spread from then on. Maps to: `Load_Balancer.protocol`.
   */
  protocol?: pulumi.Input<"tcp" | "udp" | "sctp">;
  /**
   * Addresses of `vips` whose guests are asked whether they live (`tcp`: by a connection, `udp`: by a datagram), each by its own host; those that do not answer get no new connections. Exactly these; `[]`: none. Not set: not managed.
   *
   * Changing it: **blip**, guests that do not answer get no new connections from then on, or get them again. Maps to: `Load_Balancer.health_check`.
   */
  healthChecks?: pulumi.Input<pulumi.Input<OvnLoadBalancerHealthCheckArgs>[]>;
  /**
   * Where the guests of `healthChecks` are, by their addresses: `{ "10.20.0.10": { port: web.name, sourceIp: "10.20.0.254" } }`. Exactly these. Not set: not managed.
   *
   * Changing it: **blip**, guests are asked at other ports, and count as alive until they do not answer there. Maps to: `Load_Balancer.ip_port_mappings`.
   */
  ipPortMappings?: pulumi.Input<Record<string, pulumi.Input<OvnLoadBalancerIpPortMappingsArgs>>>;
  /**
   * Logical switches whose guests reach the addresses: `name` outputs of LogicalSwitch. Where a router leads to the guests, clients of its other side need `routers`. Exactly these; `[]`: none. Not set: not managed.
   *
   * Changing it: **blip**, guests of a switch that is taken out no longer reach the addresses. Maps to: `Logical_Switch.load_balancer`.
   */
  switches?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Logical routers that have the addresses, for clients on their other sides; they need a gateway (`gatewayChassis` of a LogicalRouterPort, or `chassis`): `name` outputs of LogicalRouter. Exactly these; `[]`: none. Not set: not managed.
   *
   * Changing it: **blip**, clients of a router that is taken out no longer reach the addresses. Maps to: `Logical_Router.load_balancer`.
   */
  routers?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Load balancer groups that it is in, and thereby on the switches and routers that have them. Exactly these; `[]`: none. Not set: not managed. Groups are made by others (`ovn-nbctl create Load_Balancer_Group`).
   *
   * Changing it: **blip**, clients of a group that is taken out no longer reach the addresses. Maps to: `Load_Balancer_Group.load_balancer`.
   */
  groups?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * What of a packet chooses the guest: with `ip_src` alone a client always gets the same. `[]`: everything. Not set: not managed.
   *
   * Changing it: **none**, how new connections are spread. Maps to: `Load_Balancer.selection_fields`.
   */
  selectionFields?: pulumi.Input<pulumi.Input<"eth_src" | "eth_dst" | "ip_src" | "ip_dst" | "tp_src" | "tp_dst">[]>;
  /**
   * Tell clients when no guest is there (TCP reset, ICMP), where they would wait. Not set: not managed (off).
   *
   * Changing it: **none**, what clients are told when no guest is there. Maps to: `options:reject`.
   */
  reject?: pulumi.Input<boolean>;
  /**
   * How long a client gets the same guest again; 0: each connection is chosen anew. Not set: not managed.
   *
   * Unit: seconds. Changing it: **none**, how new connections are spread. Maps to: `options:affinity_timeout`.
   */
  affinitySeconds?: pulumi.Input<number>;
  /**
   * Address from which a guest sees a connection that it made to itself, by `vips`; `[]`: that of the VIP. Not set: not managed.
   *
   * Changing it: **none**, what a guest sees that calls itself. Maps to: `options:hairpin_snat_ip`.
   */
  hairpinSnatIps?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Load_Balancer.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Further options (ovn-nb(5)), such as `skip_snat` and `add_route`. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the option. Maps to: `Load_Balancer.options`.
   */
  options?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** Addresses whose connections OVN spreads over guests, on each client's own host, with health checks that leave out those that do not answer. */
export class OvnLoadBalancer extends KvmnetResource {
  static {
    OvnLoadBalancer.outputs([
      "name",
      "owner",
      "vips",
      "protocol",
      "healthChecks",
      "ipPortMappings",
      "switches",
      "routers",
      "groups",
      "selectionFields",
      "reject",
      "affinitySeconds",
      "hairpinSnatIps",
      "externalIds",
      "options",
      "status",
      "uuid",
    ]);
  }

  /**
   * Name of the load balancer. OVN would let it be taken twice; here it is one. Renaming replaces it.
   *
   * Maps to: `Load_Balancer.name`.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Addresses that clients use, and the guests that get their connections: `{ "10.20.0.100:80": ["10.20.0.10:8080", "10.20.0.11:8080"] }`; of IPv6 `[fd00::10]:80`. Addresses without ports: every port of them. `[]`: connections are dropped (see `reject`). For an address of the subnet that a guest is in nobody answers: take another, that they reach by their router. Exactly these.
   *
   * Changing it: **blip**, new connections go to other guests from then on, and those to an address that goes end. Maps to: `Load_Balancer.vips`.
   */
  declare readonly vips: pulumi.Output<Record<string, string[]>>;
  /**
   * What the ports are of. Not set: not managed (`tcp`).
   *
   * Changing it: **blip**, connections of the other protocol are spread from then on. Maps to: `Load_Balancer.protocol`.
   */
  declare readonly protocol: pulumi.Output<"tcp" | "udp" | "sctp" | undefined>;
  /**
   * Addresses of `vips` whose guests are asked whether they live (`tcp`: by a connection, `udp`: by a datagram), each by its own host; those that do not answer get no new connections. Exactly these; `[]`: none. Not set: not managed.
   *
   * Changing it: **blip**, guests that do not answer get no new connections from then on, or get them again. Maps to: `Load_Balancer.health_check`.
   */
  declare readonly healthChecks: pulumi.Output<OvnLoadBalancerHealthCheck[] | undefined>;
  /**
   * Where the guests of `healthChecks` are, by their addresses: `{ "10.20.0.10": { port: web.name, sourceIp: "10.20.0.254" } }`. Exactly these. Not set: not managed.
   *
   * Changing it: **blip**, guests are asked at other ports, and count as alive until they do not answer there. Maps to: `Load_Balancer.ip_port_mappings`.
   */
  declare readonly ipPortMappings: pulumi.Output<Record<string, OvnLoadBalancerIpPortMappings> | undefined>;
  /**
   * Logical switches whose guests reach the addresses: `name` outputs of LogicalSwitch. Where a router leads to the guests, clients of its other side need `routers`. Exactly these; `[]`: none. Not set: not managed.
   *
   * Changing it: **blip**, guests of a switch that is taken out no longer reach the addresses. Maps to: `Logical_Switch.load_balancer`.
   */
  declare readonly switches: pulumi.Output<string[] | undefined>;
  /**
   * Logical routers that have the addresses, for clients on their other sides; they need a gateway (`gatewayChassis` of a LogicalRouterPort, or `chassis`): `name` outputs of LogicalRouter. Exactly these; `[]`: none. Not set: not managed.
   *
   * Changing it: **blip**, clients of a router that is taken out no longer reach the addresses. Maps to: `Logical_Router.load_balancer`.
   */
  declare readonly routers: pulumi.Output<string[] | undefined>;
  /**
   * Load balancer groups that it is in, and thereby on the switches and routers that have them. Exactly these; `[]`: none. Not set: not managed. Groups are made by others (`ovn-nbctl create Load_Balancer_Group`).
   *
   * Changing it: **blip**, clients of a group that is taken out no longer reach the addresses. Maps to: `Load_Balancer_Group.load_balancer`.
   */
  declare readonly groups: pulumi.Output<string[] | undefined>;
  /**
   * What of a packet chooses the guest: with `ip_src` alone a client always gets the same. `[]`: everything. Not set: not managed.
   *
   * Changing it: **none**, how new connections are spread. Maps to: `Load_Balancer.selection_fields`.
   */
  declare readonly selectionFields: pulumi.Output<("eth_src" | "eth_dst" | "ip_src" | "ip_dst" | "tp_src" | "tp_dst")[] | undefined>;
  /**
   * Tell clients when no guest is there (TCP reset, ICMP), where they would wait. Not set: not managed (off).
   *
   * Changing it: **none**, what clients are told when no guest is there. Maps to: `options:reject`.
   */
  declare readonly reject: pulumi.Output<boolean | undefined>;
  /**
   * How long a client gets the same guest again; 0: each connection is chosen anew. Not set: not managed.
   *
   * Unit: seconds. Changing it: **none**, how new connections are spread. Maps to: `options:affinity_timeout`.
   */
  declare readonly affinitySeconds: pulumi.Output<number | undefined>;
  /**
   * Address from which a guest sees a connection that it made to itself, by `vips`; `[]`: that of the VIP. Not set: not managed.
   *
   * Changing it: **none**, what a guest sees that calls itself. Maps to: `options:hairpin_snat_ip`.
   */
  declare readonly hairpinSnatIps: pulumi.Output<string[] | undefined>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly externalIds: pulumi.Output<Record<string, string>>;
  /** Changing it: **blip**, live, but what it disturbs depends on the option. */
  declare readonly options: pulumi.Output<Record<string, string>>;
  /**
   * What came of the health checks, by guest: `{ "10.20.0.10:8080": "online" }`, or `offline`, `error`, and `""` until it was asked. Empty where the southbound database is on another host.
   *
   * Maps to: `Service_Monitor.status`.
   */
  declare readonly status: pulumi.Output<Record<string, string>>;
  /**
   * Its row in the northbound database, for others that refer to it.
   *
   * Maps to: `Load_Balancer._uuid`.
   */
  declare readonly uuid: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): OvnLoadBalancer {
    return new OvnLoadBalancer(name, (lookup ?? {}) as OvnLoadBalancerArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is OvnLoadBalancer {
    return KvmnetResource.isOfKind(value, "OvnLoadBalancer");
  }

  constructor(name: string, args: OvnLoadBalancerArgs, opts?: pulumi.CustomResourceOptions) {
    super("OvnLoadBalancer", name, args, opts);
  }
}
