import { KvmnetError } from "../../resource/error";
import { fileHash, removeOrder, writeOrder } from "../persistence/files";
import { beforeIn, filesFor, placesOf } from "./file";
import { ourPlaces, withoutFilter } from "./observe";
import { toRestore } from "./restore";
import { assignmentsOf, type Values, valuesOf, writesFor } from "./settings";
import type { Settings } from "./snapshot";
import type { Assignment } from "./sysctl";
import type { HostSettingsArgs, HostSettingsState } from "./types";

/** The module that brings a key into being. */
const moduleOf = (key: string) => (key.startsWith("net/bridge/") ? "br_netfilter" : key.startsWith("net/netfilter/") ? "nf_conntrack" : undefined);

/**
 * Makes what is on the host into what is asked for. What is no longer declared is put back before the file forgets what it was; what is new is set after the
 * file remembers: cut short anywhere, nothing is lost.
 */
export function changeOrders(snapshot: Settings, found: HostSettingsState, args: HostSettingsArgs): string[] {
  const wanted = assignmentsOf(args);
  const declared = valuesOf(wanted);
  const files = filesFor(args, valuesBefore(snapshot, args.name, wanted));
  const missing = wanted.filter(({ key, value }) => !(key in snapshot.values) && (moduleOf(key) === "nf_conntrack" || value !== "0"));
  const modules = new Set<string>(missing.flatMap(({ key }) => moduleOf(key) ?? []));
  const there = wanted.filter(({ key }) => key in snapshot.values || modules.has(moduleOf(key) ?? ""));
  const writes = writesFor([...toRestore(found, declared), ...there], snapshot.values);
  return [
    ...expectations(snapshot, args.name),
    ...writes.filter(({ key }) => !(key in declared)).map(valueOrder),
    ...files.filter((file) => snapshot.files[file.path]?.sha256 !== fileHash(file)).map(writeOrder),
    ...[...modules].map((module) => `module ${module}`),
    ...writes.filter(({ key }) => key in declared).map(valueOrder),
    ...ourPlaces(snapshot, args.name)
      .filter(({ path }) => !files.some((file) => file.path === path))
      .map(({ path }) => removeOrder(path)),
  ];
}

/** Puts back what was there before, then takes our files away. */
export function removalOrders(snapshot: Settings, found: HostSettingsState): string[] {
  const ours = ourPlaces(snapshot, found.name).filter(({ mark }) => mark?.owner === found.owner);
  const writes = writesFor(toRestore(found, {}), snapshot.values);
  return ours.length === 0 ? [] : [...expectations(snapshot, found.name), ...writes.map(valueOrder), ...ours.map(({ path }) => removeOrder(path))];
}

/** The values to remember: those that a file of ours remembers already, else those that are there now. */
function valuesBefore(snapshot: Settings, name: string, wanted: readonly Assignment[]): Values {
  const { sysctl, runtime } = placesOf(name);
  const remembered = Object.assign({}, ...[sysctl, runtime].map((path) => beforeIn(snapshot.files[path]?.text ?? "")));
  const now = withoutFilter(snapshot.values);
  return Object.fromEntries(wanted.flatMap(({ key }) => ((remembered[key] ?? now[key]) ? [[key, remembered[key] ?? now[key]]] : [])));
}

/** Nothing is done when one of our files has become another since it was read. */
function expectations(snapshot: Settings, name: string): string[] {
  return [
    `files_are ${Object.values(placesOf(name))
      .map((path) => `${path} ${snapshot.files[path]?.sha256 ?? "-"}`)
      .join(" ")}`,
  ];
}

const KEY = /^net\/(ipv4|ipv6|bridge|netfilter)\/(?!\.)[A-Za-z0-9_-][A-Za-z0-9_.:@-]*(\/[A-Za-z0-9_][A-Za-z0-9_.:@-]*)*$/;

/** A value is a number, and a key a path below /proc/sys/net that nothing can lead out of. */
function valueOrder({ key, value }: Assignment): string {
  if (!KEY.test(key) || !/^\d+$/.test(value)) {
    throw new KvmnetError({ code: "invalid-input", problem: `${JSON.stringify(`${key} = ${value}`)} cannot be handed to the kernel` });
  }
  return `value ${key} ${value}`;
}
