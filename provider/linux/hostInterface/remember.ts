import { staticAddresses, staticDetails } from "../kernel/link";
import { membersOf } from "../kernel/nic";
import { type NicBefore, type NicDeclared, nicRecordOrder } from "../kernel/nicRecord";
import { setRoutes } from "../kernel/route";
import { findLink, type Snapshot } from "../kernel/snapshot";
import { recordOf } from "./observe";
import type { HostInterfaceArgs, HostInterfaceState } from "./types";

/** Notes what there is of all that is managed now and was not before. Nothing to do when the record says that already. */
export function rememberNic(snapshot: Snapshot, args: HostInterfaceArgs, found: HostInterfaceState | undefined): string[] {
  const link = findLink(snapshot, args.name);
  if (!link || !found) {
    return [];
  }
  const noted = recordOf(snapshot, link);
  const record = {
    device: args.name,
    ifindex: link.ifindex,
    owner: args.owner,
    before: { ...settingsBefore(snapshot, args, found), ...routesBefore(snapshot, args, found), alias: found.before.alias },
    declared: declaredNow(args, found.declared),
  };
  return noted && JSON.stringify(noted) === JSON.stringify(record) ? [] : [nicRecordOrder(record)];
}

/** What is known from before stays; the rest is as it is now. */
function settingsBefore(snapshot: Snapshot, args: HostInterfaceArgs, found: HostInterfaceState): Omit<NicBefore, "alias"> {
  const { before } = found;
  const link = findLink(snapshot, args.name);
  const once = <T>(asked: unknown, known: T | undefined, now: T | undefined) => known ?? (asked === undefined ? undefined : now);
  const settings = {
    mtu: once(args.mtu, before.mtu, found.mtu),
    mac: once(args.mac, before.mac, found.mac),
    up: once(args.up, before.up, found.up),
    addresses: once(args.addresses, before.addresses, link && staticAddresses(link)),
    addressDetails: once(args.addresses, before.addressDetails, link && staticDetails(link, snapshot.routes)),
    dns: once(args.dns, before.dns, found.dns && { servers: [...found.dns.servers], search: [...found.dns.search] }),
    offloads: mapBefore(featuresAsked(snapshot, args), before.offloads, found.offloads),
    queues: mapBefore(Object.keys(args.queues ?? {}), before.queues, found.queues),
    ring: mapBefore(Object.keys(args.ring ?? {}), before.ring, found.ring),
    virtualFunctions: once(args.virtualFunctions, before.virtualFunctions, found.virtualFunctions),
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/** A group's members one by one: switching the group changes them all, whatever they were. */
function featuresAsked(snapshot: Snapshot, args: HostInterfaceArgs): string[] {
  return Object.keys(args.offloads ?? {}).flatMap((name) => membersOf(snapshot.nics[args.name]?.features ?? {}, name));
}

function mapBefore<T>(names: readonly string[], known: Readonly<Record<string, T>> | undefined, now: Readonly<Record<string, T>> | undefined) {
  const fresh = names.flatMap((name) => (now?.[name] === undefined ? [] : [[name, now[name]] as const]));
  const all = { ...Object.fromEntries(fresh), ...known } as Record<string, T>;
  return Object.keys(all).length > 0 ? all : undefined;
}

/** They go with addresses, with a gateway of ours, and with a NIC that is taken down. */
function routesBefore(snapshot: Snapshot, args: HostInterfaceArgs, { before }: HostInterfaceState): Pick<NicBefore, "routes"> {
  const touched = args.addresses !== undefined || args.gateway !== undefined || args.gateway6 !== undefined || !args.up;
  const now = touched ? setRoutes(snapshot.routes, args.name).filter((route) => !route.special && route.protocol !== "dhcp") : undefined;
  const routes = before.routes ?? now;
  return routes ? { routes } : {};
}

const kept = ["mtu", "mac", "up", "addresses", "dns", "gateway", "gateway6", "virtualFunctions"] as const;

/** What is no longer managed stays as it was declared, and is given back in the end. */
function declaredNow(args: HostInterfaceArgs, known: NicDeclared): NicDeclared {
  const plain = kept.flatMap((name) => (args[name] === undefined ? [] : [[name, args[name]] as const]));
  const maps = (["offloads", "queues", "ring"] as const).flatMap((name) => (args[name] ? [[name, { ...known[name], ...args[name] }] as const] : []));
  return { ...known, ...Object.fromEntries([...plain, ...maps]) };
}
