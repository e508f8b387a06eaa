import { type Feature, features } from "./features";
import { isLacking, type Lack, lackOf, recordOf } from "./orders";
import { recordPath, type SetupRecord } from "./record";
import type { Setup } from "./snapshot";
import type { HostSetupState } from "./types";

/** Names of the resources whose records are there: the key in each record's mark. */
export const ourNames = (seen: Setup): string[] => Object.values(seen.records).flatMap(({ mark }) => (mark ? [mark.key] : []));

/** The resource as it is on the host: its record, and what of it still holds. A record without a mark is somebody else's, and ours is gone. */
export function observeSetup(seen: Setup, name: string, last?: object): HostSetupState | undefined {
  const file = seen.records[recordPath(name)];
  return !file || (last && !file.mark) ? undefined : stateOf(seen, name, recordOf(seen, name));
}

/** A host that nobody has recorded anything of: the features that are there. */
export function observeHost(seen: Setup, name: string, asked: readonly Feature[] = features): HostSetupState | undefined {
  const there = asked.filter((feature) => seen.family !== undefined && !isLacking(lackOf(seen, feature, seen.layout)));
  return there.length === 0 ? undefined : stateOf(seen, name, { features: there, onDelete: "keep", installed: [], enabled: [] });
}

function stateOf(seen: Setup, name: string, record: SetupRecord): HostSetupState {
  const file = seen.records[recordPath(name)];
  const lacks = record.features.map((feature) => ({ feature, lack: lackOf(seen, feature, seen.layout) }));
  return {
    name,
    owner: file?.mark?.owner ?? "",
    features: lacks.flatMap(({ feature, lack }) => (isLacking(lack) ? [] : [feature])),
    onDelete: record.onDelete,
    os: seen.os,
    daemonLayout: record.features.includes("libvirt") ? seen.layout : "none",
    packages: [...new Set([...seen.base, ...record.features.flatMap((feature) => seen.packages[feature])])],
    installed: [...record.installed],
    versions: Object.fromEntries(record.features.flatMap((feature) => (seen.versions[feature] ? [[feature, seen.versions[feature]]] : []))),
    enabled: [...record.enabled],
    amiss: lacks.flatMap(({ feature, lack }) => reasonsOf(feature, lack)),
    record: file?.sha256 ?? "",
  };
}

function reasonsOf(feature: Feature, { packages, units, silent }: Lack): string[] {
  return [
    ...(packages.length > 0 ? [`${feature}: ${packages.join(", ")} not installed`] : []),
    ...(units.length > 0 ? [`${feature}: ${units.join(", ")} not running, or not enabled`] : []),
    ...(silent === undefined || packages.length > 0 ? [] : [`${feature} does not answer: ${silent.split("\n")[0]}`]),
  ];
}
