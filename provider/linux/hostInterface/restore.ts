import { inOrderOfAdding } from "../kernel/address";
import { ipLine } from "../kernel/batch";
import { dnsOrders } from "../kernel/dns";
import { staticAddresses, staticDetails } from "../kernel/link";
import { defaultRoutes, inOrderOfDependence } from "../kernel/route";
import { findLink, type Snapshot } from "../kernel/snapshot";
import type { Command } from "../persistence/config";
import { addAddressLine, dropAddressLine, dropRouteLine, routeOverLine } from "../persistence/lines";
import { ethtoolCommand, functionsCommand } from "./commands";
import type { HostInterfaceState } from "./types";

/** What gives the NIC back what it had, as far as it is still as we set it. Pure. */
export function restoreCommands(snapshot: Snapshot, now: HostInterfaceState, detach: boolean): Command[] {
  const { name, before, declared } = now;
  const set = (...words: (string | number)[]) => ipLine("link", "set", "dev", name, ...words);
  const ours = <K extends "mtu" | "mac" | "up" | "virtualFunctions">(key: K) =>
    before[key] !== undefined && declared[key] === now[key] && before[key] !== now[key] ? before[key] : undefined;
  const [mtu, mac, up, functions] = [ours("mtu"), ours("mac"), ours("up"), ours("virtualFunctions")];
  return [
    ...(up === true ? [set("up")] : []),
    ...(functions === undefined ? [] : [functionsCommand(name, functions, detach)]),
    ...(mac === undefined ? [] : [set("address", mac)]),
    ...(mtu === undefined ? [] : [set("mtu", mtu)]),
    ...ethtoolCommand(
      "-L",
      name,
      still(before.queues, now.queues, (key) => declared.queues?.[key]),
    ),
    ...ethtoolCommand(
      "-G",
      name,
      still(before.ring, now.ring, (key) => declared.ring?.[key]),
    ),
    ...ethtoolCommand(
      "-K",
      name,
      still(before.offloads, now.offloads, (key) => declaredFeature(snapshot, now, key)),
    ),
    ...gatewayLines(snapshot, now),
    ...addressLines(snapshot, now),
    ...routeLines(snapshot, now, up === undefined ? now.up : up),
    ...(up === false ? [set("down")] : []),
  ];
}

/** The former values of those that are still as declared. */
function still<T>(before: Readonly<Record<string, T>> | undefined, now: Readonly<Record<string, T>> | undefined, declared: (key: string) => T | undefined) {
  return Object.fromEntries(Object.entries(before ?? {}).filter(([key, value]) => now?.[key] === declared(key) && now?.[key] !== value));
}

/** As declared by its own name, else by that of its group. */
function declaredFeature({ nics }: Snapshot, { name, declared }: HostInterfaceState, key: string): boolean | undefined {
  const group = nics[name]?.features?.[key]?.group;
  return declared.offloads?.[key] ?? (group === undefined ? undefined : declared.offloads?.[group]);
}

/** Our default routes; one that was there before goes and comes back with the routes. */
function gatewayLines({ routes }: Snapshot, { name, declared }: HostInterfaceState): Command[] {
  return ([4, 6] as const).flatMap((family) => {
    const via = family === 4 ? declared.gateway : declared.gateway6;
    const own = defaultRoutes(routes, family).filter((route) => route.dev === name && via !== undefined && route.via === via && route.protocol !== "dhcp");
    return own.map((route) => dropRouteLine(route, name));
  });
}

/** Ours go. Those that there were come back unless somebody has taken ours away, or made the NIC a port, meanwhile. */
function addressLines(snapshot: Snapshot, { name, before, declared, addresses, master }: HostInterfaceState): Command[] {
  const ours = declared.addresses ?? [];
  const former = before.addresses ?? [];
  const gone = ours.filter((address) => addresses.includes(address) && !former.includes(address));
  const untouched = declared.addresses !== undefined && ours.every((address) => addresses.includes(address)) && master === undefined;
  // Again also those that stay, whoever set them: the kernel drops the secondary addresses of a subnet with the primary one, and what is dropped goes by its host part.
  const link = findLink(snapshot, name);
  const stay = gone.length > 0 && link ? staticAddresses(link).filter((address) => !gone.includes(address)) : [];
  const lost = untouched ? former.filter((address) => !addresses.includes(address)) : [];
  const back = [...former.filter((address) => lost.includes(address) || stay.includes(address)), ...stay.filter((address) => !former.includes(address))];
  const details = { ...before.addressDetails, ...(link && staticDetails(link, snapshot.routes)) };
  return [...gone.map((address) => dropAddressLine(address, name)), ...inOrderOfAdding(back).map((address) => addAddressLine(address, name, details[address]))];
}

function routeLines({ routes }: Snapshot, { name, before, master }: HostInterfaceState, up: boolean): Command[] {
  const missing = master !== undefined || !up ? [] : (before.routes ?? []);
  const touched = missing.some((route) => !routes.some((other) => routeOverLine(other, name).line === routeOverLine(route, name).line && other.dev === name));
  return touched || before.addresses ? inOrderOfDependence(missing).map((route) => routeOverLine(route, name)) : [];
}

/** Name servers that it had for itself. */
export function restoreDnsOrders(snapshot: Snapshot, { name, before, declared }: HostInterfaceState): string[] {
  const { links, manager } = snapshot.dns;
  return declared.dns && links[name] && findLink(snapshot, name) ? dnsOrders(manager, name, before.dns ?? { servers: [], search: [] }) : [];
}
