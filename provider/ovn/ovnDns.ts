import { entries, map, type Row } from "../host/ovsdbValue";
import { ip, isIp } from "../resource/ip";
import type { CommonArgs } from "../resource/kind";
import { field, text } from "../resource/schema";
import { z } from "../resource/zod";
import { externalIds, ofExternalIds } from "./maps";
import type { Column } from "./northbound/column";
import { rowKind } from "./northbound/rowKind";
import { objectName } from "./texts";

const addressesOf = (row: Row): [string, string[]][] =>
  Object.entries(entries(row.records)).map(([name, said]) => [name, said.split(/[\s,]+/).filter(Boolean)]);

const records: Column = {
  column: "records",
  read: (row) => Object.fromEntries(addressesOf(row)),
  write: (value) => map(Object.fromEntries(Object.entries(value as Record<string, string[]>).map(([name, addresses]) => [name, addresses.join(" ")]))),
};

const hostName = () =>
  text()
    .max(253, "is longer than 253 characters")
    .regex(/^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/, "is not a host name in lower case, such as web.lan.example");

const args = z.strictObject({
  name: field(objectName(), {
    description: "What these records are called here; OVN has no name for them. Renaming replaces them.",
    term: "external_ids:kvmnet-name",
  }),
  records: field(z.record(hostName(), z.array(ip()).min(1, "must have an address")), {
    description: 'Host names in lower case, whole, and their addresses: `{ "web.lan.example": ["10.20.0.10"] }`. Exactly these.',
    term: "DNS.records",
  }),
  switches: field(z.array(objectName()).optional(), {
    description:
      "Logical switches whose guests are answered, whichever server they ask: `name` outputs of LogicalSwitch. Exactly these; `[]`: none. Not set: not managed.",
    term: "Logical_Switch.dns_records",
  }),
  externalIds: externalIds("DNS"),
});

type Args = CommonArgs & z.infer<typeof args>;

export const ovnDns = rowKind<Args>({
  type: "OvnDns",
  description: "Names that OVN answers to DNS itself, on the guest's own host. What it does not know goes to the server that the guest asked.",
  noun: "set of DNS records",
  example: "lan",
  table: "DNS",
  nameless: true,
  args,
  rules: [],
  impacts: {
    records: { impact: "none", why: "guests are answered so from their next query" },
    switches: { impact: "blip", why: "guests of a switch that is taken out are no longer answered" },
    externalIds: ofExternalIds,
  },
  columns: { records },
  maps: { externalIds: "external_ids" },
  sorted: ["switches"],
  memberships: [{ property: "switches", noun: "logical switch", table: "Logical_Switch", column: "dns_records" }],
  // Names for addresses (PTR) are not ours to say yet.
  covers: (row) => addressesOf(row).every(([name, addresses]) => hostName().safeParse(name).success && addresses.length > 0 && addresses.every(isIp)),
});
