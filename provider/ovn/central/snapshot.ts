import { elements, entries, optional, type Row, type Value } from "../../host/ovsdbValue";
import type { Inspected, TlsFiles, Unfit } from "../tls/files";
import { type Configuration, parseConfiguration } from "./configuration";

/** What a host says of its databases of OVN. Pure data. */
export interface Central {
  /** /etc/default/ovn-central as it stands. */
  readonly text: string | undefined;
  readonly configuration: Configuration;
  readonly northd: { readonly runs: boolean; readonly paused: boolean; readonly connected: boolean };
  readonly northbound: Database;
  readonly southbound: Database;
  /** Files of TLS that a resource asks for. */
  readonly inspected?: Inspected | undefined;
}

export interface Database {
  /** Its file is there. */
  readonly stored: boolean;
  readonly runs: boolean;
  /** Its part in a cluster. */
  readonly cluster?: ClusterPart;
  /** It was of a cluster, and is no more: nobody can read it. */
  readonly left: boolean;
  readonly connections: readonly Connection[];
  /** The files that it has for TLS. */
  readonly ssl?: Ssl;
  /** What in it is of value to others: tables of the northbound database with how many rows each has, hosts of the southbound one. */
  readonly rows: Readonly<Record<string, number>>;
  readonly hosts: readonly string[];
}

export interface Ssl {
  readonly files: TlsFiles;
  readonly marked: boolean;
  readonly unfit: Unfit | null;
}

export interface ClusterPart {
  /** How the others reach it. */
  readonly protocol: Protocol;
  readonly address: string;
  /** Absent until it has joined. */
  readonly clusterId?: string;
  readonly serverId: string;
  readonly leads: boolean;
  /** Addresses of all, this one as well. */
  readonly members: readonly string[];
}

export interface Connection {
  readonly target: string;
  readonly probe?: number;
  readonly marked: boolean;
}

/** In `external_ids` of a Connection, or of files for TLS: made by us, for whoever has the databases. */
export const connectionKey = "kvmnet-central";

const sides = ["northbound", "southbound"] as const;
export type Side = (typeof sides)[number];

export const databases = (seen: Central): readonly Database[] => sides.map((side) => seen[side]);
export const isThere = (seen: Central): boolean => seen.configuration.mark !== undefined || databases(seen).some(({ stored, runs }) => stored || runs);

/** As the package leaves it: it runs, and nobody has used it. */
export const isUnused = (seen: Central): boolean =>
  seen.configuration.mark === undefined &&
  databases(seen).every(
    ({ runs, cluster, left, connections, rows, hosts }) =>
      runs && !cluster && !left && connections.length === 0 && Object.keys(rows).length === 0 && hosts.length === 0,
  );

/** What stands in the databases, in words. */
export const contents = (seen: Central): string[] => [
  ...Object.entries(seen.northbound.rows).map(([table, count]) => `${count} ${table}`),
  ...(seen.southbound.hosts.length > 0 ? [`hosts that are joined: ${seen.southbound.hosts.join(", ")}`] : []),
];

/** Ours, or else what others let hosts connect to. */
export const connectionOf = ({ connections }: Database): Connection | undefined => connections.find(({ marked }) => marked) ?? connections[0];

const passive = /^p(tcp|ssl):(\d+)(?::(?:\[([^\]]+)\]|([^[\]]+)))?$/;

/** `ptcp:6642:192.0.2.1` in its parts. */
export function parseTarget(target: string): { readonly protocol: Protocol; readonly port: number; readonly address: string } | undefined {
  const [, protocol, port, six, four] = passive.exec(target) ?? [];
  return port === undefined ? undefined : { protocol: protocol as Protocol, port: Number(port), address: six ?? four ?? "0.0.0.0" };
}

export type Protocol = "tcp" | "ssl";

/** Whether both are, or are to be, of a cluster. */
export const isClustered = (seen: Central): boolean => databases(seen).some(({ cluster, left }) => cluster !== undefined || left);

/** Others of the cluster have what is in the databases as well. */
export const isShared = (seen: Central): boolean => databases(seen).every(({ cluster, left }) => left || (cluster?.members.length ?? 1) > 1);

interface RawDatabase {
  readonly stored: boolean;
  readonly runs: boolean;
  readonly left: boolean;
  readonly cluster: (Omit<ClusterPart, "clusterId"> & { readonly clusterId: string | null }) | null;
  readonly connections: readonly Row[];
  readonly ssl: Ssl | null;
  readonly rows: Readonly<Record<string, number>>;
  readonly hosts: readonly string[];
}

export interface Raw {
  readonly text: string | null;
  readonly northd: Central["northd"];
  readonly databases: Readonly<Record<Side, RawDatabase>>;
}

export const parseCentral = ({ text, northd, databases: raw }: Raw): Central => ({
  text: text ?? undefined,
  configuration: parseConfiguration(text ?? undefined),
  northd,
  northbound: parseDatabase(raw.northbound),
  southbound: parseDatabase(raw.southbound),
});

function parseDatabase({ connections, hosts, cluster, ssl, ...raw }: RawDatabase): Database {
  const { clusterId, ...part } = cluster ?? { clusterId: null };
  return {
    ...raw,
    ...(cluster && { cluster: { ...(part as ClusterPart), ...(clusterId !== null && { clusterId }) } }),
    connections: connections.map(parseConnection),
    ...(ssl && { ssl }),
    hosts: [...hosts].sort(),
  };
}

function parseConnection(row: Row): Connection {
  const [probe] = elements(row.inactivity_probe as Value);
  return {
    target: String(optional(row.target)),
    ...(probe !== undefined && { probe: Number(probe) }),
    marked: connectionKey in entries(row.external_ids),
  };
}
