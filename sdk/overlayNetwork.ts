import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { DhcpOptions } from "./dhcpOptions";
import { LogicalRouter } from "./logicalRouter";
import { LogicalRouterPort } from "./logicalRouterPort";
import { LogicalSwitch } from "./logicalSwitch";
import { LogicalSwitchPort } from "./logicalSwitchPort";
import { OvnChassis } from "./ovnChassis";
import { OvnDns } from "./ovnDns";
import { OvnNat } from "./ovnNat";
import { OvnRoute } from "./ovnRoute";
import { OvsBridge } from "./ovsBridge";
import { OvsPort } from "./ovsPort";

/** A host that guests of an `OverlayNetwork` run on. */
export interface OverlayHost {
  /** How to reach it. */
  connection: pulumi.Input<ConnectionArgs>;
  /** Address of it that the other hosts send tunnels to. */
  tunnelAddress: pulumi.Input<string>;
}

/** The way of an `OverlayNetwork` to the outside. */
export interface OverlayUplink {
  /** Address of the network outside, with prefix length: `198.51.100.2/24`. All guests leave as this one (SNAT). */
  address: pulumi.Input<string>;
  /** The next router outside. */
  gateway: pulumi.Input<string>;
  /**
   * A NIC of the gateway hosts that leads outside, and that they need for nothing else: a bridge of Open vSwitch is made of it.
   * This, or `bridge`; neither in a network `beside` another, which has the other's way out.
   */
  nic?: pulumi.Input<string>;
  /** A bridge of Open vSwitch on the gateway hosts that leads outside already. */
  bridge?: pulumi.Input<string>;
  /**
   * The hosts that may be the gateway, as `hosts` calls them, the most preferred first: the next takes over when one is dead, as long as it hears of a third
   * host that takes part.
   *
   * @default all that have one, in the order of `hosts`
   */
  hosts?: readonly string[];
  /** VLAN of the network outside. Default: untagged. */
  vlan?: pulumi.Input<number>;
}

export interface OverlayNetworkArgs {
  /**
   * The hosts, by short names that stay: each joins OVN. The packages must be there (Debian: `ovn-host`), and on `central` the databases (`ovn-central`,
   * reached at port 6642). This, or `beside`.
   */
  hosts?: Readonly<Record<string, OverlayHost>>;
  /** Another network, on whose hosts this one is as well, apart from it: subnets may be the same. */
  beside?: OverlayNetwork;
  /**
   * Which of `hosts` has OVN's databases.
   *
   * @default the first
   */
  central?: string;
  /**
   * How the hosts reach the southbound database.
   *
   * @default ["tcp:TUNNEL-ADDRESS-OF-CENTRAL:6642"]
   */
  remotes?: pulumi.Input<pulumi.Input<string>[]>;
  /** IPv4 subnet of the guests. Its first address is the router's, and guests' gateway. */
  subnet: pulumi.Input<string>;
  /**
   * Domain that guests get, and are known in: `web.lan.internal`.
   *
   * @default NAME.internal
   */
  domain?: pulumi.Input<string>;
  /**
   * Name servers that guests get. This network's names OVN answers itself, whichever they ask; all else, and IPv6 addresses of those names, they get from these.
   *
   * @default the router's address, where nobody answers for all else: glibc asks for IPv6 as well, and waits for that five seconds
   */
  dnsServers?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * MTU of guests: that of the hosts' network less the tunnel's 58 bytes.
   *
   * @default 1442
   */
  mtu?: pulumi.Input<number>;
  /** The way out. Default: guests are among themselves. */
  uplink?: OverlayUplink;
  /** Datapath of the bridges that are made: the kernel's (`system`) or the userspace one (`netdev`). Default: Open vSwitch's (`system`). */
  datapathType?: pulumi.Input<"system" | "netdev">;
}

/** Where a network has its hosts and its way out, for those beside it. */
interface Ground {
  readonly connection: pulumi.Input<ConnectionArgs>;
  readonly outside: { readonly switch: LogicalSwitch; readonly gateways: readonly OvnChassis[] } | undefined;
}

/** The name that the hosts of one deployment have for the network outside. */
const PHYSICAL = "outside";

