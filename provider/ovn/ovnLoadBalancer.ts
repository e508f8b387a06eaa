import { entries, map, optional, type Row } from "../host/ovsdbValue";
import { bracketed, canonicalEndpoint, type Endpoint, endpoint, endpointKey, parseEndpoint } from "../resource/endpoint";
import { KvmnetError } from "../resource/error";
import { canonicalIp, familyOf, ip, isIp } from "../resource/ip";
import type { CommonArgs, Problem } from "../resource/kind";
import { field, text } from "../resource/schema";
import { z } from "../resource/zod";
import { isOfForward } from "./forwards/names";
import { healthCheck, healthChecks } from "./healthChecks";
import { externalIds, keysOf, ofExternalIds } from "./maps";
import { type Column, flagKey, listKey, numberKey, texts } from "./northbound/column";
import { rowKind } from "./northbound/rowKind";
import type { Parent } from "./northbound/rowSpec";
import { holdersOf, linked, type Northbound, named, uuidOf } from "./northbound/rows";
import { refused } from "./refused";
import { objectName } from "./texts";
import { DEFAULT_PROTOCOL, hasGateway, protocolOf, refuseTaken, withoutGateway } from "./vips";

interface Asked {
  readonly port: string;
  readonly sourceIp: string;
}

const vips: Column = {
  column: "vips",
  read: (row) =>
    Object.fromEntries(
      Object.entries(entries(row.vips)).map(([vip, said]) => [
        vip,
        said
          .split(",")
          .map((one) => one.trim())
          .filter(Boolean),
      ]),
    ),
  write: (value) => map(Object.fromEntries(Object.entries(value as Record<string, string[]>).map(([vip, backends]) => [vip, backends.join(",")]))),
};

/** `web:10.20.0.254`, `web:[fd00::fe]`. */
function asked(said: string): Asked {
  const [, port = "", source = ""] = /^([^:]*):(.*)$/.exec(said) ?? [];
  return { port, sourceIp: plain(source) };
}

const plain = (address: string) => {
  const bare = address.replace(/^\[|\]$/g, "");
  return isIp(bare) ? canonicalIp(bare) : address;
};

const ipPortMappings: Column = {
  column: "ip_port_mappings",
  read: (row) => Object.fromEntries(Object.entries(entries(row.ip_port_mappings)).map(([address, said]) => [plain(address), asked(said)])),
  write: (value) =>
    map(
      Object.fromEntries(
        Object.entries(value as Record<string, Asked>).map(([address, { port, sourceIp }]) => [bracketed(address), `${port}:${bracketed(sourceIp)}`]),
      ),
    ),
};

const columns: Readonly<Record<string, Column>> = {
  vips,
  protocol: { column: "protocol", read: (row) => protocolOf(row), write: String },
  ipPortMappings,
  selectionFields: texts("selection_fields"),
  reject: flagKey("options", "reject"),
  affinitySeconds: numberKey("options", "affinity_timeout"),
  hairpinSnatIps: listKey("options", "hairpin_snat_ip"),
};

const ipKey = () =>
  text()
    .refine(isIp, "is not an IPv4 or IPv6 address")
    .refine((value) => !isIp(value) || canonicalIp(value) === value, { error: (issue) => `is written as ${canonicalIp(String(issue.input))}` });

const memberships: readonly Parent[] = [
  { property: "switches", noun: "logical switch", table: "Logical_Switch", column: "load_balancer" },
  { property: "routers", noun: "logical router", table: "Logical_Router", column: "load_balancer" },
  { property: "groups", noun: "load balancer group", table: "Load_Balancer_Group", column: "load_balancer" },
];

