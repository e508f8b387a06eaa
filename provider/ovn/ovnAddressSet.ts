import type { Row } from "../host/ovsdbValue";
import { KvmnetError } from "../resource/error";
import { canonicalIp, familyOf, isCidr, isIp, subnetOf } from "../resource/ip";
import type { CommonArgs, Problem } from "../resource/kind";
import { repeated } from "../resource/repeated";
import { field, text } from "../resource/schema";
import { z } from "../resource/zod";
import { isOfGroups } from "./groups/names";
import { externalIds, ofExternalIds } from "./maps";
import { texts } from "./northbound/column";
import { rowKind } from "./northbound/rowKind";
import { type Northbound, named, type Table } from "./northbound/rows";
import { groupName } from "./texts";

const MAC = /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i;

const plain = (value: string): string => (isIp(value) ? canonicalIp(value) : isCidr(value) ? subnetOf(value).cidr : value.toLowerCase());
const sortOf = (value: string): string => (MAC.test(value) ? "MAC" : `IPv${familyOf(value)}`);

const args = z.strictObject({
  name: field(groupName(), {
    description: "Name of the set, of which OVN has one; matches say it with `$` before it. Renaming replaces it.",
    term: "Address_Set.name",
  }),
  addresses: field(
    z.array(
      text()
        .refine((value) => isIp(value) || isCidr(value) || MAC.test(value), "is no IP address, subnet or MAC address: OVN would pass over it without a word")
        .overwrite(plain),
    ),
    {
      description:
        "IPv4 addresses and subnets, or IPv6 ones, or MAC addresses: of one sort. Exactly these; `[]`: none, so that a match of the set is never true.",
      term: "Address_Set.addresses",
    },
  ),
  externalIds: externalIds("Address_Set"),
});

type Args = CommonArgs & z.infer<typeof args>;

function* ofOneSort({ addresses }: Args): Iterable<Problem> {
  const [first] = addresses;
  for (const [i, one] of addresses.entries()) {
    if (first !== undefined && sortOf(one) !== sortOf(first)) {
      yield { path: ["addresses", i], reason: `${one} is ${sortOf(one)}, and ${first} ${sortOf(first)}: OVN could read no match of such a set; make two` };
    }
  }
  yield* repeated("addresses", addresses);
}

/** OVN itself makes the two sets of a group, and where a name is taken it changes nothing any more, for nobody. */
function refuse(seen: Northbound, { name }: Args): void {
  const [, group] = /^(.+)_ip[46]$/.exec(name) ?? [];
  if (group !== undefined && named(seen, "Port_Group", group).length > 0) {
    throw new KvmnetError({
      code: "refused",
      property: "name",
      problem: `OVN itself makes a set ${name}, of the addresses of the group ${group}, and would carry out nothing any more`,
      remedy: "choose another name",
    });
  }
}

const MATCHES: readonly Table[] = ["ACL", "QoS", "Logical_Router_Policy"];

/** Rules that name a set that is not there are passed over: what they should stop would pass. */
function refuseRemoval(seen: Northbound, row: Row): void {
  const word = new RegExp(`\\$${String(row.name).replaceAll(".", "\\.")}(?![\\w.])`);
  const user = MATCHES.flatMap((table) => [...seen.tables[table].values()]).find(({ match }) => word.test(String(match)));
  if (user) {
    throw new KvmnetError({
      code: "refused",
      problem: `a match names the set: ${user.match}`,
      remedy: "remove the rule first (one of the same program goes first when its match is made of the `name` output of the set)",
    });
  }
}

export const ovnAddressSet = rowKind<Args>({
  type: "OvnAddressSet",
  description: "Addresses under a name, for the matches of OvnPortGroup, OvnQos and OvnPolicy.",
  noun: "set of addresses",
  example: "branch",
  table: "Address_Set",
  args,
  rules: [ofOneSort],
  impacts: {
    addresses: { impact: "blip", why: "rules that name the set hold for others from then on" },
    externalIds: ofExternalIds,
  },
  // Those of SecurityGroup and AddressSet are theirs.
  covers: ({ name }) => !isOfGroups(String(name)),
  columns: { addresses: texts("addresses") },
  maps: { externalIds: "external_ids" },
  sorted: ["addresses"],
  refuse,
  refuseRemoval,
});