/**
 * A network over several hosts by OVN, for those who do not want to know: a subnet, DHCP and DNS, and with `uplink` a way out. Guests are its
 * {@link OverlayGuest}s. It consists of the kinds that are there for each part (`OvnChassis`, `LogicalSwitch`, `LogicalRouter`, `OvnNat` and others), which
 * go with it; whoever wants more adds to them, by `connection`, `switchName`, `routerName` and `gatewayPort`.
 *
 * ```ts
 * const lan = new kvmnet.OverlayNetwork("lan", { hosts: { a: { connection: kvm1, tunnelAddress: "192.0.2.1" }, b: { connection: kvm2, tunnelAddress: "192.0.2.2" } }, subnet: "10.20.0.0/24" });
 * const web = new kvmnet.OverlayGuest("web", { network: lan, ip: "10.20.0.10" });
 * ```
 */
export class OverlayNetwork extends pulumi.ComponentResource {
  /** How the host with the databases is reached. */
  readonly connection: pulumi.Input<ConnectionArgs>;
  /** Name of the LogicalSwitch that guests are on. */
  readonly switchName: pulumi.Output<string>;
  /** Name of the LogicalRouter. */
  readonly routerName: pulumi.Output<string>;
  /** Address of the router: guests' gateway. */
  readonly gateway: pulumi.Output<string>;
  readonly domain: pulumi.Output<string>;
  readonly mtu: pulumi.Output<number>;
  /** UUID of the DhcpOptions. */
  readonly dhcpOptions: pulumi.Output<string>;
  /** UUID of the router's port outside, for an OvnNat; without `uplink` there is none. */
  readonly gatewayPort: pulumi.Output<string> | undefined;
  /** @internal */
  readonly ground: Ground;

  constructor(name: string, args: OverlayNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kvmnet:index:OverlayNetwork", name, {}, opts);
    refuseContradictions(name, args);
    const own = { parent: this };
    this.ground = args.beside?.ground ?? this.join(name, args);
    const connection = this.ground.connection;
    this.connection = connection;

    const subnet = pulumi.output(args.subnet);
    const lan = new LogicalSwitch(name, { connection, subnet }, own);
    const router = new LogicalRouter(name, { connection }, own);
    const gateway = subnet.apply((all) => firstOf(name, all));
    const mac = macOf(name, "router");
    new LogicalRouterPort(
      `${name}-inside`,
      { connection, router: router.name, switch: lan.name, mac, networks: [pulumi.interpolate`${gateway}/${subnet.apply(lengthOf)}`] },
      own,
    );
    this.gateway = gateway;
    this.mtu = pulumi.output(args.mtu ?? 1442);
    this.domain = pulumi.output(args.domain ?? `${name}.internal`);
    const dhcp = new DhcpOptions(
      name,
      {
        connection,
        cidr: subnet,
        serverId: gateway,
        serverMac: mac,
        leaseSeconds: 86400,
        router: gateway,
        dnsServers: args.dnsServers ?? [gateway],
        mtu: this.mtu,
        domainName: this.domain,
      },
      own,
    );
    this.switchName = lan.name;
    this.routerName = router.name;
    this.dhcpOptions = dhcp.uuid;
    this.gatewayPort = args.uplink && this.leadOut(name, args.uplink, router, subnet);
    this.registerOutputs({ switchName: this.switchName, routerName: this.routerName, gateway, domain: this.domain, mtu: this.mtu });
  }

  /** Each host joins; those that may be the gateway say which bridge leads outside. */
  private join(name: string, { hosts = {}, central = Object.keys(hosts)[0] as string, remotes, uplink, datapathType }: OverlayNetworkArgs): Ground {
    const own = { parent: this };
    const first = hosts[central] as OverlayHost;
    const gateways = uplink?.hosts ?? (uplink ? Object.keys(hosts) : []);
    const chassis = Object.entries(hosts).map(([key, { connection, tunnelAddress }]) => {
      const bridge = gateways.includes(key) && uplink ? (uplink.bridge ?? this.bridge(`${name}-${key}`, connection, uplink, datapathType)) : undefined;
      return [
        key,
        new OvnChassis(
          `${name}-${key}`,
          {
            connection,
            remotes: remotes ?? [pulumi.interpolate`tcp:${first.tunnelAddress}:6642`],
            encapTypes: ["geneve"],
            encapIps: [tunnelAddress],
            ...(datapathType && { datapathType }),
            bridgeMappings: bridge === undefined ? {} : { [PHYSICAL]: bridge },
          },
          own,
        ),
      ] as const;
    });
    const { connection } = first;
    if (!uplink) {
      return { connection, outside: undefined };
    }
    const outside = new LogicalSwitch(`${name}-outside`, { connection }, own);
    new LogicalSwitchPort(
      `${name}-outside-physical`,
      {
        connection,
        switch: outside.name,
        type: "localnet",
        networkName: PHYSICAL,
        addresses: ["unknown"],
        ...(uplink.vlan !== undefined && { tag: uplink.vlan }),
      },
      own,
    );
    const of = new Map(chassis);
    return { connection, outside: { switch: outside, gateways: gateways.map((key) => of.get(key) as OvnChassis) } };
  }

