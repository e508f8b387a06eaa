import type { CommonArgs } from "../../resource/kind";
import { field, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import { protocols } from "./protocols";
import { sorts } from "./values";

/** A filter's arguments, in libvirt's words. Rules across properties: `rules.ts`. */

export type Value = string | number | boolean;

/** What a rule matches: values by property, and `match: false` where each of them must differ. */
export type Match = Readonly<Record<string, Value | undefined>>;

export type FilterRule = {
  readonly action: "accept" | "drop" | "reject" | "return" | "continue";
  readonly direction: "in" | "out" | "inout";
  readonly priority: number;
  readonly statematch?: boolean;
  readonly xml?: string;
} & { readonly [protocol: string]: Match | Value | undefined };

export interface Reference {
  readonly filter: string;
  readonly parameters?: readonly { readonly name: string; readonly value: string }[];
}

export interface FilterView {
  readonly chain?: string;
  readonly priority?: number;
  readonly references?: readonly Reference[];
  readonly rules?: readonly FilterRule[];
}

export type NwFilterArgs = CommonArgs & FilterView;

const priority = () => z.int().min(-1000, "must be -1000 to 1000").max(1000, "must be -1000 to 1000");

/** virNWFilterIsValidChainName: MAX_CHAIN_SUFFIX_SIZE. */
const chain = () =>
  text()
    .regex(
      /^(root$|(mac|stp|vlan|arp|rarp|ipv4|ipv6)[A-Za-z0-9_.:-]*$)/,
      "must be root, or begin with mac, stp, vlan, arp, rarp, ipv4 or ipv6: `arp`, `ipv4-web`",
    )
    .max(12, "is longer than the 12 characters that libvirt takes");

const matchOf = (property: string) => {
  const { term, attributes } = protocols[property] as (typeof protocols)[string];
  const properties = Object.entries(attributes).map(([name, one]) => [
    name,
    field(sorts[one.sort].schema().optional(), { description: one.says, term: one.term }),
  ]);
  return field(
    z
      .strictObject({
        match: field(z.boolean().optional(), {
          description: "`false`: what is named must differ, each of it. Not set: it must be so.",
          term: 'match="no"',
        }),
        ...Object.fromEntries(properties),
      })
      .optional(),
    { description: "Packets of this protocol that are as is said here; `{}`: all of them.", term: `<${term}>` },
  );
};

const reference = z.strictObject({
  filter: field(text().regex(/^[^/]+$/, "is not the name of a filter"), {
    description: "Name of the filter, one of libvirt's (`clean-traffic`) or the `name` output of another, so that Pulumi knows the order.",
    term: "<filterref filter=…>",
  }),
  parameters: field(
    z
      .array(
        z.strictObject({
          name: field(text().regex(/^[A-Za-z0-9_]+$/, "must consist of letters, digits and _"), { description: "Variable of that filter, such as `IP`." }),
          value: field(text().regex(/^[A-Za-z0-9.:]+$/, "must consist of letters, digits, . and :"), { description: "Its value." }),
        }),
      )
      .min(1, "needs at least one value; leave it out for none")
      .optional(),
    { description: "Values of its variables; several of one name are a list. What a guest's NIC names counts before.", term: "<parameter>" },
  ),
});

const rule = z.strictObject({
  action: field(z.enum(["accept", "drop", "reject", "return", "continue"]), {
    description: "What becomes of a packet that matches. `return`: back to the filter that named this one; `continue`: on with the next rule.",
    term: "<rule action=…>",
  }),
  direction: field(z.enum(["in", "out", "inout"]), { description: "As the guest sees it: `in` is to the guest.", term: "<rule direction=…>" }),
  priority: field(priority().default(500), { description: "Rules of lower priority come first.", term: "<rule priority=…>" }),
  statematch: field(z.boolean().optional(), {
    description: "`false`: iptables does not look at the state of the connection by itself. Not set: it does.",
    term: "<rule statematch=…>",
  }),
  ...Object.fromEntries(Object.keys(protocols).map((property) => [property, matchOf(property)])),
  xml: field(text().min(1, "must not be empty").optional(), {
    description:
      "Instead of a protocol's property: the elements within the rule as `virsh nwfilter-dumpxml` prints them, for what has no property, such as two elements of which one has `match='no'`.",
    term: "<rule>",
  }),
});

export const nwFilterArgs = z.strictObject({
  chain: field(chain().optional(), {
    description: "`root`, or a chain that is entered for its protocol: `arp`, `ipv4-web`. Not set: not managed; of a new filter `root`.",
    term: "<filter chain=…>",
  }),
  priority: field(priority().optional(), {
    description:
      "When the chain is entered, among the others; of less than others first. Not set: not managed; of a new filter what libvirt has for its chain.",
    term: "<filter priority=…>",
  }),
  references: field(z.array(reference).optional(), {
    description: "Filters that belong to this one. Not set: not managed. `[]`: none.",
    term: "<filterref>",
  }),
  rules: field(z.array(rule).optional(), {
    description: "All rules. libvirt sorts them by priority, and promises no order among those of the same one. Not set: not managed. `[]`: none.",
    term: "<rule>",
  }),
});
