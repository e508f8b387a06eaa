import { elements } from "../host/ovsdbValue";
import { KvmnetError } from "../resource/error";
import { cidr, familyOf, ip, isCidr, isIp } from "../resource/ip";
import type { CommonArgs, Problem } from "../resource/kind";
import { field, given, orNone } from "../resource/schema";
import { z } from "../resource/zod";
import { externalIds, keysOf, ofExternalIds } from "./maps";
import { type Column, maybeText, scalar } from "./northbound/column";
import { rowKind } from "./northbound/rowKind";
import { linked, type Northbound, named } from "./northbound/rows";
import { reaches } from "./reaches";
import { objectName } from "./texts";

const DISCARD = "discard";

const columns: Readonly<Record<string, Column>> = {
  destination: scalar("ip_prefix"),
  gateway: scalar("nexthop"),
  outputPort: maybeText("output_port"),
  bySource: { column: "policy", read: (row) => elements(row.policy)[0] === "src-ip", write: (value) => (value ? "src-ip" : "dst-ip") },
};

const args = z.strictObject({
  name: field(objectName(), {
    description: "What this route is called here; OVN has no name for it. Renaming replaces it.",
    term: "external_ids:kvmnet-name",
  }),
  router: field(objectName(), {
    description: "Logical router. Give the `name` output of a LogicalRouter. A change replaces the route.",
    term: "Logical_Router.static_routes",
  }),
  destination: field(cidr(), {
    description: "Subnet that the route leads to; `0.0.0.0/0` or `::/0` for all others. Several routes of one destination share its traffic.",
    term: "Logical_Router_Static_Route.ip_prefix",
  }),
  gateway: field(z.union([z.literal(DISCARD), ip()]), {
    description: "Address of the next router, on a switch that the router has a port on; `discard`: packets are dropped.",
    term: "Logical_Router_Static_Route.nexthop",
  }),
  outputPort: field(orNone(objectName()).optional(), {
    description:
      "The router's port that leads to `gateway`: the `name` output of a LogicalRouterPort. `none`: the one whose networks have it. Not set: not managed.",
    term: "Logical_Router_Static_Route.output_port",
  }),
  bySource: field(z.boolean().optional(), {
    description: "The route is for packets that come from `destination`, not for those to it. Not set: not managed (off).",
    term: "Logical_Router_Static_Route.policy",
  }),
  externalIds: externalIds("Logical_Router_Static_Route"),
  options: keysOf("Further options (ovn-nb(5)), such as `ecmp_symmetric_reply`.", "Logical_Router_Static_Route.options"),
});

type Args = CommonArgs & z.infer<typeof args>;

function* ofOneFamily({ destination, gateway }: Args): Iterable<Problem> {
  if (gateway !== DISCARD && familyOf(gateway) !== familyOf(destination)) {
    yield { path: ["gateway"], reason: `${gateway} and ${destination} are not of one family` };
  }
}

function* discardedNowhere({ gateway, outputPort }: Args): Iterable<Problem> {
  if (gateway === DISCARD && given(outputPort) !== undefined) {
    yield { path: ["outputPort"], reason: "says nothing of packets that are dropped" };
  }
}

/** northd passes over a route without a way, and says so in its log alone. */
function refuse(seen: Northbound, { router, gateway, outputPort }: Args): void {
  const [parent] = named(seen, "Logical_Router", router);
  const ports = linked(seen, "Logical_Router_Port", parent?.ports);
  const out = given(outputPort);
  if (out !== undefined && !ports.some(({ name }) => name === out)) {
    throw new KvmnetError({
      code: "refused",
      property: "outputPort",
      problem: `the router ${router} has no port named ${out}: OVN would pass over the route without a word`,
      remedy: "make it first, and give its `name` output",
    });
  }
  if (gateway !== DISCARD && out === undefined && !ports.some(({ networks }) => reaches(networks, gateway))) {
    throw new KvmnetError({
      code: "refused",
      property: "gateway",
      problem: `${gateway} is in no network of a port of the router ${router}: OVN would pass over the route without a word`,
      remedy: "make the LogicalRouterPort that leads there first; give its `name` output as `outputPort`, so that Pulumi knows the order",
    });
  }
}

export const ovnRoute = rowKind<Args>({
  type: "OvnRoute",
  description: "A static route of a LogicalRouter.",
  noun: "static route",
  example: "default",
  table: "Logical_Router_Static_Route",
  nameless: true,
  args,
  rules: [ofOneFamily, discardedNowhere],
  impacts: {
    router: { impact: "replace", why: "a route is of one router: it is removed there and made here" },
    destination: { impact: "blip", why: "other packets go this way from then on" },
    gateway: { impact: "blip", why: "packets go another way from then on" },
    outputPort: { impact: "blip", why: "packets go another way from then on" },
    bySource: { impact: "blip", why: "other packets go this way from then on" },
    externalIds: ofExternalIds,
    options: { impact: "blip", why: "live, but what it disturbs depends on the option" },
  },
  columns,
  maps: { externalIds: "external_ids", options: "options" },
  parent: { property: "router", noun: "logical router", table: "Logical_Router", column: "static_routes" },
  // Routes of tables that only some ports look into are not ours to say yet.
  covers: (row) => row.route_table === "" && isCidr(String(row.ip_prefix)) && (row.nexthop === DISCARD || isIp(String(row.nexthop))),
  refuse,
});