  private bridge(name: string, connection: pulumi.Input<ConnectionArgs>, { nic }: OverlayUplink, datapathType: OverlayNetworkArgs["datapathType"]) {
    const own = { parent: this };
    const bridge = new OvsBridge(name, { connection, name: "br-outside", ...(datapathType && { datapathType }) }, own);
    const port = new OvsPort(name, { connection, type: "system", name: nic as pulumi.Input<string>, bridge: bridge.name }, own);
    return port.bridge;
  }

  private leadOut(name: string, { address, gateway }: OverlayUplink, router: LogicalRouter, subnet: pulumi.Output<string>): pulumi.Output<string> {
    const own = { parent: this };
    const { connection, outside } = this.ground;
    const { switch: on, gateways } = outside as NonNullable<Ground["outside"]>;
    const out = new LogicalRouterPort(
      `${name}-outside`,
      {
        connection,
        router: router.name,
        switch: on.name,
        mac: macOf(name, "outside"),
        networks: [address],
        gatewayChassis: gateways.map(({ systemId }) => systemId),
      },
      own,
    );
    new OvnRoute(name, { connection, router: router.name, destination: "0.0.0.0/0", gateway, outputPort: out.name }, own);
    const externalIp = pulumi.output(address).apply((all) => String(all.split("/")[0]));
    new OvnNat(name, { connection, router: router.name, type: "snat", externalIp, logicalIp: subnet, gatewayPort: out.uuid }, own);
    return out.uuid;
  }
}

export interface OverlayGuestArgs {
  /** The network that it is in. */
  network: OverlayNetwork;
  /** Its address in `subnet`, which DHCP gives it. Default: OVN chooses one, and keeps it for this guest. */
  ip?: pulumi.Input<string>;
  /** MAC address of its NIC. Default: one that follows from its name. */
  mac?: pulumi.Input<string>;
  /**
   * Name in the network's domain that others find it by.
   *
   * @default its name here, in lower case
   */
  hostname?: pulumi.Input<string>;
  /** An address outside that leads to this guest, and that it leaves as. The network needs an `uplink`. */
  floatingIp?: pulumi.Input<string>;
}

/**
 * A guest of an {@link OverlayNetwork}, wherever it runs: its address, its name, and what it may send as. Its NIC is on `br-int`, and says `interfaceId`:
 *
 * ```ts
 * const web = new kvmnet.OverlayGuest("web", { network: lan, ip: "10.20.0.10" });
 * new kvmnet.DomainInterface("web-lan", { connection: kvm2, domain: "web", type: "openvswitch", bridge: "br-int", mac: web.mac, interfaceId: web.interfaceId });
 * ```
 */
export class OverlayGuest extends pulumi.ComponentResource {
  /** What the NIC says: `interfaceId` of a DomainInterface, or `external_ids:iface-id`. */
  readonly interfaceId: pulumi.Output<string>;
  readonly mac: pulumi.Output<string>;
  readonly ip: pulumi.Output<string>;

