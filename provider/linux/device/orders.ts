import type { Facts } from "../../host/host";
import { inOrderOfAdding } from "../kernel/address";
import { ipLine } from "../kernel/batch";
import { dnsOrders } from "../kernel/dns";
import { type Link, movableAddresses, staticAddresses, staticDetails } from "../kernel/link";
import { leftOver, temporaryName } from "../kernel/mark";
import { aliasOf } from "../kernel/owner";
import { type PortRecord, recordOrders } from "../kernel/record";
import { defaultRoutes, inOrderOfDependence, type Route, setRoutes } from "../kernel/route";
import { findLink, type Snapshot } from "../kernel/snapshot";
import type { BootConfig, Command } from "../persistence/config";
import { addAddressLine, addRouteLine, dropAddressLine, dropRouteLine, makeLines, portLines, routeOverLine } from "../persistence/lines";
import { persistenceOrders } from "../persistence/plan";
import { observeBoot } from "../persistence/state";
import { bootConfig, gatewayRoute, movedRoute } from "./boot";
import { broughtDetails, desiredAddresses, desiredDns, gatewaysOf, lowerOf, metricOnHost, movedRoutes } from "./desired";
import { keptMac } from "./mac";
import { allOptionLines, needsRemaking, optionLines, type Pause, pauseFor } from "./options";
import { pauseLines, vlansBackLines } from "./pause";
import { leasedAddresses, leavingLines, portDnsOrders, recordOf, untilPeersAreReached, type Wait } from "./ports";
import type { CommonSpec, DeviceArgs, DeviceState } from "./spec";

/** How things stand before a change, and what follows from that. */
interface Scene<Args, State> {
  readonly snapshot: Snapshot;
  readonly args: Args;
  /** The device of this name, whatever it is like. */
  readonly link: Link | undefined;
  /** The same as a state; absent when it is made (anew). */
  readonly found: State | undefined;
  readonly remade: boolean;
  readonly before: readonly PortRecord[];
  readonly records: readonly PortRecord[];
  readonly wanted: readonly string[];
  readonly joining: readonly string[];
  readonly leaving: readonly string[];
  /** What has to hold for a moment; ports that stay are among those that join, when they have to leave for it. */
  readonly pause: Pause | undefined;
  readonly config: BootConfig;
}

/**
 * The orders that turn what a snapshot shows into what is asked for: for a device that is not there, one that is half made,
 * and one that is to be changed. Pure. `observed` is the device as observed; `remade`: it is taken away and made anew in its place.
 */
export function deviceOrders<Args extends DeviceArgs, State extends DeviceState>(
  spec: CommonSpec<Args, State>,
  snapshot: Snapshot,
  args: Args,
  observed: State | undefined,
  facts: Facts,
  remade = observed !== undefined && needsRemaking(spec.options, args, observed),
): string[] {
  const scene = sceneOf(spec, snapshot, args, observed, remade, facts);
  const { link, joining, leaving, before, records, config } = scene;
  const persisted = observeBoot(snapshot.persistence, facts, args.name, [args.name, ...devicesOf(args), ...leaving]);
  const around = persistenceOrders(args.persistence, persisted, config, { joining: fresh(scene), leaving });
  return [
    ...(link ? [`alias_is ${args.name} ${link.alias}`.trim()] : []),
    ...joining.map((port) => `master_is ${port} ${findLink(snapshot, port)?.master ?? ""}`.trim()),
    ...around.expect,
    ...(spec.remember?.(snapshot, args, observed) ?? []),
    ...(records.length + before.length > 0 ? recordOrders(args.name, records) : []),
    ...around.before,
    ...runningCommands(spec, scene).map(({ tool, line }) => `${tool} ${line}`),
    ...nameServerOrders(scene),
    ...around.after,
    ...portNameServers(scene),
  ];
}

/** The devices that the arguments name. */
export const devicesOf = (args: DeviceArgs): string[] => [...(args.ports ?? []), ...lowerOf(args)];

/** Ports that join now, as against those that join again because the device was made anew. */
const fresh = <A, S extends DeviceState>({ joining, link, snapshot }: Scene<A, S>) =>
  joining.filter((port) => !link || findLink(snapshot, port)?.master !== link.name);

function sceneOf<Args extends DeviceArgs, State extends DeviceState>(
  spec: CommonSpec<Args, State>,
  snapshot: Snapshot,
  args: Args,
  observed: State | undefined,
  remade: boolean,
  facts: Facts,
): Scene<Args, State> {
  const link = findLink(snapshot, args.name);
  const found = remade ? undefined : observed;
  const before = observed?.portsBefore ?? snapshot.records[args.name] ?? [];
  const current = observed?.ports ?? [];
  const wanted = args.ports ?? current;
  const pause = found && pauseFor(spec.options, args, found);
  const joining = remade || pause === "empty" ? wanted : wanted.filter((port) => !current.includes(port));
  const leaving = current.filter((port) => !wanted.includes(port));
  const records = wanted.flatMap((port) => recordOf(snapshot, args, port, before, joining.includes(port) && !current.includes(port)));
  const config = bootConfig(spec, args, records, keptMac(spec, snapshot, args, observed, facts));
  return { snapshot, args, link, found, remade, before, records, wanted, joining, leaving, pause, config };
}

