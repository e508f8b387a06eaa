import type { Host } from "../host/host";
import type { AnyKind } from "../resource/kind";
import { field } from "../resource/schema";
import { z } from "../resource/zod";
import type { Part } from "./eitherKind";

/** What groups and sets are carried out by: the host's own tables and flows, or OVN. */

const word = z.enum(["host", "ovn"]);

export const on = field(word.default("host"), {
  description:
    "Where it holds: `host`, for guests on the bridges of the host; `ovn`, for logical ports of OVN on whichever hosts (`securityGroups` of a LogicalSwitchPort), by a connection to a host that has the northbound database.",
});

export const stateOf = (state: z.ZodObject) =>
  state.extend({
    on: field(word, { description: "Where it holds." }),
    persistedBy: field(z.enum(["systemd", "none", "ovn"]), {
      description: "What brings it back after a reboot: units of ours, nothing, on a host that does not run systemd, or OVN's database.",
    }),
    uuid: field(z.string().optional(), { description: "In OVN: its row in the northbound database." }),
  });

export const partsOf = (host: AnyKind, ovn: AnyKind): readonly [Part, Part] => [
  { word: "host", kind: host, mayBeOn: ({ facts }: Host) => facts.tools.nft !== undefined },
  { word: "ovn", kind: ovn, mayBeOn: ({ facts }: Host) => facts.tools["ovn-northd"] !== undefined },
];

export const ANEW = "it is removed from one and made in the other";
