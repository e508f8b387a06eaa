import { isDeepStrictEqual } from "node:util";
import type { Change } from "../../resource/change";
import { planClaim } from "../../resource/claim";
import { bracketed } from "../../resource/endpoint";
import type { CommonState } from "../../resource/kind";
import { type Impacts, planProperties } from "../../resource/plan";
import { field } from "../../resource/schema";
import { z } from "../../resource/zod";
import type { Tls } from "../tls/files";
import { type CentralArgs, centralArgs } from "./args";
import { clusterOptions, filesIn, membersIn } from "./options";
import { type Central, type ClusterPart, connectionOf, type Database, databases, isClustered, isThere, parseTarget, type Side } from "./snapshot";

const server = (side: Side) =>
  field(
    z
      .strictObject({
        clusterId: field(z.string(), { description: "The same on all members." }),
        serverId: field(z.string(), { description: "This member's own." }),
        role: field(z.enum(["leader", "follower"]), { description: "It changes by itself." }),
      })
      .optional(),
    { description: `This host's part in the cluster of the ${side} database; absent where there is no cluster.` },
  );

export const centralState = centralArgs.extend({
  southboundPort: centralArgs.shape.southboundPort.optional(),
  southboundRemote: field(z.string(), {
    description: "What hosts connect to, for `remotes` of an OvnChassis: `tcp:192.0.2.1:6642`, with `tls` `ssl:192.0.2.1:6642`; empty where nobody can.",
  }),
  northboundRemote: field(z.string(), {
    description: "Where the northbound database is reached: `tcp:192.0.2.1:6641`, with `tls` `ssl:192.0.2.1:6641`; empty where it is not opened.",
  }),
  northboundServer: server("northbound"),
  southboundServer: server("southbound"),
  servers: field(z.array(z.string()).optional(), { description: "Addresses of the cluster's members, as the cluster has them.", bookkeeping: true }),
  options: field(z.array(z.string()).optional(), { description: "What OVN's units give to ovn-ctl.", bookkeeping: true }),
  error: field(z.string().optional(), { description: "What of it does not work although it is set up; absent when all does." }),
});

export type CentralState = CommonState & z.infer<typeof centralState>;

export const centralImpacts = {
  address: { impact: "replace", why: "hosts are cut off from the databases until they have the new address; what is set up forwards on" },
  southboundPort: { impact: "blip", why: "hosts are cut off from the databases until they have the new port; what is set up forwards on" },
  northboundPort: { impact: "none", why: "who reads the northbound database over the network connects anew" },
  cluster: { impact: "blip", why: "the databases are stopped and become a cluster's; hosts forward on as they are, and connect anew" },
  tls: { impact: "blip", why: "hosts are cut off from the databases until they do the same; what is set up forwards on" },
  probeMilliseconds: { impact: "none", why: "when a silent connection is tried" },
} satisfies Impacts<CentralArgs>;

/** What a look says of the databases, whoever has set them up. Pure. */
export function observeCentral(seen: Central, name: string, last: Partial<Pick<CentralState, "address">> = {}): CentralState | undefined {
  if (!isThere(seen)) {
    return undefined;
  }
  const [northbound, southbound] = [reached(seen.northbound), reached(seen.southbound)];
  const parts = { northbound: seen.northbound.cluster, southbound: seen.southbound.cluster };
  const address = parts.northbound?.address ?? parts.southbound?.address ?? southbound?.address ?? northbound?.address ?? last.address ?? "127.0.0.1";
  const remote = (at: { protocol: string; port: number } | undefined) => (at ? `${at.protocol}:${bracketed(address)}:${at.port}` : "");
  const servers = serversOf(seen);
  const { options } = seen.configuration;
  // One that does not run is a member all the same.
  const members = membersIn(options) ?? (isClustered(seen) ? servers : undefined);
  return {
    name,
    owner: seen.configuration.mark?.owner ?? "",
    address,
    ...(southbound && { southboundPort: southbound.port }),
    ...(northbound && { northboundPort: northbound.port }),
    tls: tlsOf(seen),
    ...probeOf(seen),
    ...(members && { cluster: { members }, servers }),
    ...(options.length > 0 && { options: [...options] }),
    southboundRemote: remote(southbound),
    northboundRemote: remote(northbound),
    ...(parts.northbound?.clusterId !== undefined && { northboundServer: serverOf(parts.northbound, parts.northbound.clusterId) }),
    ...(parts.southbound?.clusterId !== undefined && { southboundServer: serverOf(parts.southbound, parts.southbound.clusterId) }),
    error: errorOf(seen),
  };
}

const serverOf = ({ serverId, leads }: ClusterPart, clusterId: string) => ({ clusterId, serverId, role: leads ? ("leader" as const) : ("follower" as const) });
const serversOf = (seen: Central) => [...new Set(databases(seen).flatMap(({ cluster }) => cluster?.members ?? []))].sort();

const EVERY = ["0.0.0.0", "::"];

