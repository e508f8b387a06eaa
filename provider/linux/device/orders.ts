import { inOrderOfAdding } from "../kernel/address";
import { ipLine } from "../kernel/batch";
import { dnsOrders } from "../kernel/dns";
import { type Link, movableAddresses, staticAddresses, staticDetails } from "../kernel/link";
import { leftOver, temporaryName } from "../kernel/mark";
import type { Joining } from "../kernel/openVswitch";
import { aliasOf } from "../kernel/owner";
import { recordOrders } from "../kernel/record";
import { defaultRoutes, inOrderOfDependence, type Route, setRoutes } from "../kernel/route";
import { findLink, type Snapshot } from "../kernel/snapshot";
import type { Command } from "../persistence/config";
import { addAddressLine, addRouteLine, dropAddressLine, dropRouteLine, makeLines, portLines, routeOverLine } from "../persistence/lines";
import { persistenceOrders } from "../persistence/plan";
import { gatewayRoute, movedRoute } from "./boot";
import { gatewaysOf, lowerOf, metricOnHost } from "./desired";
import { allOptionLines, optionLines, type Pause, pauseFor } from "./options";
import { pauseLines, vlansBackLines } from "./pause";
import { leasedAddresses, leavingLines, portDnsOrders, untilPeersAreReached, type Wait } from "./ports";
import type { CommonSpec, DeviceArgs, DeviceState } from "./spec";
import type { Target } from "./target";

/** How things stand before a change, and what follows from that. */
interface Scene<Args, State> extends Target {
  readonly snapshot: Snapshot;
  readonly args: Args;
  /** The device of this name, whatever it is like. */
  readonly link: Link | undefined;
  /** The same as a state; absent when it is made (anew). */
  readonly found: State | undefined;
  readonly remade: boolean;
  readonly joining: readonly string[];
  /** What has to hold for a moment; ports that stay are among those that join, when they have to leave for it. */
  readonly pause: Pause | undefined;
}

/**
 * The orders that turn what a snapshot shows into what is asked for: for a device that is not there, one that is half made,
 * and one that is to be changed. Pure. `observed` is the device as observed; `remade`: it is
 * taken away and made anew in its place.
 */
export function deviceOrders<Args extends DeviceArgs, State extends DeviceState>(
  spec: CommonSpec<Args, State>,
  snapshot: Snapshot,
  args: Args,
  observed: State | undefined,
  target: Target,
  remade: boolean,
): string[] {
  const scene = sceneOf(spec, snapshot, args, observed, target, remade);
  const { link, joining, leaving, before, records, keeping } = scene;
  const around = persistenceOrders(keeping, { joining: fresh(scene), leaving });
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

/** Ports that join now, as against those that join again because the device was made anew. */
const fresh = <A, S extends DeviceState>({ joining, link, snapshot }: Scene<A, S>) =>
  joining.filter((port) => !link || findLink(snapshot, port)?.master !== link.name);

function sceneOf<Args extends DeviceArgs, State extends DeviceState>(
  spec: CommonSpec<Args, State>,
  snapshot: Snapshot,
  args: Args,
  observed: State | undefined,
  target: Target,
  remade: boolean,
): Scene<Args, State> {
  const found = remade ? undefined : observed;
  const { current, wanted } = target;
  const pause = found && pauseFor(spec.options, args, found);
  const joining = remade || pause === "empty" ? wanted : wanted.filter((port) => !current.includes(port));
  return { ...target, snapshot, args, link: findLink(snapshot, args.name), found, remade, joining, pause };
}

function runningCommands<Args extends DeviceArgs, State extends DeviceState>(
  spec: CommonSpec<Args, State>,
  scene: Scene<Args, State>,
): (Command | Wait | Joining)[] {
  const { snapshot, args, link, found, remade, addresses, wanted, joining, leaving, pause, before } = scene;
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
    ...addressLines(scene),
    ...untilReady(scene),
    ...routeLines(scene),
    ...(remade || pause ? lostRoutes(scene) : []),
    ...(pause && found?.up && args.up ? vlansBackLines(snapshot, args.name) : []),
  ];
}

