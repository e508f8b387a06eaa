import { optional, set } from "../host/ovsdbValue";
import { field, text } from "../resource/schema";
import { z } from "../resource/zod";
import type { Children } from "./northbound/rowSpec";

/** Rules of a port group: a row each, which the group alone has. */

export const acl = z.strictObject({
  direction: field(z.enum(["from-lport", "to-lport"]), {
    description: "What guests send (`from-lport`), or what they get (`to-lport`).",
    term: "ACL.direction",
  }),
  priority: field(z.int().min(0, "must be 0 to 32767").max(32767, "must be 0 to 32767"), {
    description: "Of those that match the highest counts.",
    term: "ACL.priority",
  }),
  match: field(text().min(1, "must not be empty: `1` matches everything"), {
    description:
      "Which packets (ovn-sb(5), expressions): `outport == @web && tcp.dst == 443`, of `from-lport` with `inport`. Without the group it counts for every port of the switches that the group has ports on. What OVN cannot read is refused.",
    term: "ACL.match",
  }),
  action: field(z.enum(["allow", "allow-related", "allow-stateless", "drop", "reject"]), {
    description: "`allow-related`: with the answers. `reject`: the sender is told. What no rule matches passes.",
    term: "ACL.action",
  }),
  log: field(z.boolean().default(false), { description: "The guest's host writes packets to the log of ovn-controller.", term: "ACL.log" }),
  severity: field(z.enum(["default", "alert", "warning", "notice", "info", "debug"]).default("default"), {
    description: "How important they are in the log; `default`: OVN's (`info`).",
    term: "ACL.severity",
  }),
  logName: field(text().max(63, "is longer than 63 characters").default(""), { description: "What they are called in the log.", term: "ACL.name" }),
});

export type Acl = z.infer<typeof acl>;

const words = (one: Acl) => [one.direction, String(32767 - one.priority).padStart(5, "0"), one.match, one.action, one.logName].join("\n");
/** Rows have no order. */
const sorted = (acls: readonly Acl[]) => [...acls].sort((a, b) => (words(a) < words(b) ? -1 : Number(words(a) > words(b))));

export const acls: Children = {
  table: "ACL",
  column: "acls",
  read: (rows) =>
    sorted(
      rows.map(({ direction, priority, match, action, log, severity, name }) => ({
        direction: direction as Acl["direction"],
        priority: Number(priority),
        match: String(match),
        action: action as Acl["action"],
        log: log === true,
        severity: optional<Exclude<Acl["severity"], "default">>(severity) ?? "default",
        logName: optional<string>(name) ?? "",
      })),
    ),
  write: (value) =>
    (value as Acl[]).map(({ severity, logName, ...rest }) => ({
      ...rest,
      severity: severity === "default" ? set([]) : severity,
      name: logName === "" ? set([]) : logName,
    })),
  normal: (value) => sorted(value as Acl[]),
};