  constructor(name: string, args: OverlayGuestArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kvmnet:index:OverlayGuest", name, {}, { parent: args.network, ...opts });
    const own = { parent: this };
    const { network } = args;
    if (args.floatingIp !== undefined && !network.gatewayPort) {
      throw new Error(`OverlayGuest ${name}: floatingIp needs an uplink of its network`);
    }
    const { connection } = network;
    this.mac = pulumi.output(args.mac ?? macOf(name, "guest")).apply((mac) => mac.toLowerCase());
    const port = new LogicalSwitchPort(
      name,
      {
        connection,
        // libvirt takes a UUID alone.
        name: uuidOf(name),
        switch: network.switchName,
        addresses: [pulumi.interpolate`${this.mac} ${args.ip ?? "dynamic"}`],
        portSecurity: [args.ip === undefined ? this.mac : pulumi.interpolate`${this.mac} ${args.ip}`],
        dhcpv4Options: network.dhcpOptions,
      },
      own,
    );
    this.interfaceId = port.name;
    // "MAC IP", as OVN has chosen it.
    this.ip = args.ip === undefined ? port.dynamicAddresses.apply((both) => both?.split(" ")[1] ?? "") : pulumi.output(args.ip);
    const records = pulumi
      .all([args.hostname ?? name.toLowerCase(), network.domain, this.ip])
      .apply(([host, domain, ip]): Record<string, string[]> => ({ [`${host}.${domain}`]: [ip] }));
    new OvnDns(name, { connection, switches: [network.switchName], records }, own);
    if (args.floatingIp !== undefined && network.gatewayPort) {
      const nat = { router: network.routerName, gatewayPort: network.gatewayPort, externalIp: args.floatingIp, logicalIp: this.ip };
      new OvnNat(name, { connection, type: "dnat_and_snat", ...nat }, own);
    }
    this.registerOutputs({ interfaceId: this.interfaceId, mac: this.mac, ip: this.ip });
  }
}

function refuseContradictions(name: string, { hosts, beside, central, remotes, datapathType, uplink }: OverlayNetworkArgs): void {
  const refuse = (why: string): never => {
    throw new Error(`OverlayNetwork ${name}: ${why}`);
  };
  if ((hosts === undefined) === (beside === undefined)) {
    refuse("give either hosts, or a network that it is beside");
  }
  if (beside) {
    if (central !== undefined || remotes !== undefined || datapathType !== undefined) {
      refuse("central, remotes and datapathType are those of the network that it is beside");
    }
    if (uplink && (uplink.nic ?? uplink.bridge ?? uplink.hosts ?? uplink.vlan) !== undefined) {
      refuse("the way out is that of the network that it is beside: of uplink, address and gateway alone are its own");
    }
    if (uplink && !beside.ground.outside) {
      refuse("uplink needs one of the network that it is beside");
    }
    return;
  }
  const known = Object.keys(hosts ?? {});
  if (known.length === 0) {
    refuse("hosts must name at least one");
  }
  const unknown = [...(central === undefined ? [] : [central]), ...(uplink?.hosts ?? [])].find((one) => !known.includes(one));
  if (unknown !== undefined) {
    refuse(`hosts has no ${JSON.stringify(unknown)}; it has ${known.join(", ")}`);
  }
  if (uplink && (uplink.nic === undefined) === (uplink.bridge === undefined)) {
    refuse("uplink needs either a nic or a bridge");
  }
  if (uplink?.hosts?.length === 0) {
    refuse("uplink.hosts must name at least one");
  }
}

const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** The first address of a subnet that a host may have. */
function firstOf(name: string, subnet: string): string {
  const [, ...parts] = IPV4.exec(subnet) ?? [];
  const numbers = parts.map(Number);
  if (numbers.length !== 5 || numbers.slice(0, 4).some((part) => part > 255) || (numbers[4] as number) > 29) {
    throw new Error(`OverlayNetwork ${name}: subnet ${subnet} is not an IPv4 subnet such as 10.20.0.0/24, of at least 8 addresses`);
  }
  const [a, b, c, d] = numbers;
  return `${a}.${b}.${c}.${(d as number) + 1}`;
}

const lengthOf = (subnet: string): string => String(subnet.split("/")[1]);

/** What belongs to a name in this stack, and to no other. */
const hashOf = (...words: readonly string[]) =>
  createHash("sha1")
    .update([pulumi.getProject(), pulumi.getStack(), ...words].join("\n"))
    .digest("hex");

/** Administered locally, and of one device. */
const macOf = (name: string, what: string): string => `02:${(hashOf("mac", what, name).slice(0, 10).match(/../g) as string[]).join(":")}`;

/** RFC 4122, version 5. */
function uuidOf(name: string): string {
  const hex = hashOf("port", name);
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, variant + hex.slice(18, 20), hex.slice(20, 32)].join("-");
}