function reached(database: Database) {
  const connection = connectionOf(database);
  const at = connection && parseTarget(connection.target);
  // The rows of a cluster are every member's: at one address they would be one member's alone.
  return database.cluster && at && !EVERY.includes(at.address) ? undefined : at;
}

/** Of the databases that are reached, by hosts and by other members, which nobody asks to have differ. */
function tlsOf(seen: Central): Tls {
  const all = databases(seen).flatMap((database): Tls[] =>
    [reached(database)?.protocol, database.cluster?.protocol].flatMap((protocol) =>
      protocol ? [protocol === "ssl" ? (database.ssl?.files ?? NO_FILES) : "none"] : [],
    ),
  );
  if (all.length === 0) {
    return filesIn(seen.configuration.options) ?? "none";
  }
  return all.every((one) => isDeepStrictEqual(one, all[0])) ? (all[0] as Tls) : NO_FILES;
}

/** Somebody took them away, or one database has others than the other. */
export const NO_FILES = { privateKey: "", certificate: "", caCertificate: "" };

/** One for all connections, or none where they differ. */
function probeOf(seen: Central): { probeMilliseconds?: number } {
  const probes = [
    ...new Set(
      databases(seen)
        .flatMap((database) => connectionOf(database) ?? [])
        .map(({ probe }) => probe),
    ),
  ];
  return probes.length === 1 && probes[0] !== undefined ? { probeMilliseconds: probes[0] } : {};
}

function errorOf({ northbound, southbound, northd }: Central): string | undefined {
  const servers = Object.entries({ northbound, southbound }).filter(([, { runs }]) => !runs);
  if (servers.length > 0) {
    return `no ovsdb-server runs for the ${servers.map(([side]) => side).join(" and ")} database`;
  }
  const gone = Object.entries({ northbound, southbound }).filter(([, { left }]) => left);
  if (gone.length > 0) {
    return `the ${gone.map(([side]) => side).join(" and ")} database has left its cluster`;
  }
  const waiting = Object.entries({ northbound, southbound }).filter(([, { cluster }]) => cluster && cluster.clusterId === undefined);
  if (waiting.length > 0) {
    return `the ${waiting.map(([side]) => side).join(" and ")} database has not joined its cluster yet`;
  }
  const bad = [northbound, southbound].find((database) => database.ssl?.unfit && reached(database)?.protocol === "ssl")?.ssl?.unfit;
  if (bad) {
    return `nobody can connect by TLS, as ${bad.file} is of no use: ${bad.words}`;
  }
  const northdError = !northd.runs ? "does not run" : northd.paused ? "is paused" : !northd.connected ? "is not connected to the databases" : undefined;
  return northdError && `ovn-northd ${northdError}`;
}

export const planCentral = (state: CentralState, args: CentralArgs): Change[] => [
  ...planClaim(state, args),
  ...(state.error === undefined
    ? []
    : ([{ path: ["error"], from: state.error, to: undefined, impact: "none", why: "what does not run is started; hosts forward on as they are" }] as const)),
  ...planProperties(state, args, centralImpacts).map((change) => milder(change, state)),
  ...planOptions(state, args),
  ...(args.gone ?? [])
    .filter((one) => state.servers?.includes(one))
    .map((one) => ({ path: ["gone"], from: [], to: [one], impact: "none" as const, why: "it is taken out of the cluster" })),
  // Not set is closed: it is a door to every network.
  ...(args.northboundPort === undefined && state.northboundPort !== undefined && !state.cluster
    ? [{ path: ["northboundPort"], from: state.northboundPort, to: undefined, ...centralImpacts.northboundPort }]
    : []),
];

function milder(change: Change, { cluster }: CentralState): Change {
  const [property] = change.path;
  // A member's address is what the others know it by; it leaves, and joins with the other one.
  return property === "address" && !cluster
    ? { ...change, impact: "blip" }
    : property === "tls" && ![change.from, change.to].includes("none") && !isDeepStrictEqual(change.from, NO_FILES)
      ? {
          ...change,
          impact: "none",
          why: cluster
            ? "the databases of this member are started anew with them; the others go on"
            : "the files are read for the next connections; those that stand go on",
        }
      : property === "cluster" && cluster
        ? { ...change, impact: "none", why: "northd is started anew and knows the members" }
        : change;
}

/** What the file says by hand, where nothing else tells. */
function planOptions(state: CentralState, args: CentralArgs): Change[] {
  const tls = args.tls ?? state.tls;
  const [from, to] = [state.options ?? [], clusterOptions(args, tls)];
  const told = !isDeepStrictEqual(state.cluster, args.cluster) || state.address !== args.address || !isDeepStrictEqual(state.tls, tls);
  const ported = state.southboundPort !== args.southboundPort || state.northboundPort !== args.northboundPort;
  return !args.cluster || told || ported || isDeepStrictEqual(from, to)
    ? []
    : [{ path: ["cluster"], from: from.join(" "), to: to.join(" "), impact: "none", why: "the options of OVN's units are written anew" }];
}
