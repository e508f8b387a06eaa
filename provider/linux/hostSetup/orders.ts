import { removeOrder, writeOrder } from "../persistence/files";
import { type Feature, features, tools } from "./features";
import { recordFile, recordIn, recordPath, type SetupRecord } from "./record";
import type { Layout, Setup } from "./snapshot";
import type { HostSetupArgs } from "./types";

/** What a feature lacks on a host. */
export interface Lack {
  readonly packages: readonly string[];
  /** Units that are not enabled, or do not run. */
  readonly units: readonly string[];
  /** Its daemon does not answer, in its words. */
  readonly silent?: string;
}

export function lackOf(seen: Setup, feature: Feature, layout: Layout): Lack {
  const silent = seen.silent[feature];
  return {
    packages: [...seen.base, ...seen.packages[feature]].filter((name) => !seen.installed.has(name)),
    units: seen.units(feature, layout).flatMap(({ name, enabled, active }) => (enabled && active ? [] : [name])),
    ...(silent !== undefined && { silent }),
  };
}

export const isLacking = ({ packages, units, silent }: Lack): boolean => packages.length > 0 || units.length > 0 || silent !== undefined;

/** The layout that these arguments ask for, on this host. */
export const layoutFor = (seen: Setup, { libvirtDaemons }: Pick<HostSetupArgs, "libvirtDaemons">): Layout =>
  libvirtDaemons === "auto" ? seen.layout : libvirtDaemons;

/** Records first what was not there before, then installs and starts it: cut short anywhere, it is known what of it is ours. */
export function setupOrders(seen: Setup, args: HostSetupArgs): string[] {
  const layout = layoutFor(seen, args);
  const moves = args.features.includes("libvirt") && layout !== seen.layout;
  const lacks = args.features.map((feature) => ({ feature, ...lackOf(seen, feature, layout) }));
  const missing = unique(lacks.flatMap(({ packages }) => packages));
  const start = lacks.filter((lack) => isLacking(lack) || (lack.feature === "libvirt" && moves));
  const file = recordFile(args, wantedRecord(seen, args));
  return [
    expectation(seen, args.name),
    ...(seen.records[file.path]?.text === file.text ? [] : [writeOrder(file)]),
    ...(missing.length > 0 ? [`install ${missing.join(" ")}`] : []),
    ...start.filter(({ feature }) => hasDaemon(feature)).map(({ feature }) => `start ${feature} ${feature === "libvirt" ? args.libvirtDaemons : "auto"}`),
    ...start.map(({ feature }) => `answers ${feature} ${tools[feature]}`),
  ];
}

const hasDaemon = (feature: Feature): boolean => feature !== "nftables";

function wantedRecord(seen: Setup, args: HostSetupArgs): SetupRecord {
  const layout = layoutFor(seen, args);
  const known = recordOf(seen, args.name);
  const lacks = args.features.map((feature) => lackOf(seen, feature, layout));
  return {
    ...args,
    // What every resource needs is nobody's to remove.
    installed: unique([...known.installed, ...lacks.flatMap(({ packages }) => packages.filter((name) => !seen.base.includes(name)))]),
    enabled: unique([...known.enabled, ...lacks.flatMap(({ units }) => units)]),
  };
}

export const recordOf = (seen: Setup, name: string): SetupRecord => recordIn(seen.records[recordPath(name)]?.text ?? "");

/** Takes away what the record says, except what another setup of this host needs, and the record at last. */
export function removalOrders(seen: Setup, name: string): string[] {
  const record = recordOf(seen, name);
  const others = new Set(Object.values(seen.records).flatMap(({ path, mark, text }) => (mark && path !== recordPath(name) ? recordIn(text).features : [])));
  const needed = [...others].flatMap((feature) => [...seen.packages[feature], ...seen.units(feature, seen.layout).map((unit) => unit.name)]);
  const ours = (names: readonly string[]) => (record.onDelete === "remove" ? names.filter((one) => !needed.includes(one)) : []);
  const there = new Set(features.flatMap((feature) => seen.units(feature, seen.layout).flatMap((unit) => (unit.enabled || unit.active ? [unit.name] : []))));
  const units = ours(record.enabled).filter((unit) => there.has(unit));
  const packages = ours(record.installed).filter((one) => seen.installed.has(one));
  return [
    expectation(seen, name),
    ...(units.length > 0 ? [`disable ${units.join(" ")}`] : []),
    ...(packages.length > 0 ? [`uninstall ${packages.join(" ")}`] : []),
    removeOrder(recordPath(name)),
  ];
}

/** What uses what would be removed, by feature. */
export function usersOf(seen: Setup, orders: readonly string[]): string[] {
  const words = new Set(orders.flatMap((order) => (/^(disable|uninstall) /.test(order) ? order.split(" ").slice(1) : [])));
  return features.flatMap((feature) => {
    const touched = [...seen.packages[feature], ...seen.units(feature, seen.layout).map(({ name }) => name)].some((name) => words.has(name));
    return touched ? (seen.users[feature] ?? []).map((user) => `${feature}: ${user}`) : [];
  });
}

/** For a preview. */
export function inWords(orders: readonly string[]): string[] {
  return orders.flatMap((order) => {
    const [verb = "", ...words] = order.split(" ");
    const said: Record<string, string> = {
      install: `installs ${words.join(", ")}`,
      start: `starts the daemons of ${words[0]}, now and at boot${words[1] === "auto" ? "" : `, ${words[1]}`}`,
    };
    return said[verb] ?? [];
  });
}

/** Nothing is done when the record has become another since it was read. */
const expectation = (seen: Setup, name: string): string => `files_are ${recordPath(name)} ${seen.records[recordPath(name)]?.sha256 ?? "-"}`;

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();