function untilReady<Args extends DeviceArgs, State>({ args, records, routes }: Scene<Args, State>): Wait[] {
  return args.up ? untilPeersAreReached(args.name, records, routes) : [];
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
function createLines<Args extends DeviceArgs, State>({ snapshot, args, link, remade, keeping }: Scene<Args, State>): Command[] {
  const temporary = temporaryName(args.name);
  return [
    ...leftOver(snapshot, args.name).map((line): Command => ({ tool: "ip", line })),
    ...(remade && link ? [ipLine("link", "del", "dev", args.name)] : []),
    ...makeLines({ ...keeping.config, device: temporary }),
    ipLine("link", "set", "dev", temporary, "name", args.name),
  ];
}

function markLines(args: DeviceArgs, link: Link): Command[] {
  const alias = aliasOf(args.owner);
  return link.alias === alias ? [] : [ipLine("link", "set", "dev", args.name, "alias", alias)];
}

function portsJoin<Args extends DeviceArgs, State extends DeviceState>(
  spec: CommonSpec<Args, State>,
  { snapshot, args, records, keeping }: Scene<Args, State>,
  joining: readonly string[],
): (Command | Joining)[] {
  return joining.flatMap((port) => {
    const link = findLink(snapshot, port);
    const present = link ? movableAddresses(link) : [];
    const moved = records.find((record) => record.port === port)?.addresses.filter((address) => present.includes(address)) ?? [];
    const drop = [...moved, ...(link ? leasedAddresses(link) : [])];
    const commands = spec.portCommands?.(args, port, undefined) ?? [];
    const joins = spec.joins ? [spec.joins(snapshot, args, port)] : [];
    return link ? [...portLines(keeping.config, args.name, { device: port, drop, options: {}, commands }), ...joins] : [];
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
function addressLines<Args extends DeviceArgs, State extends DeviceState>(scene: Scene<Args, State>): Command[] {
  const { snapshot, args, found, remade, link, leaving, before, addresses, details: brought, pause } = scene;
  const lost = remade && link ? staticAddresses(link) : [];
  const present = found?.addresses ?? [];
  const handedBack = before.filter((record) => leaving.includes(record.port)).flatMap((record) => record.addresses);
  const extra = args.addresses ? present.filter((address) => !args.addresses?.includes(address) && !handedBack.includes(address)) : [];
  const disturbed = extra.length > 0 || leaving.length > 0 || pause !== undefined || (found !== undefined && found.up !== args.up);
  const keep = addresses ?? [...present, ...lost].filter((address) => !handedBack.includes(address));
  const details = { ...brought, ...(link && staticDetails(link, snapshot.routes)) };
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
function routeLines<Args extends DeviceArgs, State>({ snapshot, args, addresses, routes }: Scene<Args, State>): Command[] {
  if (!args.up) {
    return [];
  }
  return inOrderOfDependence([
    ...gatewaysOf(args).map(({ family, via }) => gatewayRoute({ family, via, metric: metricOnHost(snapshot, args, family, via) }, addresses)),
    ...routes.map((route) => movedRoute(route, args.name)),
  ]).map((route) => addRouteLine(route, args.name));
}

/** Routes of others over a device that was made anew, or was down for a moment. A leased address is not ours to set again, and so its route. */
function lostRoutes<Args extends DeviceArgs, State>({ snapshot, args, remade }: Scene<Args, State>): Command[] {
  const managed = ({ family, dst, table }: Route) => dst === "default" && table === "main" && (family === 4 ? args.gateway : args.gateway6) !== undefined;
  const others = setRoutes(snapshot.routes, args.name).filter((route) => !route.special && !managed(route) && !(remade && route.protocol === "dhcp"));
  return args.up ? inOrderOfDependence(others).map((route) => routeOverLine(route, args.name)) : [];
}

/** Name servers that came with a port go with it. */
function nameServerOrders<A extends DeviceArgs, S extends DeviceState>({ snapshot, args, found, before, dns, leaving }: Scene<A, S>): string[] {
  const gone = before.filter((record) => leaving.includes(record.port));
  const wanted = dns ?? (gone.some((record) => record.dns) ? { servers: [], search: [] } : undefined);
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
