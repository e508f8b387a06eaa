import { inOrderOfAdding } from "../kernel/address";
import { ipLine } from "../kernel/batch";
import { dnsOrders } from "../kernel/dns";
import type { Link } from "../kernel/link";
import { movableAddresses, staticDetails } from "../kernel/link";
import type { PortRecord } from "../kernel/record";
import { inOrderOfDependence, type Route, setRoutes } from "../kernel/route";
import { findLink, type Snapshot } from "../kernel/snapshot";
import type { Command } from "../persistence/config";
import { addAddressLine, dropAddressLine, routeOverLine } from "../persistence/lines";
import type { DeviceArgs } from "./spec";

/** What is known of a port from before it joined; for one that joins now, what it has now, too (a run may have died half-way). */
export function recordOf(snapshot: Snapshot, args: DeviceArgs, port: string, before: readonly PortRecord[], joins: boolean): PortRecord[] {
  const known = before.find((record) => record.port === port);
  const link = findLink(snapshot, port);
  if (!joins || !link) {
    return known ? [known] : [];
  }
  const addresses = args.moveAddresses ? movableAddresses(link) : [];
  const details = { ...known?.addressDetails, ...(args.moveAddresses ? staticDetails(link, snapshot.routes) : {}) };
  const dns = args.moveAddresses ? (ownDns(snapshot, args, port) ?? known?.dns) : known?.dns;
  const routes = args.moveAddresses ? setRoutes(snapshot.routes, port).filter((route) => route.protocol !== "dhcp") : [];
  return [
    {
      port,
      up: known?.up ?? link.up,
      addresses: [...new Set([...(known?.addresses ?? []), ...addresses])],
      ...(Object.keys(details).length > 0 && { addressDetails: details }),
      routes: [...routes, ...(known?.routes ?? []).filter((route) => !routes.some((there) => isSame(there, route)))],
      ...(dns && { dns }),
    },
  ];
}

/** What the kernel tells two routes apart by. */
const isSame = (a: Route, b: Route) => a.family === b.family && a.table === b.table && a.dst === b.dst && a.metric === b.metric;

/** They go with the client that leased them. */
export function leasedAddresses({ addresses }: Link): string[] {
  return addresses.filter(({ address, dynamic }) => dynamic && !address.includes(":")).map(({ address }) => address);
}

/** Name servers that a port has for itself: systemd-resolved keeps them by device, NetworkManager's profiles say so. Those of a lease come again with the new lease. */
function ownDns({ dns }: Snapshot, args: DeviceArgs, port: string): PortRecord["dns"] {
  const own = ["systemd-resolved", "NetworkManager"].includes(dns.manager) && !args.dhcp4 && !args.dhcp6 ? dns.links[port] : undefined;
  return own && { servers: [...own.servers], search: [...own.search] };
}

/** A port that joins has no name servers any more; one that leaves has its own again. */
export function portDnsOrders(snapshot: Snapshot, joining: readonly PortRecord[], leaving: readonly PortRecord[]): string[] {
  const none = { servers: [], search: [] };
  const { manager, links } = snapshot.dns;
  return [
    ...joining.flatMap(({ port, dns }) => (dns && links[port] ? dnsOrders(manager, port, none) : [])),
    ...leaving.flatMap(({ port, dns }) => (dns && findLink(snapshot, port) ? dnsOrders(manager, port, dns) : [])),
  ];
}

/** Not for the next boot: there the manager waits. */
export interface Wait {
  readonly tool: "ready";
  readonly line: string;
}

/**
 * IPv6 makes the route to a peer, which others may lead over, only once the device has a carrier: a bridge gets its own a moment after its first port has
 * joined, a port its own after it was down.
 */
export function untilPeersAreReached(device: string, records: readonly PortRecord[], routes: readonly { readonly family: 4 | 6 }[]): Wait[] {
  const details = records.flatMap(({ addressDetails = {} }) => Object.entries(addressDetails));
  const peers = details.some(([address, { peer }]) => peer !== undefined && address.includes(":"));
  return peers && routes.some(({ family }) => family === 6) ? [{ tool: "ready", line: device }] : [];
}

/** Ports leave, with what they brought, apart from what the device keeps. */
export function leavingLines(
  snapshot: Snapshot,
  device: Link | undefined,
  leaving: readonly string[],
  before: readonly PortRecord[],
  keeps: readonly string[],
): (Command | Wait)[] {
  const present = device?.addresses.map((address) => address.address) ?? [];
  return leaving
    .filter((port) => findLink(snapshot, port))
    .flatMap((port) => {
      const record = before.find((candidate) => candidate.port === port);
      const given = record?.addresses.filter((address) => !keeps.includes(address)) ?? [];
      return [
        ...given.filter((address) => present.includes(address)).map((address) => dropAddressLine(address, device?.name ?? "")),
        ipLine("link", "set", "dev", port, "nomaster"),
        ...(record ? giveBackLines(record, keeps) : []),
      ];
    });
}

/** A port gets back what it had, apart from what the device keeps. */
export function giveBackLines(record: PortRecord, keeps: readonly string[]): (Command | Wait)[] {
  return [
    ...inOrderOfAdding(record.addresses.filter((address) => !keeps.includes(address))).map((address) =>
      addAddressLine(address, record.port, record.addressDetails?.[address]),
    ),
    ipLine("link", "set", "dev", record.port, record.up ? "up" : "down"),
    ...(record.up ? untilPeersAreReached(record.port, [record], record.routes) : []),
    ...(record.up ? inOrderOfDependence(record.routes).map((route) => routeOverLine(route, record.port)) : []),
  ];
}
