import { entries, type Row } from "../host/ovsdbValue";
import { cidr, familyOf, ip, isCidr, isIp } from "../resource/ip";
import type { CommonArgs, Problem } from "../resource/kind";
import { field, given, mac, orNone, text } from "../resource/schema";
import { z } from "../resource/zod";
import { isGateway } from "./gatewayChassis";
import { externalIds, keysOf, ofExternalIds } from "./maps";
import { type Column, maybeReference, maybeText, plainText, scalar } from "./northbound/column";
import { rowKind } from "./northbound/rowKind";
import { linked, type Northbound, named, uuidOf } from "./northbound/rows";
import { reaches } from "./reaches";
import { refused } from "./refused";
import { objectName, reference } from "./texts";

const columns: Readonly<Record<string, Column>> = {
  type: scalar("type"),
  externalIp: scalar("external_ip"),
  logicalIp: scalar("logical_ip"),
  logicalPort: maybeText("logical_port"),
  externalMac: maybeText("external_mac"),
  externalPortRange: plainText("external_port_range"),
  gatewayPort: maybeReference("gateway_port"),
};

const portRange = () =>
  text().refine((value) => {
    const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(value) ?? [];
    return Number(first) >= 1 && Number(first) <= Number(last) && Number(last) <= 65535;
  }, "is not a range of ports such as 30000-40000");

const args = z.strictObject({
  name: field(objectName(), {
    description: "What this translation is called here; OVN has no name for it. Renaming replaces it.",
    term: "external_ids:kvmnet-name",
  }),
  router: field(objectName(), {
    description: "Logical router. Give the `name` output of a LogicalRouter. A change replaces the translation.",
    term: "Logical_Router.nat",
  }),
  type: field(z.enum(["snat", "dnat", "dnat_and_snat"]), {
    description:
      "`snat`: what comes from `logicalIp` leaves as `externalIp`. `dnat`: what goes to `externalIp` reaches `logicalIp`. `dnat_and_snat`: both, a floating address.",
    term: "NAT.type",
  }),
  externalIp: field(ip(), {
    description:
      "Address outside. The router answers for it on the switch of its gateway port; others must route it there where it is in no subnet of that port.",
    term: "NAT.external_ip",
  }),
  logicalIp: field(z.union([cidr(), ip()]), { description: "Address of a guest; of `snat` a subnet as well: `10.20.0.0/24`.", term: "NAT.logical_ip" }),
  gatewayPort: field(orNone(reference("a LogicalRouterPort")).optional(), {
    description:
      "The router's port to the outside: the `uuid` output of a LogicalRouterPort with `gatewayChassis`, so that Pulumi knows the order. A router with several needs it. `none`: the only one. Not set: not managed.",
    term: "NAT.gateway_port",
  }),
  logicalPort: field(orNone(objectName()).optional(), {
    description:
      "Of a floating address: the port that has `logicalIp`, the `name` output of a LogicalSwitchPort. Together with `externalMac` the host of that guest translates itself, and must have the physical network; without them the gateway does. `none` takes it back. Not set: not managed.",
    term: "NAT.logical_port",
  }),
  externalMac: field(orNone(mac()).optional(), {
    description: "MAC address that `externalIp` then has outside. `none` takes it back. Not set: not managed.",
    term: "NAT.external_mac",
  }),
  externalPortRange: field(orNone(portRange()).optional(), {
    description: "Ports that connections leave from: `30000-40000`. `none`: any. Not set: not managed.",
    term: "NAT.external_port_range",
  }),
  externalIds: externalIds("NAT"),
  options: keysOf("Further options (ovn-nb(5)), such as `stateless`.", "NAT.options"),
});

type Args = CommonArgs & z.infer<typeof args>;

function* ofOneFamily({ externalIp, logicalIp }: Args): Iterable<Problem> {
  if (familyOf(externalIp) !== familyOf(logicalIp)) {
    yield { path: ["logicalIp"], reason: `${logicalIp} and ${externalIp} are not of one family` };
  }
}

function* subnetsLeaveOnly({ type, logicalIp }: Args): Iterable<Problem> {
  if (type !== "snat" && logicalIp.includes("/")) {
    yield { path: ["logicalIp"], reason: "must be one address: only `snat` takes a subnet" };
  }
}

