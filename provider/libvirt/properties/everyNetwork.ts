import { onGuestsAttachedOrDefer } from "../../resource/common";
import type { Problem } from "../../resource/kind";
import { field, given, NONE, objections, orNone, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import { networkName } from "./networkName";
import { type Part, stored } from "./part";

const shape = {
  title: field(orNone(text().min(1, "must not be empty")).optional(), { description: "A short title. Needs libvirt 9.7 or later.", term: "<title>" }),
  description: field(orNone(text().min(1, "must not be empty")).optional(), {
    description: "A description. Needs libvirt 9.7 or later.",
    term: "<description>",
  }),
  autostart: field(z.boolean().default(true), { description: "Start the network when the host boots.", term: "virsh net-autostart" }),
  active: field(z.boolean().default(true), { description: "Whether the network runs.", term: "virsh net-start" }),
  onGuestsAttached: onGuestsAttachedOrDefer().optional(),
};

/** Not part of a definition. */
export const SWITCHES = ["autostart", "active", "onGuestsAttached"];

/** What every network has, whatever its mode. */
export const everyNetwork: Part<typeof shape> = {
  shape,
  impacts: {
    title: stored,
    description: stored,
    autostart: { impact: "none", why: "a mark for the next boot" },
    active: { impact: "restart", why: "stopping the network cuts its guests off" },
  },
  rules: [networkNameRule],
  view: ({ title, description }) => ({ title: title ?? NONE, description: description ?? NONE }),
  apply: ({ title, description }) => ({ title: given(title), description: given(description) }),
};

function* networkNameRule({ name }: { name: string }): Iterable<Problem> {
  yield* objections(networkName, name).map((reason) => ({ path: ["name"], reason }));
}