const args = z.strictObject({
  name: field(
    objectName().refine((name) => !isOfForward(name), "begins as those of a PortForward do, which are theirs alone"),
    {
      description: "Name of the load balancer. OVN would let it be taken twice; here it is one. Renaming replaces it.",
      term: "Load_Balancer.name",
    },
  ),
  vips: field(z.record(endpointKey(), z.array(endpoint())), {
    description:
      'Addresses that clients use, and the guests that get their connections: `{ "10.20.0.100:80": ["10.20.0.10:8080", "10.20.0.11:8080"] }`; of IPv6 `[fd00::10]:80`. Addresses without ports: every port of them. `[]`: connections are dropped (see `reject`). For an address of the subnet that a guest is in nobody answers: take another, that they reach by their router. Exactly these.',
    term: "Load_Balancer.vips",
  }),
  protocol: field(z.enum(["tcp", "udp", "sctp"]).optional(), {
    description: "What the ports are of. Not set: not managed (`tcp`).",
    term: "Load_Balancer.protocol",
  }),
  healthChecks: field(z.array(healthCheck).optional(), {
    description:
      "Addresses of `vips` whose guests are asked whether they live (`tcp`: by a connection, `udp`: by a datagram), each by its own host; those that do not answer get no new connections. Exactly these; `[]`: none. Not set: not managed.",
    term: "Load_Balancer.health_check",
  }),
  ipPortMappings: field(
    z
      .record(
        ipKey(),
        z.strictObject({
          port: field(objectName().regex(/^[^:]*$/, "must not contain a colon: OVN would end the name there"), {
            description: "The guest's port: the `name` output of a LogicalSwitchPort.",
          }),
          sourceIp: field(ip(), {
            description: "Address that it is asked from: one of the guest's subnet that nobody else has. OVN answers for it.",
          }),
        }),
      )
      .optional(),
    {
      description:
        'Where the guests of `healthChecks` are, by their addresses: `{ "10.20.0.10": { port: web.name, sourceIp: "10.20.0.254" } }`. Exactly these. Not set: not managed.',
      term: "Load_Balancer.ip_port_mappings",
    },
  ),
  switches: field(z.array(objectName()).optional(), {
    description:
      "Logical switches whose guests reach the addresses: `name` outputs of LogicalSwitch. Where a router leads to the guests, clients of its other side need `routers`. Exactly these; `[]`: none. Not set: not managed.",
    term: "Logical_Switch.load_balancer",
  }),
  routers: field(z.array(objectName()).optional(), {
    description:
      "Logical routers that have the addresses, for clients on their other sides; they need a gateway (`gatewayChassis` of a LogicalRouterPort, or `chassis`): `name` outputs of LogicalRouter. Exactly these; `[]`: none. Not set: not managed.",
    term: "Logical_Router.load_balancer",
  }),
  groups: field(z.array(objectName()).optional(), {
    description:
      "Load balancer groups that it is in, and thereby on the switches and routers that have them. Exactly these; `[]`: none. Not set: not managed. Groups are made by others (`ovn-nbctl create Load_Balancer_Group`).",
    term: "Load_Balancer_Group.load_balancer",
  }),
  selectionFields: field(z.array(z.enum(["eth_src", "eth_dst", "ip_src", "ip_dst", "tp_src", "tp_dst"])).optional(), {
    description: "What of a packet chooses the guest: with `ip_src` alone a client always gets the same. `[]`: everything. Not set: not managed.",
    term: "Load_Balancer.selection_fields",
  }),
  reject: field(z.boolean().optional(), {
    description: "Tell clients when no guest is there (TCP reset, ICMP), where they would wait. Not set: not managed (off).",
    term: "options:reject",
  }),
  affinitySeconds: field(z.int().min(0, "must be at least 0").max(65535, "must be at most 65535").optional(), {
    description: "How long a client gets the same guest again; 0: each connection is chosen anew. Not set: not managed.",
    unit: "seconds",
    term: "options:affinity_timeout",
  }),
  hairpinSnatIps: field(z.array(ip()).max(2, "are one of IPv4 and one of IPv6 at most").optional(), {
    description: "Address from which a guest sees a connection that it made to itself, by `vips`; `[]`: that of the VIP. Not set: not managed.",
    term: "options:hairpin_snat_ip",
  }),
  externalIds: externalIds("Load_Balancer"),
  options: keysOf("Further options (ovn-nb(5)), such as `skip_snat` and `add_route`.", "Load_Balancer.options"),
});

type Args = CommonArgs & z.infer<typeof args>;

/** Texts that passed the schema. */
const known = (value: string): Endpoint => parseEndpoint(value) ?? { address: value };