function* distributedWhole({ type, logicalPort, externalMac }: Args): Iterable<Problem> {
  const [port, own] = [given(logicalPort), given(externalMac)];
  if (type !== "dnat_and_snat" && (port ?? own) !== undefined) {
    yield { path: [port === undefined ? "externalMac" : "logicalPort"], reason: "is for type `dnat_and_snat` alone" };
  } else if ((port === undefined) !== (own === undefined)) {
    yield {
      path: [port === undefined ? "logicalPort" : "externalMac"],
      reason: "is missing: OVN passes over one of logicalPort and externalMac without the other",
    };
  }
}

/** northd passes over what it cannot carry out, and of two for one address one counts. */
function refuse(seen: Northbound, { router, type, externalIp, logicalIp, gatewayPort, logicalPort }: Args, row: Row | undefined): void {
  const [parent] = named(seen, "Logical_Router", router);
  const gateways = linked(seen, "Logical_Router_Port", parent?.ports).filter(isGateway);
  if (gateways.length === 0 && entries(parent?.options).chassis === undefined) {
    throw refused(
      "router",
      `no host is the gateway of the router ${router}: OVN would pass over the translation without a word`,
      "set `gatewayChassis` or `haChassisGroup` of the LogicalRouterPort to the outside, and give its `uuid` output as `gatewayPort`, so that Pulumi knows the order (or `chassis` of the LogicalRouter)",
    );
  }
  const by = given(gatewayPort);
  if (by !== undefined && !gateways.some((port) => uuidOf(port) === by)) {
    throw refused(
      "gatewayPort",
      `the router ${router} has no gateway port ${by}`,
      "give the `uuid` output of a LogicalRouterPort of this router that has `gatewayChassis` or `haChassisGroup`",
    );
  }
  if (by === undefined && gateways.length > 1 && !gateways.some(({ networks }) => reaches(networks, externalIp))) {
    throw refused(
      "gatewayPort",
      `the router ${router} has several gateway ports (${gateways.map(({ name }) => name).join(", ")}), and ${externalIp} is in no network of theirs: OVN would pass over the translation`,
      "give the `uuid` output of the one that is meant",
    );
  }
  const port = given(logicalPort);
  if (port !== undefined && named(seen, "Logical_Switch_Port", port).length === 0) {
    throw refused("logicalPort", `there is no logical switch port named ${port}: no host would translate`, "make it first, and give its `name` output");
  }
  const key = type === "snat" ? "logical_ip" : "external_ip";
  const same = (other: Row) => (other.type === "snat") === (type === "snat") && other[key] === (type === "snat" ? logicalIp : externalIp);
  const taken = linked(seen, "NAT", parent?.nat).find((other) => same(other) && (!row || uuidOf(other) !== uuidOf(row)));
  if (taken) {
    throw refused(
      type === "snat" ? "logicalIp" : "externalIp",
      `the router ${router} translates ${taken.external_ip} and ${taken.logical_ip} already (${taken.type}): of two OVN would let one count`,
      "choose another address, or remove the other",
    );
  }
}

export const ovnNat = rowKind<Args>({
  type: "OvnNat",
  description:
    "Addresses that a LogicalRouter translates where it leads outside: guests leave as one address (SNAT), or are reached by one (a floating address).",
  noun: "address translation",
  example: "outside",
  table: "NAT",
  nameless: true,
  args,
  rules: [ofOneFamily, subnetsLeaveOnly, distributedWhole],
  impacts: {
    router: { impact: "replace", why: "a translation is of one router: it is removed there and made here" },
    type: { impact: "blip", why: "connections that are translated end" },
    externalIp: { impact: "blip", why: "connections that are translated end, and begin by the other address" },
    logicalIp: { impact: "blip", why: "connections that are translated end; others are from then on" },
    gatewayPort: { impact: "blip", why: "connections that are translated end, and begin by the other gateway" },
    logicalPort: { impact: "blip", why: "another host translates from then on" },
    externalMac: { impact: "blip", why: "neighbours outside learn the MAC address from the next answer" },
    externalPortRange: { impact: "none", why: "new connections take other ports" },
    externalIds: ofExternalIds,
    options: { impact: "blip", why: "live, but what it disturbs depends on the option" },
  },
  columns,
  maps: { externalIds: "external_ids", options: "options" },
  parent: { property: "router", noun: "logical router", table: "Logical_Router", column: "nat" },
  covers: ({ external_ip, logical_ip }) => isIp(String(external_ip)) && (isIp(String(logical_ip)) || isCidr(String(logical_ip))),
  refuse,
});
