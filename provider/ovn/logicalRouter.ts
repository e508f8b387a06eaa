import type { CommonArgs } from "../resource/kind";
import { field, orNone, text } from "../resource/schema";
import { z } from "../resource/zod";
import { externalIds, keysOf, ofExternalIds } from "./maps";
import { flagKey, textKey, unlessOff } from "./northbound/column";
import { rowKind } from "./northbound/rowKind";
import { objectName } from "./texts";

const columns = {
  enabled: unlessOff("enabled"),
  chassis: textKey("options", "chassis"),
  mcastRelay: flagKey("options", "mcast_relay"),
};

const args = z.strictObject({
  name: field(objectName(), {
    description: "Name of the router. OVN would let it be taken twice; here it is one. Renaming replaces it.",
    term: "Logical_Router.name",
  }),
  enabled: field(z.boolean().optional(), { description: "Off: it routes nothing. Not set: not managed (on).", term: "Logical_Router.enabled" }),
  chassis: field(orNone(text().regex(/^\S+$/, "must be one word")).optional(), {
    description:
      "The one host that routes, as a way to the outside needs it (a gateway router): the `systemId` output of an OvnChassis. An id that no host has routes nothing. `none`: every host routes for its own guests. Not set: not managed.",
    term: "options:chassis",
  }),
  mcastRelay: field(z.boolean().optional(), {
    description: "Pass multicast on between switches that have `mcastSnoop`. Not set: not managed (off).",
    term: "options:mcast_relay",
  }),
  externalIds: externalIds("Logical_Router"),
  options: keysOf("Further options (ovn-nb(5)), such as `always_learn_from_arp_request`.", "Logical_Router.options"),
});

type Args = CommonArgs & z.infer<typeof args>;

export const logicalRouter = rowKind<Args>({
  type: "LogicalRouter",
  description: "A router of OVN: each host routes for its own guests, or one host for all. A LogicalRouterPort joins it to a LogicalSwitch.",
  noun: "logical router",
  example: "tenants",
  table: "Logical_Router",
  args,
  rules: [],
  impacts: {
    enabled: { impact: "blip", why: "nothing is routed while it is off" },
    chassis: { impact: "blip", why: "another host routes from then on, and knows nothing of the connections of the one before" },
    mcastRelay: { impact: "none", why: "multicast passes between switches, or no longer" },
    externalIds: ofExternalIds,
    options: { impact: "blip", why: "live, but what it disturbs depends on the option" },
  },
  columns,
  maps: { externalIds: "external_ids", options: "options" },
  holds: { table: "Logical_Router_Port", column: "ports", what: "ports" },
});