/** Of an address that is one of another family, or has no port while it has one, OVN would forget the guest and say so nowhere. */
function* ofOneSort({ vips: wanted }: Args): Iterable<Problem> {
  for (const [vip, backends] of Object.entries(wanted)) {
    const front = known(vip);
    for (const [i, backend] of backends.entries()) {
      const back = known(backend);
      if (familyOf(back.address) !== familyOf(front.address)) {
        yield { path: ["vips", vip, i], reason: `${backend} and ${vip} are not of one family` };
      } else if ((back.port === undefined) !== (front.port === undefined)) {
        yield { path: ["vips", vip, i], reason: `${backend} and ${vip} must both have a port, or neither` };
      }
    }
  }
}

function* checksThatAsk({ vips: wanted, healthChecks: checks = [], ipPortMappings: mappings, protocol }: Args): Iterable<Problem> {
  for (const [i, { vip }] of checks.entries()) {
    const backends = wanted[vip];
    if (!backends || known(vip).port === undefined) {
      yield { path: ["healthChecks", i, "vip"], reason: `${vip} is no address with a port of vips, so that nobody would be asked` };
    } else if (checks.findIndex((other) => other.vip === vip) < i) {
      yield { path: ["healthChecks", i, "vip"], reason: `${vip} has a check already` };
    }
    const silent = mappings && (backends ?? []).map(known).find(({ address }) => !(address in mappings));
    if (silent) {
      yield { path: ["ipPortMappings"], reason: `does not say where ${silent.address} is, so that OVN would always take it for alive` };
    }
  }
  if (checks.length > 0 && protocol === "sctp") {
    yield { path: ["healthChecks"], reason: "are for tcp and udp alone" };
  }
}

function* askedFromElsewhere({ ipPortMappings: mappings = {} }: Args): Iterable<Problem> {
  for (const [address, { sourceIp }] of Object.entries(mappings)) {
    if (sourceIp === address || familyOf(sourceIp) !== familyOf(address)) {
      yield { path: ["ipPortMappings", address, "sourceIp"], reason: `must be another address than ${address}, and of its family` };
    }
  }
}

/** Who is asked, as it is said and as it stands in a row. */
type Checks = Pick<Args, "vips" | "healthChecks" | "ipPortMappings">;

const checksOf = (seen: Northbound, row: Row): Checks => ({
  vips: vips.read(row) as Args["vips"],
  healthChecks: healthChecks.read(linked(seen, healthChecks.table, row.health_check)) as Args["healthChecks"],
  ipPortMappings: ipPortMappings.read(row) as Args["ipPortMappings"],
});

/** The guests that are to be asked, each once, and where they are. */
function askedBackends({ vips: all, healthChecks: checks = [], ipPortMappings: mappings = {} }: Checks): { backend: string; at: Asked | undefined }[] {
  const backends = [...new Set(checks.flatMap(({ vip }) => all[vip] ?? []))];
  return backends.map((backend) => ({ backend, at: mappings[known(backend).address] }));
}

/** What OVN would take and not carry out. */
function refuse(seen: Northbound, wanted: Args, row: Row | undefined): void {
  const missing = Object.values(wanted.ipPortMappings ?? {}).find(({ port }) => named(seen, "Logical_Switch_Port", port).length === 0);
  if (missing) {
    throw refused(
      "ipPortMappings",
      `there is no logical switch port named ${missing.port}: nobody would be asked`,
      "make it first, and give its `name` output",
    );
  }
  const there = row && checksOf(seen, row);
  const silent = askedBackends({
    vips: wanted.vips,
    healthChecks: wanted.healthChecks ?? there?.healthChecks,
    ipPortMappings: wanted.ipPortMappings ?? there?.ipPortMappings,
  }).find(({ at }) => at === undefined);
  if (silent) {
    throw refused("ipPortMappings", `nothing says where ${silent.backend} is: OVN would always take it for alive`, "say it in `ipPortMappings`");
  }
  for (const { property, noun, table, column } of memberships) {
    const names = wanted[property as "switches"];
    const holders = names ? names.flatMap((name) => named(seen, table, name)) : row ? holdersOf(seen, table, column, uuidOf(row)) : [];
    for (const holder of holders) {
      if (table === "Logical_Router" && !hasGateway(seen, holder)) {
        throw withoutGateway("routers", [holder], "or say `switches`");
      }
      const protocol = wanted.protocol ?? (row ? protocolOf(row) : DEFAULT_PROTOCOL);
      refuseTaken("vips", { vips: Object.keys(wanted.vips), protocol, row }, holder, linked(seen, "Load_Balancer", holder[column]), noun);
    }
  }
}

