import { whenGuestsAttached } from "../resource/common";
import { cidr, contains, familyOf, ip, subnetOf } from "../resource/ip";
import type { CommonArgs, Problem } from "../resource/kind";
import { field, given, orNone, text } from "../resource/schema";
import { z } from "../resource/zod";
import { guestsRemembered } from "./guests";
import { externalIds, keysOf, ofExternalIds } from "./maps";
import { flagKey, listKey, textKey } from "./northbound/column";
import { objectName } from "./texts";

/** What every logical switch has, also one that is a physical network. */

const PORTS = "While the switch still has ports";

const columns = {
  subnet: textKey("other_config", "subnet"),
  excludeIps: listKey("other_config", "exclude_ips"),
  ipv6Prefix: textKey("other_config", "ipv6_prefix"),
  mcastSnoop: flagKey("other_config", "mcast_snoop"),
  mcastQuerier: flagKey("other_config", "mcast_querier"),
  vlanPassthru: flagKey("other_config", "vlan-passthru"),
};

/** `10.0.0.5` or `10.0.0.5..10.0.0.9`. */
const exclusion = () =>
  text().refine((value) => {
    const ends = value.split("..");
    return ends.length <= 2 && ends.every((end) => ip().safeParse(end).success && familyOf(end) === 4);
  }, "is neither an IPv4 address nor a range such as 10.0.0.5..10.0.0.9");

const properties = {
  name: field(objectName(), {
    description: "Name of the switch. OVN would let it be taken twice; here it is one. Renaming replaces it.",
    term: "Logical_Switch.name",
  }),
  subnet: field(orNone(cidr()).optional(), {
    description:
      "IPv4 subnet from which ports with the address `dynamic` get theirs; its first address is kept for a router. `none` takes it back. Not set: not managed.",
    term: "other_config:subnet",
  }),
  excludeIps: field(z.array(exclusion()).optional(), {
    description: "Addresses and ranges (`10.0.0.5..10.0.0.9`) of `subnet` that are not given away; `[]`: none. Not set: not managed.",
    term: "other_config:exclude_ips",
  }),
  ipv6Prefix: field(orNone(ip()).optional(), {
    description: "First half of the IPv6 addresses of ports with the address `dynamic`: `2001:db8::`. `none` takes it back. Not set: not managed.",
    term: "other_config:ipv6_prefix",
  }),
  mcastSnoop: field(z.boolean().optional(), { description: "IGMP and MLD snooping. Not set: not managed (off).", term: "other_config:mcast_snoop" }),
  mcastQuerier: field(z.boolean().optional(), {
    description:
      "Ask for group memberships, where no router does. Needs `mcastSnoop`, and `mcast_eth_src` and `mcast_ip4_src` in `otherConfig`. Not set: not managed.",
    term: "other_config:mcast_querier",
  }),
  vlanPassthru: field(z.boolean().optional(), {
    description: "Pass frames with VLAN tags of guests on. Not set: not managed (off).",
    term: "other_config:vlan-passthru",
  }),
  externalIds: externalIds("Logical_Switch"),
  otherConfig: keysOf("Further settings (ovn-nb(5)).", "Logical_Switch.other_config"),
  onGuestsAttached: whenGuestsAttached(PORTS).optional(),
};

const shape = z.strictObject(properties);

type Args = CommonArgs & z.infer<typeof shape>;

function* ofOneFamily({ subnet, ipv6Prefix }: Args): Iterable<Problem> {
  if (given(subnet) !== undefined && subnetOf(String(subnet)).family !== 4) {
    yield { path: ["subnet"], reason: `${subnet} is of IPv6; say \`ipv6Prefix\`` };
  }
  if (given(ipv6Prefix) !== undefined && (familyOf(String(ipv6Prefix)) !== 6 || subnetOf(`${ipv6Prefix}/64`).network !== ipv6Prefix)) {
    yield { path: ["ipv6Prefix"], reason: `${ipv6Prefix} is not the first half of an IPv6 address such as 2001:db8:0:1::` };
  }
}

function* excludedOfSubnet({ subnet, excludeIps = [] }: Args): Iterable<Problem> {
  if (excludeIps.length > 0 && given(subnet) === undefined) {
    yield { path: ["excludeIps"], reason: "says nothing without subnet" };
    return;
  }
  for (const [i, one] of excludeIps.entries()) {
    if (!one.split("..").every((end) => contains(subnetOf(String(subnet)), end))) {
      yield { path: ["excludeIps", i], reason: `${one} is not in ${subnet}` };
    }
  }
}

export const switchParts = {
  properties,
  rules: [ofOneFamily, excludedOfSubnet],
  impacts: {
    subnet: { impact: "blip", why: "ports with the address `dynamic` get another one" },
    excludeIps: { impact: "none", why: "which addresses are given to new ports; those that are given stay" },
    ipv6Prefix: { impact: "blip", why: "ports with the address `dynamic` get another one" },
    mcastSnoop: { impact: "none", why: "multicast is flooded until group memberships are learned" },
    mcastQuerier: { impact: "none", why: "who asks for group memberships" },
    vlanPassthru: { impact: "blip", why: "frames with VLAN tags pass, or no longer" },
    externalIds: ofExternalIds,
    otherConfig: { impact: "blip", why: "live, but what it disturbs depends on the key" },
    onGuestsAttached: { impact: "none", why: "only what this resource may do" },
  },
  columns,
  maps: { externalIds: "external_ids", otherConfig: "other_config" },
  remembered: guestsRemembered(PORTS),
  holds: { table: "Logical_Switch_Port", column: "ports", what: "ports" },
} as const;
