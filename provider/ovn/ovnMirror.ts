import type { Row } from "../host/ovsdbValue";
import { canonicalIp, isIp } from "../resource/ip";
import type { CommonArgs, Problem } from "../resource/kind";
import { field, text } from "../resource/schema";
import { z } from "../resource/zod";
import { externalIds, ofExternalIds } from "./maps";
import { type Column, scalar } from "./northbound/column";
import { rowKind } from "./northbound/rowKind";
import type { Parent } from "./northbound/rowSpec";
import { holdersOf, type Northbound, named, uuidOf } from "./northbound/rows";
import { refused } from "./refused";
import { objectName } from "./texts";

const plain = (sink: string) => (isIp(sink) ? canonicalIp(sink) : sink);

const columns: Readonly<Record<string, Column>> = {
  type: scalar("type"),
  sink: { column: "sink", read: (row) => plain(String(row.sink)), write: String },
  filter: scalar("filter"),
  index: scalar("index"),
};

const PORTS: Parent = { property: "ports", noun: "logical switch port", table: "Logical_Switch_Port", column: "mirror_rules" };

/** ovn-nb(5) has no limit; keys of GRE and indices of ERSPAN have. */
const MOST = { gre: 4294967295, erspan: 1048575, local: 0 };

const args = z.strictObject({
  name: field(objectName(), { description: "Name of the mirror, of which OVN has one. Renaming replaces it.", term: "Mirror.name" }),
  type: field(z.enum(["gre", "erspan", "local"]), {
    description:
      "How copies get to `sink`: by a tunnel from the guest's own host, or (`local`, since OVN 23.06) to a port of that host. What the OVN there does not know is refused.",
    term: "Mirror.type",
  }),
  sink: field(text().min(1, "must not be empty").overwrite(plain), {
    description:
      "Who gets the copies: an IPv4 or IPv6 address that the guests' hosts reach, where the tunnel ends. Of `local`: what `external_ids:mirror-id` of an interface of the host says.",
    term: "Mirror.sink",
  }),
  filter: field(z.enum(["from-lport", "to-lport"]), {
    description: "What guests send (`from-lport`), or what they get (`to-lport`). For both say two mirrors, with an `index` each.",
    term: "Mirror.filter",
  }),
  index: field(z.int().min(0, "must be at least 0").max(MOST.gre, `must be at most ${MOST.gre}`).default(0), {
    description: "By what the sink tells the copies apart: the key of GRE, or the index of ERSPAN (at most 1048575). `local` has none.",
    term: "Mirror.index",
  }),
  ports: field(z.array(objectName()).optional(), {
    description:
      "Guests' ports whose packets are copied, wherever they run: `name` outputs of LogicalSwitchPort. Exactly these; `[]`: none. Not set: not managed.",
    term: "Logical_Switch_Port.mirror_rules",
  }),
  externalIds: externalIds("Mirror"),
});

type Args = CommonArgs & z.infer<typeof args>;

/** The host makes a tunnel of anything, which then leads nowhere, silently. */
function* sinkOfType({ type, sink, index }: Args): Iterable<Problem> {
  if (type !== "local" && !isIp(sink)) {
    yield { path: ["sink"], reason: `is not an IPv4 or IPv6 address, to which copies of type ${type} are sent` };
  }
  if (index > MOST[type]) {
    yield { path: ["index"], reason: type === "local" ? "says nothing of type local" : `must be at most ${MOST[type]} of type ${type}` };
  }
}

function refuse(seen: Northbound, { name, type, sink, index, ports = [] }: Args, row: Row | undefined): void {
  const { version, mirrorTypes } = seen.schema;
  if (!mirrorTypes.includes(type)) {
    throw refused(
      "type",
      `OVN there (northbound schema ${version}) knows ${mirrorTypes.length === 0 ? "no mirrors" : `no mirrors of type ${type}, but ${mirrorTypes.join(", ")}`}`,
      mirrorTypes.length === 0 ? "mirrors need OVN 22.12 or later" : "choose one of these, or install a later OVN (`local` came with 23.06)",
    );
  }
  const alike = [...seen.tables.Mirror.values()].find(
    (other) =>
      (!row || uuidOf(other) !== uuidOf(row)) && type !== "local" && other.type === type && plain(String(other.sink)) === sink && Number(other.index) === index,
  );
  if (alike) {
    throw refused(
      "index",
      `the mirror ${alike.name} sends to ${sink} with ${index} already: of two such tunnels a host makes one, and says nothing`,
      "choose another index",
    );
  }
  const other = ports.flatMap((port) => named(seen, PORTS.table, port)).find((port) => port.type !== "");
  if (other) {
    throw refused(
      "ports",
      `the port ${other.name} is of type ${other.type}, of which OVN copies nothing: ${name} would be silent`,
      "name ports that guests are on",
    );
  }
}

export const ovnMirror = rowKind<Args>({
  type: "OvnMirror",
  description: "Copies of what guests' ports send or get, sent by each guest's own host to one who listens.",
  noun: "mirror",
  example: "watch",
  table: "Mirror",
  args,
  rules: [sinkOfType],
  impacts: {
    type: { impact: "blip", why: "copies arrive another way from then on" },
    sink: { impact: "blip", why: "copies go to somebody else from then on" },
    filter: { impact: "none", why: "other packets are copied" },
    index: { impact: "blip", why: "copies arrive under another key from then on" },
    ports: { impact: "none", why: "other packets are copied" },
    externalIds: ofExternalIds,
  },
  columns,
  maps: { externalIds: "external_ids" },
  sorted: ["ports"],
  memberships: [PORTS],
  outputs: {
    hosts: field(z.record(z.string(), z.string()), {
      description: 'Which host copies, by port: `{ web: "kvm2" }`; `""` where no guest is on the port. Empty where the southbound database is on another host.',
      term: "Port_Binding.chassis",
    }),
  },
  outputsOf: (seen, row) => ({
    hosts: Object.fromEntries(
      seen.chassis === undefined
        ? []
        : holdersOf(seen, PORTS.table, PORTS.column, uuidOf(row))
            .map(({ name }): [string, string] => [String(name), seen.places.get(String(name))?.host ?? ""])
            .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  }),
  refuse,
});
