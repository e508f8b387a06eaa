import { KvmnetError } from "../../resource/error";

/** The tools only give the number of the line that failed; says which one it was, and what the kernel lacks. */
export function explain(error: KvmnetError, orders: readonly string[]): KvmnetError {
  const output = error.details.toolOutput ?? "";
  const number = Number(/Command failed -:(\d+)/.exec(output)?.[1]);
  const failed = orders[number - 1];
  if (!failed || !/^(ip|bridge) /.test(failed)) {
    return error;
  }
  const missing = /Operation not supported|Unknown device type/.test(output) ? missingFeature(failed) : undefined;
  return new KvmnetError({
    ...error.details,
    problem: missing ? `the host's kernel cannot do this: ${missing.what} needs ${missing.option}` : `the kernel refused: ${failed}`,
    ...(missing && { remedy: `use a kernel that is built with ${missing.option}, or leave ${missing.what} out` }),
    cause: error,
  });
}

const features = [
  { pattern: / vlan_filtering /, what: "`vlanFiltering`", option: "CONFIG_BRIDGE_VLAN_FILTERING" },
  { pattern: / mcast_snooping /, what: "`multicastSnooping`", option: "CONFIG_BRIDGE_IGMP_SNOOPING" },
  { pattern: / type bridge/, what: "a bridge", option: "CONFIG_BRIDGE" },
  { pattern: / type bond/, what: "a bond", option: "CONFIG_BONDING" },
  { pattern: / type vlan/, what: "a VLAN interface", option: "CONFIG_VLAN_8021Q" },
  { pattern: / type vxlan/, what: "a VXLAN interface", option: "CONFIG_VXLAN" },
  { pattern: / type dummy/, what: "a dummy interface", option: "CONFIG_DUMMY" },
  { pattern: / type macvlan/, what: "a macvlan interface", option: "CONFIG_MACVLAN" },
  { pattern: / type macvtap/, what: "a macvtap interface", option: "CONFIG_MACVTAP" },
];

function missingFeature(order: string): { what: string; option: string } | undefined {
  return features.find(({ pattern }) => pattern.test(`${order} `));
}