function runningCommands<Args extends DeviceArgs, State extends DeviceState>(spec: CommonSpec<Args, State>, scene: Scene<Args, State>): (Command | Wait)[] {
  const { snapshot, args, link, found, remade, records, wanted, joining, leaving, pause, before } = scene;
  const addresses = desiredAddresses(args, records);
  return [
    ...(link && !remade ? markLines(args, link) : createLines(scene)),
    ...obsoleteRoutes(scene).map((route) => dropRouteLine(route, args.name)),
    ...leavingLines(snapshot, link, leaving, before, addresses ?? []),
    ...(found ? changeLines(spec, scene, found) : []),
    ...portsJoin(spec, scene, joining),
    ...(args.mtu === undefined || found?.mtu === args.mtu ? [] : [ipLine("link", "set", "dev", args.name, "mtu", args.mtu)]),
    ...(remade ? backInPlace(scene) : []),
    ...wanted.filter((port) => !joining.includes(port)).flatMap((port) => (args.ports && found ? (spec.portCommands?.(args, port, found) ?? []) : [])),
    ...(spec.raisesLower ? raiseLower(scene) : []),
    ...upLines(scene),
    ...(spec.commands?.(args, found) ?? []),
    ...addressLines(scene, addresses),
    ...untilReady(scene),
    ...routeLines(scene),
    ...(remade || pause ? lostRoutes(scene) : []),
    ...(pause && found?.up && args.up ? vlansBackLines(snapshot, args.name) : []),
  ];
}

function untilReady<Args extends DeviceArgs, State>({ args, records }: Scene<Args, State>): Wait[] {
  return args.up ? untilPeersAreReached(args.name, records, movedRoutes(args, records)) : [];
}

/** The device itself, once ports have left and before others join. */
function changeLines<Args extends DeviceArgs, State extends DeviceState>(spec: CommonSpec<Args, State>, scene: Scene<Args, State>, found: State): Command[] {
  const { args, pause, wanted, leaving } = scene;
  const returning = pause === "empty" ? wanted.filter((port) => found.ports?.includes(port)) : [];
  const left = [...leaving, ...returning];
  const kind = spec.kernelKind ?? "";
  const options = pause === "empty" ? allOptionLines(kind, spec.options, args) : optionLines(kind, spec.options, args, found);
  return [
    ...(pause ? pauseLines(args.name, pause, returning) : []),
    ...options.map((line): Command => ({ tool: "ip", line })),
    ...(args.mac && args.mac !== found.mac ? [ipLine("link", "set", "dev", args.name, "address", args.mac)] : []),
    ...(left.length > 0 ? (spec.afterLeaving?.(args, found, left) ?? []) : []),
  ];
}

/** Under another name until it carries our mark; with all options at once, so that a kernel that lacks one leaves nothing behind. */
function createLines<Args extends DeviceArgs, State>({ snapshot, args, link, remade, config }: Scene<Args, State>): Command[] {
  const temporary = temporaryName(args.name);
  return [
    ...leftOver(snapshot, args.name).map((line): Command => ({ tool: "ip", line })),
    ...(remade && link ? [ipLine("link", "del", "dev", args.name)] : []),
    ...makeLines({ ...config, device: temporary }),
    ipLine("link", "set", "dev", temporary, "name", args.name),
  ];
}

function markLines(args: DeviceArgs, link: Link): Command[] {
  const alias = aliasOf(args.owner);
  return link.alias === alias ? [] : [ipLine("link", "set", "dev", args.name, "alias", alias)];
}

function portsJoin<Args extends DeviceArgs, State extends DeviceState>(
  spec: CommonSpec<Args, State>,
  { snapshot, args, records, config }: Scene<Args, State>,
  joining: readonly string[],
): Command[] {
  return joining.flatMap((port) => {
    const link = findLink(snapshot, port);
    const present = link ? movableAddresses(link) : [];
    const moved = records.find((record) => record.port === port)?.addresses.filter((address) => present.includes(address)) ?? [];
    const drop = [...moved, ...(link ? leasedAddresses(link) : [])];
    const commands = spec.portCommands?.(args, port, undefined) ?? [];
    return link ? portLines(config, args.name, { device: port, drop, options: {}, commands }) : [];
  });
}

/** A device that was made anew returns to the bridge or bond that it was a port of. */
function backInPlace<Args extends DeviceArgs, State>({ args, link }: Scene<Args, State>): Command[] {
  return link?.master ? [ipLine("link", "set", "dev", args.name, "master", link.master)] : [];
}

/** A NIC that nobody has brought up yet; it stays up afterwards. */
function raiseLower<Args extends DeviceArgs, State>({ snapshot, args }: Scene<Args, State>): Command[] {
  const [lower] = lowerOf(args).map((name) => findLink(snapshot, name));
  return args.up && lower && !lower.up ? [ipLine("link", "set", "dev", lower.name, "up")] : [];
}

