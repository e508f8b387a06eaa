import { batchLine } from "../batch";
import { dnsOrders } from "../dns";
import { type Link, staticAddresses } from "../link";
import { leftOver } from "../mark";
import { aliasOf } from "../owner";
import { persistenceOrders } from "../persistence/persistence";
import { type PortRecord, recordOrders } from "../record";
import { defaultRoutes, type Route, routeLine, setRoutes } from "../route";
import { findLink, type Snapshot } from "../snapshot";
import { desiredAddresses, metricOf, movedRoutes } from "./desired";
import { addAddress, createLines, dropAddress, dropRoute, gatewayLine, gatewaysOf, giveBackLines, joinLines, optionLines } from "./lines";
import type { BridgeArgs, BridgeState } from "./observe";
import { bridgeUnit } from "./unit";

/**
 * The orders that turn what a snapshot shows into what is asked for: for a bridge that is not there, one that is half made,
 * and one that is to be changed. Pure. `found` is the bridge as observed.
 */
export function bridgeOrders(snapshot: Snapshot, args: BridgeArgs, found: BridgeState | undefined, host: Pick<BridgeState, "hostFacts">): string[] {
  const link = findLink(snapshot, args.name);
  const before = found?.portsBefore ?? snapshot.records[args.name] ?? [];
  const current = found?.ports ?? [];
  const wanted = args.ports ?? current;
  const joining = wanted.filter((port) => !current.includes(port));
  const leaving = current.filter((port) => !wanted.includes(port));
  const records = wanted.flatMap((port) => recordOf(snapshot, args, port, before, joining.includes(port)));
  const addresses = desiredAddresses(args, records);
  const persistence = { ...host, persistedBy: found?.persistedBy ?? "none", unitHash: found?.unitHash ?? "" } as const;
  return [
    ...(link ? [`alias-is ${args.name} ${link.alias}`.trim()] : []),
    ...joining.map((port) => `master-is ${port} ${findLink(snapshot, port)?.master ?? ""}`.trim()),
    ...(records.length + before.length > 0 ? recordOrders(args.name, records) : []),
    ...[
      ...(link ? markLines(args, link) : [...leftOver(snapshot, args.name), ...createLines(args)]),
      ...(found ? optionLines(args, found) : []),
      ...(args.mac && found && args.mac !== found.mac ? [batchLine("link", "set", "dev", args.name, "address", args.mac)] : []),
      ...obsoleteRoutes(snapshot, args).map(dropRoute),
      ...leavingLines(snapshot, args.name, leaving, before, addresses ?? []),
      ...joining.flatMap((port) => joinPort(snapshot, args, records, port)),
      ...(args.mtu === undefined ? [] : [batchLine("link", "set", "dev", args.name, "mtu", args.mtu)]),
      ...upLines(args, found, wanted),
      ...addressLines(found, addresses, args, leaving, before),
      ...routeLines(snapshot, args, records),
    ].map((line) => `ip ${line}`),
    ...(args.dns && !sameDns(args.dns, found?.dns) ? dnsOrders(snapshot.dns.manager, args.name, args.dns) : []),
    ...persistenceOrders(args.persistence, persistence, bridgeUnit(args, { ...host, portsBefore: [...records] })),
  ];
}

function markLines(args: BridgeArgs, link: Link): string[] {
  const alias = aliasOf(args.owner);
  return link.alias === alias ? [] : [batchLine("link", "set", "dev", args.name, "alias", alias)];
}

/** What is known of a port from before it joined; for one that joins now, what it has now, too (a run may have died half-way). */
function recordOf(snapshot: Snapshot, args: BridgeArgs, port: string, before: readonly PortRecord[], joins: boolean): PortRecord[] {
  const known = before.find((record) => record.port === port);
  const link = findLink(snapshot, port);
  if (!joins || !link) {
    return known ? [known] : [];
  }
  const addresses = args.moveAddresses ? staticAddresses(link) : [];
  const routes = args.moveAddresses ? setRoutes(snapshot.routes, port) : [];
  return [
    {
      port,
      up: known?.up ?? link.up,
      addresses: [...new Set([...(known?.addresses ?? []), ...addresses])],
      routes: routes.length > 0 ? routes : (known?.routes ?? []),
    },
  ];
}