/** Who is asked, and what came of it: `""` until somebody was. */
function statusOf(seen: Northbound, row: Row): Record<string, string> {
  const monitors = new Map(
    seen.monitors
      .filter((one) => protocolOf(one) === protocolOf(row))
      .map((one) => [
        `${one.logical_port} ${canonicalEndpoint({ address: plain(String(one.ip)), port: Number(one.port) })}`,
        optional<string>(one.status) ?? "",
      ]),
  );
  return Object.fromEntries(
    askedBackends(checksOf(seen, row)).flatMap(({ backend, at }) => {
      const status = at && monitors.get(`${at.port} ${backend}`);
      return status === undefined ? [] : [[backend, status]];
    }),
  );
}

/** northd asks nobody where it cannot tell whom, and takes him for alive. */
function verify(seen: Northbound, row: Row): void {
  const status = statusOf(seen, row);
  const used = memberships.some(({ table, column }) => holdersOf(seen, table, column, uuidOf(row)).length > 0);
  const silent = askedBackends(checksOf(seen, row)).find(({ backend }) => !(backend in status));
  if (used && seen.chassis !== undefined && silent) {
    throw new KvmnetError({
      code: "step-failed",
      step: "verify the load balancer",
      problem: `the load balancer is in the northbound database, but OVN does not ask ${silent.backend} whether it lives, and takes it for alive`,
      remedy: "see whether its logical port is enabled and on a switch (ovn-sbctl list Service_Monitor), then run it again",
    });
  }
}

export const ovnLoadBalancer = rowKind<Args>({
  type: "OvnLoadBalancer",
  description: "Addresses whose connections OVN spreads over guests, on each client's own host, with health checks that leave out those that do not answer.",
  noun: "load balancer",
  example: "web",
  table: "Load_Balancer",
  args,
  rules: [ofOneSort, checksThatAsk, askedFromElsewhere],
  impacts: {
    vips: { impact: "blip", why: "new connections go to other guests from then on, and those to an address that goes end" },
    protocol: { impact: "blip", why: "connections of the other protocol are spread from then on" },
    healthChecks: { impact: "blip", why: "guests that do not answer get no new connections from then on, or get them again" },
    ipPortMappings: { impact: "blip", why: "guests are asked at other ports, and count as alive until they do not answer there" },
    switches: { impact: "blip", why: "guests of a switch that is taken out no longer reach the addresses" },
    routers: { impact: "blip", why: "clients of a router that is taken out no longer reach the addresses" },
    groups: { impact: "blip", why: "clients of a group that is taken out no longer reach the addresses" },
    selectionFields: { impact: "none", why: "how new connections are spread" },
    reject: { impact: "none", why: "what clients are told when no guest is there" },
    affinitySeconds: { impact: "none", why: "how new connections are spread" },
    hairpinSnatIps: { impact: "none", why: "what a guest sees that calls itself" },
    externalIds: ofExternalIds,
    options: { impact: "blip", why: "live, but what it disturbs depends on the option" },
  },
  columns,
  maps: { externalIds: "external_ids", options: "options" },
  sorted: ["switches", "routers", "groups", "selectionFields"],
  memberships,
  children: { healthChecks },
  // Those with templates (`^name`) are not ours to say yet.
  covers: (row) =>
    !isOfForward(String(row.name)) &&
    Object.entries(vips.read(row) as Record<string, string[]>).every(([vip, backends]) =>
      [vip, ...backends].every((one) => endpointKey().safeParse(one).success),
    ) &&
    Object.values(ipPortMappings.read(row) as Record<string, Asked>).every(({ sourceIp }) => isIp(sourceIp)),
  outputs: {
    status: field(z.record(z.string(), z.string()), {
      description:
        'What came of the health checks, by guest: `{ "10.20.0.10:8080": "online" }`, or `offline`, `error`, and `""` until it was asked. Empty where the southbound database is on another host.',
      term: "Service_Monitor.status",
    }),
  },
  outputsOf: (seen, row) => ({ status: statusOf(seen, row) }),
  refuse,
  verify,
});
