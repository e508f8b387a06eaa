/** Those of a machine that are the user's; eth0 is the management's. */
export const nics = ["eth1", "eth2"] as const;

/** Of the management network: reserved for benchmarks (RFC 2544), so that tests are free in the usual ones. */
export const management = { network: "198.18.255.0/24", guest: "198.18.255.15", gate: "198.18.255.2/24" } as const;
