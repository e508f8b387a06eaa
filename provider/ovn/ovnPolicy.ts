import { elements, type Row, set } from "../host/ovsdbValue";
import { canonicalIp, familyOf, ip, isIp } from "../resource/ip";
import type { CommonArgs, Problem } from "../resource/kind";
import { repeated } from "../resource/repeated";
import { field, text } from "../resource/schema";
import { z } from "../resource/zod";
import { externalIds, keysOf, ofExternalIds } from "./maps";
import { readable } from "./match";
import { type Column, scalar } from "./northbound/column";
import { rowKind } from "./northbound/rowKind";
import { linked, type Northbound, named, uuidOf } from "./northbound/rows";
import { reaches } from "./reaches";
import { refused } from "./refused";
import { objectName } from "./texts";

/** One alone may stand in the column of former days, which counts where the other is empty. */
const nextHopsOf = (row: Row): string[] => {
  const [many, one] = [elements(row.nexthops), elements(row.nexthop)];
  return (many.length > 0 ? many : one).map(String);
};

const columns: Readonly<Record<string, Column>> = {
  priority: scalar("priority"),
  match: scalar("match"),
  action: scalar("action"),
  nextHops: { column: "nexthops", read: (row) => nextHopsOf(row).map(canonicalIp).sort(), write: (value) => set(value as string[]) },
};

const args = z.strictObject({
  name: field(objectName(), {
    description: "What this policy is called here; OVN has no name for it. Renaming replaces it.",
    term: "external_ids:kvmnet-name",
  }),
  router: field(objectName(), {
    description: "Logical router. Give the `name` output of a LogicalRouter. A change replaces the policy.",
    term: "Logical_Router.policies",
  }),
  priority: field(z.int().min(0, "must be 0 to 32767").max(32767, "must be 0 to 32767"), {
    description: "Of the policies that match the highest counts.",
    term: "Logical_Router_Policy.priority",
  }),
  match: field(text().min(1, "must not be empty: `1` matches everything"), {
    description:
      'Which packets (ovn-sb(5), expressions): `ip4.src == 10.20.0.0/24`, `inport == "NAME-OF-A-ROUTER-PORT"`, `ip4.src == $branch` of an OvnAddressSet. What OVN cannot read is refused.',
    term: "Logical_Router_Policy.match",
  }),
  action: field(z.enum(["allow", "drop", "reroute"]), {
    description:
      "What becomes of them, after the routes have been looked at: they go their way (`allow`), go nowhere (`drop`), or go to `nextHops` (`reroute`).",
    term: "Logical_Router_Policy.action",
  }),
  nextHops: field(z.array(ip()).default([]), {
    description: "Addresses of the next routers, of `reroute` alone: several share the traffic. Each must be in a network of a port of the router.",
    term: "Logical_Router_Policy.nexthops",
  }),
  externalIds: externalIds("Logical_Router_Policy"),
  options: keysOf("Further options (ovn-nb(5)), such as `pkt_mark`.", "Logical_Router_Policy.options"),
});

type Args = CommonArgs & z.infer<typeof args>;

function* hopsOfReroute({ action, nextHops }: Args): Iterable<Problem> {
  if (action === "reroute" && nextHops.length === 0) {
    yield { path: ["nextHops"], reason: "names nobody: OVN would pass over the policy without a word" };
  }
  if (action !== "reroute" && nextHops.length > 0) {
    yield { path: ["nextHops"], reason: `says nothing of packets that are to ${action === "drop" ? "go nowhere" : "go their way"}` };
  }
}

function* hopsOfOneFamily({ nextHops }: Args): Iterable<Problem> {
  const [first] = nextHops;
  for (const [i, one] of nextHops.entries()) {
    if (first !== undefined && familyOf(one) !== familyOf(first)) {
      yield { path: ["nextHops", i], reason: `${one} and ${first} are not of one family` };
    }
  }
  yield* repeated("nextHops", nextHops);
}

/** northd passes over the whole policy where one hop has no way, and says so in its log alone. */
function refuse(seen: Northbound, { router, priority, match, nextHops }: Args, row: Row | undefined): void {
  const [parent] = named(seen, "Logical_Router", router);
  const ports = linked(seen, "Logical_Router_Port", parent?.ports);
  const nowhere = nextHops.find((hop) => !ports.some(({ networks }) => reaches(networks, hop)));
  if (nowhere !== undefined) {
    throw refused(
      "nextHops",
      `${nowhere} is in no network of a port of the router ${router}: OVN would pass over the policy`,
      "make the LogicalRouterPort that leads there first, and name it in `dependsOn`, so that Pulumi knows the order",
    );
  }
  const same = linked(seen, "Logical_Router_Policy", parent?.policies).find(
    (one) => (!row || uuidOf(one) !== uuidOf(row)) && Number(one.priority) === priority && one.match === match,
  );
  if (same) {
    throw refused(
      "match",
      `the router ${router} has a policy of this priority and match already (${same.action}): of two OVN takes either`,
      "choose another priority, or remove the other",
    );
  }
}

export const ovnPolicy = rowKind<Args>({
  type: "OvnPolicy",
  description: "What a LogicalRouter does with packets by whatever they are, in place of where its routes lead: another way, several, or none.",
  noun: "router policy",
  example: "branch",
  table: "Logical_Router_Policy",
  nameless: true,
  args,
  rules: [hopsOfReroute, hopsOfOneFamily],
  impacts: {
    router: { impact: "replace", why: "a policy is of one router: it is removed there and made here" },
    priority: { impact: "blip", why: "another policy may count from then on" },
    match: { impact: "blip", why: "other packets go this way from then on" },
    action: { impact: "blip", why: "packets go another way from then on, or none" },
    nextHops: { impact: "blip", why: "packets go another way from then on" },
    externalIds: ofExternalIds,
    options: { impact: "blip", why: "live, but what it disturbs depends on the option" },
  },
  columns,
  maps: { externalIds: "external_ids", options: "options" },
  sorted: ["nextHops"],
  parent: { property: "router", noun: "logical router", table: "Logical_Router", column: "policies" },
  covers: (row) => nextHopsOf(row).every(isIp),
  refuse,
  matchesOf: (seen, { match }) => [readable(seen, match, "", "match")],
});