function upLines<Args extends DeviceArgs, State extends DeviceState>({ args, found, wanted, joining, pause }: Scene<Args, State>): Command[] {
  const own = found?.up === args.up && !pause ? [] : [ipLine("link", "set", "dev", args.name, args.up ? "up" : "down")];
  const down = args.up && args.ports ? wanted.filter((port) => found?.portsDown?.includes(port) && !joining.includes(port)) : [];
  return [...own, ...down.map((port) => ipLine("link", "set", "dev", port, "up"))];
}

/**
 * All wanted addresses are set again after one is taken away or the device changed between up and down: the kernel drops the
 * secondary addresses of a subnet with the primary one, and IPv6 addresses of a device that goes down.
 */
function addressLines<Args extends DeviceArgs, State extends DeviceState>(scene: Scene<Args, State>, wanted: readonly string[] | undefined): Command[] {
  const { snapshot, args, found, remade, link, leaving, before, records, pause } = scene;
  const lost = remade && link ? staticAddresses(link) : [];
  const present = found?.addresses ?? [];
  const handedBack = before.filter((record) => leaving.includes(record.port)).flatMap((record) => record.addresses);
  const extra = args.addresses ? present.filter((address) => !args.addresses?.includes(address) && !handedBack.includes(address)) : [];
  const disturbed = extra.length > 0 || leaving.length > 0 || pause !== undefined || (found !== undefined && found.up !== args.up);
  const keep = wanted ?? [...present, ...lost].filter((address) => !handedBack.includes(address));
  const details = { ...broughtDetails(records), ...(link && staticDetails(link, snapshot.routes)) };
  const absent = disturbed ? keep : keep.filter((address) => !present.includes(address));
  const missing = args.addresses ? absent : inOrderOfAdding(absent);
  return [...extra.map((address) => dropAddressLine(address, args.name)), ...missing.map((address) => addAddressLine(address, args.name, details[address]))];
}

/** Default routes over the device that nobody asked for. They go first: the kernel itself drops routes with addresses and devices. */
function obsoleteRoutes<Args extends DeviceArgs, State>({ snapshot, args, remade }: Scene<Args, State>): Route[] {
  return (
    [
      [4, args.gateway],
      [6, args.gateway6],
    ] as const
  ).flatMap(([family, via]) => {
    const kept = via && via !== "none" ? metricOnHost(snapshot, args, family, via) : undefined;
    const there = via === undefined || remade ? [] : defaultRoutes(snapshot.routes, family);
    return there.filter((route) => route.dev === args.name && route.protocol !== "dhcp" && route.metric !== kept);
  });
}

/** Routes come last: they need the addresses. `replace` finds our own by its metric. */
function routeLines<Args extends DeviceArgs, State>({ snapshot, args, records }: Scene<Args, State>): Command[] {
  if (!args.up) {
    return [];
  }
  const addresses = desiredAddresses(args, records);
  return inOrderOfDependence([
    ...gatewaysOf(args).map(({ family, via }) => gatewayRoute({ family, via, metric: metricOnHost(snapshot, args, family, via) }, addresses)),
    ...movedRoutes(args, records).map((route) => movedRoute(route, args.name)),
  ]).map((route) => addRouteLine(route, args.name));
}

/** Routes of others over a device that was made anew, or was down for a moment. A leased address is not ours to set again, and so its route. */
function lostRoutes<Args extends DeviceArgs, State>({ snapshot, args, remade }: Scene<Args, State>): Command[] {
  const managed = ({ family, dst, table }: Route) => dst === "default" && table === "main" && (family === 4 ? args.gateway : args.gateway6) !== undefined;
  const others = setRoutes(snapshot.routes, args.name).filter((route) => !route.special && !managed(route) && !(remade && route.protocol === "dhcp"));
  return args.up ? inOrderOfDependence(others).map((route) => routeOverLine(route, args.name)) : [];
}

/** Name servers that came with a port go with it. */
function nameServerOrders<A extends DeviceArgs, S extends DeviceState>({ snapshot, args, found, before, records, leaving }: Scene<A, S>): string[] {
  const gone = before.filter((record) => leaving.includes(record.port));
  const wanted = desiredDns(args, records) ?? (gone.some((record) => record.dns) ? { servers: [], search: [] } : undefined);
  return wanted && !sameDns(wanted, found?.dns) ? dnsOrders(snapshot.dns.manager, args.name, wanted) : [];
}

/** Last: a manager that lets go of a port forgets name servers that were set meanwhile. */
function portNameServers<A extends DeviceArgs, S extends DeviceState>({ snapshot, before, records, joining, leaving }: Scene<A, S>): string[] {
  const came = records.filter((record) => joining.includes(record.port));
  return portDnsOrders(
    snapshot,
    came,
    before.filter((record) => leaving.includes(record.port)),
  );
}

interface DnsLike {
  readonly servers: readonly string[];
  readonly search: readonly string[];
}

function sameDns(a: DnsLike, b: DnsLike | undefined): boolean {
  return b ? a.servers.join() === b.servers.join() && a.search.join() === b.search.join() : a.servers.length + a.search.length === 0;
}
