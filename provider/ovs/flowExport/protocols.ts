/** The three ways in which Open vSwitch tells a collector of flows: each is a table of rows, and a bridge has at most one of each. */
export const protocols = {
  netflow: {
    table: "NetFlow",
    column: "netflow",
    properties: { activeTimeoutSeconds: "active_timeout", addIdToInterface: "add_id_to_interface", engineId: "engine_id", engineType: "engine_type" },
    /** What a column that is never empty says when nobody says anything. */
    unset: { activeTimeoutSeconds: 0, addIdToInterface: false },
  },
  sflow: {
    table: "sFlow",
    column: "sflow",
    properties: { agent: "agent", headerBytes: "header", pollingSeconds: "polling", sampling: "sampling" },
    unset: {},
  },
  ipfix: {
    table: "IPFIX",
    column: "ipfix",
    properties: {
      sampling: "sampling",
      observationDomainId: "obs_domain_id",
      observationPointId: "obs_point_id",
      cacheActiveTimeoutSeconds: "cache_active_timeout",
      cacheMaxFlows: "cache_max_flows",
    },
    unset: {},
  },
} as const;

export type Protocol = keyof typeof protocols;

export const protocolNames = Object.keys(protocols) as Protocol[];

/** A protocol's own properties by their columns. */
export const columnsOf = (type: Protocol): Readonly<Record<string, string>> => protocols[type].properties;

export const unsetOf = (type: Protocol): Readonly<Record<string, unknown>> => protocols[type].unset;

/** Every property that some protocol has. */
export const allProperties = [...new Set(protocolNames.flatMap((type) => Object.keys(protocols[type].properties)))];
