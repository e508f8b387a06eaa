import type { Change } from "../../resource/change";
import { planClaim } from "../../resource/claim";
import type { CommonState } from "../../resource/kind";
import { type Impacts, planProperties } from "../../resource/plan";
import { field } from "../../resource/schema";
import { z } from "../../resource/zod";
import { type CentralArgs, centralArgs } from "./args";
import { bracketed, type Central, connectionOf, type Database, databases, isThere, parseTarget } from "./snapshot";

export const centralState = centralArgs.extend({
  southboundPort: centralArgs.shape.southboundPort.optional(),
  southboundRemote: field(z.string(), {
    description: "What hosts connect to, for `remotes` of an OvnChassis: `tcp:192.0.2.1:6642`; empty where nobody can.",
  }),
  northboundRemote: field(z.string(), {
    description: "Where the northbound database is reached: `tcp:192.0.2.1:6641`; empty where it is not opened.",
  }),
  error: field(z.string().optional(), { description: "What of it does not work although it is set up; absent when all does." }),
});

export type CentralState = CommonState & z.infer<typeof centralState>;

export const centralImpacts = {
  address: { impact: "blip", why: "hosts are cut off from the databases until they have the new address; what is set up forwards on" },
  southboundPort: { impact: "blip", why: "hosts are cut off from the databases until they have the new port; what is set up forwards on" },
  northboundPort: { impact: "none", why: "who reads the northbound database over the network connects anew" },
  probeMilliseconds: { impact: "none", why: "when a silent connection is tried" },
} satisfies Impacts<CentralArgs>;

/** What a look says of the databases, whoever has set them up. Pure. */
export function observeCentral(seen: Central, name: string, last: Partial<Pick<CentralState, "address">> = {}): CentralState | undefined {
  if (!isThere(seen)) {
    return undefined;
  }
  const [northbound, southbound] = [reached(seen.northbound), reached(seen.southbound)];
  const address = southbound?.address ?? northbound?.address ?? last.address ?? "127.0.0.1";
  const remote = (at: { port: number } | undefined) => (at ? `tcp:${bracketed(address)}:${at.port}` : "");
  return {
    name,
    owner: seen.configuration.mark?.owner ?? "",
    address,
    ...(southbound && { southboundPort: southbound.port }),
    ...(northbound && { northboundPort: northbound.port }),
    ...probeOf(seen),
    southboundRemote: remote(southbound),
    northboundRemote: remote(northbound),
    error: errorOf(seen),
  };
}

function reached(database: Database) {
  const connection = connectionOf(database);
  return connection && parseTarget(connection.target);
}

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
  const northdError = !northd.runs ? "does not run" : northd.paused ? "is paused" : !northd.connected ? "is not connected to the databases" : undefined;
  return northdError && `ovn-northd ${northdError}`;
}

export const planCentral = (state: CentralState, args: CentralArgs): Change[] => [
  ...planClaim(state, args),
  ...(state.error === undefined
    ? []
    : ([{ path: ["error"], from: state.error, to: undefined, impact: "none", why: "what does not run is started; hosts forward on as they are" }] as const)),
  ...planProperties(state, args, centralImpacts),
  // Not set is closed: it is a door to every network.
  ...(args.northboundPort === undefined && state.northboundPort !== undefined
    ? [{ path: ["northboundPort"], from: state.northboundPort, to: undefined, ...centralImpacts.northboundPort }]
    : []),
];