function joinPort(snapshot: Snapshot, args: BridgeArgs, records: readonly PortRecord[], port: string): string[] {
  const link = findLink(snapshot, port);
  const record = records.find((candidate) => candidate.port === port);
  return link && record ? joinLines(args.name, record, staticAddresses(link), args.up) : [];
}

function leavingLines(snapshot: Snapshot, bridge: string, leaving: readonly string[], before: readonly PortRecord[], keeps: readonly string[]): string[] {
  return leaving.flatMap((port) => {
    const record = before.find((candidate) => candidate.port === port);
    const given = record?.addresses.filter((address) => !keeps.includes(address)) ?? [];
    const present = findLink(snapshot, bridge)?.addresses.map((address) => address.address) ?? [];
    return [
      ...given.filter((address) => present.includes(address)).map((address) => dropAddress(address, bridge)),
      batchLine("link", "set", "dev", port, "nomaster"),
      ...(record ? giveBackLines(record, keeps) : []),
    ];
  });
}

function upLines(args: BridgeArgs, found: BridgeState | undefined, ports: readonly string[]): string[] {
  const own = found?.up === args.up ? [] : [batchLine("link", "set", "dev", args.name, args.up ? "up" : "down")];
  const down = args.up && args.ports ? ports.filter((port) => found?.portsDown.includes(port)) : [];
  return [...own, ...down.map((port) => batchLine("link", "set", "dev", port, "up"))];
}

/**
 * All wanted addresses are set again after one is taken away or the bridge changed between up and down: the kernel drops the
 * secondary addresses of a subnet with the primary one, and IPv6 addresses of a device that goes down.
 */
function addressLines(
  found: BridgeState | undefined,
  wanted: readonly string[] | undefined,
  args: BridgeArgs,
  leaving: readonly string[],
  before: readonly PortRecord[],
): string[] {
  const present = found?.addresses ?? [];
  const handedBack = before.filter((record) => leaving.includes(record.port)).flatMap((record) => record.addresses);
  const extra = args.addresses ? present.filter((address) => !args.addresses?.includes(address) && !handedBack.includes(address)) : [];
  const disturbed = extra.length > 0 || leaving.length > 0 || (found !== undefined && found.up !== args.up);
  const keep = wanted ?? present.filter((address) => !handedBack.includes(address));
  const missing = disturbed ? keep : keep.filter((address) => !present.includes(address));
  return [...extra.map((address) => dropAddress(address, args.name)), ...missing.map((address) => addAddress(address, args.name))];
}

/** Default routes over the bridge that nobody asked for. They go first: the kernel itself drops routes with addresses and devices. */
function obsoleteRoutes(snapshot: Snapshot, args: BridgeArgs): Route[] {
  return (
    [
      [4, args.gateway],
      [6, args.gateway6],
    ] as const
  ).flatMap(([family, via]) => {
    const kept = via && via !== "none" ? (currentMetric(snapshot, args, family, via) ?? metricOf(args, family)) : undefined;
    return via === undefined ? [] : defaultRoutes(snapshot.routes, family).filter((route) => route.dev === args.name && route.metric !== kept);
  });
}

/** Routes come last: they need the addresses. `replace` finds our own by its metric. */
function routeLines(snapshot: Snapshot, args: BridgeArgs, records: readonly PortRecord[]): string[] {
  if (!args.up) {
    return [];
  }
  return [
    ...gatewaysOf(args).map(({ family, via, metric }) => gatewayLine(args, family, via, currentMetric(snapshot, args, family, via) ?? metric)),
    ...movedRoutes(args, records).map((route) => routeLine(route, args.name)),
  ];
}

/** Without `gatewayMetric`, a route to the right gateway stays as it is, whatever its metric. */
function currentMetric(snapshot: Snapshot, args: BridgeArgs, family: 4 | 6, via: string): number | undefined {
  return args.gatewayMetric !== undefined
    ? undefined
    : defaultRoutes(snapshot.routes, family).find((route) => route.dev === args.name && route.via === via)?.metric;
}

function sameDns(
  a: { servers: readonly string[]; search: readonly string[] },
  b: { servers: readonly string[]; search: readonly string[] } | undefined,
): boolean {
  return b ? a.servers.join() === b.servers.join() && a.search.join() === b.search.join() : a.servers.length + a.search.length === 0;
}
