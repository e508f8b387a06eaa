import type { PropertyPath } from "../../resource/change";
import { within } from "../../resource/identity";
import type { CommonArgs, Problem } from "../../resource/kind";
import { type FieldFacts, field, given, orNone } from "../../resource/schema";
import { z } from "../../resource/zod";
import { dns } from "../properties/dns";
import { nameDoubt } from "../properties/dnsName";
import { serviceDoubt } from "../properties/dnsRules";
import { listNames } from "./claims";
import { type HostFields, hostSlot, type SrvFields, srvSlot, type TxtFields, txtSlot } from "./dnsSlots";
import { entryKind, networkImpact, networkProperty } from "./entryKind";
import type { Slot } from "./slot";

const { hosts, txt, srv } = dns().shape;
const hostShape = hosts.unwrap().element.shape;
const { name: record, value } = txt.unwrap().element.shape;
const { domain, target, port, priority, weight, ...srvNames } = srv.unwrap().element.shape;
const facts = (schema: z.ZodType) => schema.meta() as FieldFacts;
/** Of an entry in a network's list everything is said; of a resource what is not named stays. */
const srvShape = {
  ...srvNames,
  domain: field(orNone(domain.unwrap()).optional(), facts(domain)),
  target: field(orNone(target.unwrap()).optional(), facts(target)),
  port: field(orNone(port.unwrap()).optional(), facts(port)),
  priority: field(orNone(priority.unwrap()).optional(), facts(priority)),
  weight: field(orNone(weight.unwrap()).optional(), facts(weight)),
};

const type = (word: string) => `\`host\`: addresses of names. \`txt\`: a TXT record. \`srv\`: a service. Here \`${word}\`. A change replaces the record.`;

const hostRecord = z.strictObject({
  type: field(z.literal("host"), { description: type("host"), term: "<dns><host>" }),
  network: networkProperty,
  ip: field(hostShape.ip, { description: "The address.", term: "<host ip=…>" }),
  hostnames: field(hostShape.hostnames, {
    description: "Names of the address. Other records may have further names at the same address. A reverse look-up answers with the name that came first.",
    term: "<hostname>",
  }),
});

const txtRecord = z.strictObject({
  type: field(z.literal("txt"), { description: type("txt"), term: "<txt>" }),
  network: networkProperty,
  record: field(record, { description: "Name of the record. libvirt knows one TXT record per name.", term: "<txt name=…>" }),
  value,
});

const srvRecord = z.strictObject({
  type: field(z.literal("srv"), { description: type("srv"), term: "<srv>" }),
  network: networkProperty,
  ...srvShape,
});

const args = z.discriminatedUnion("type", [hostRecord, txtRecord, srvRecord]);
export type DnsRecordArgs = CommonArgs & z.infer<typeof args>;

const restart = { impact: "blip", why: "dnsmasq restarts: no DNS and DHCP for a moment" } as const;
const reread = { impact: "none", why: "dnsmasq re-reads its hosts file" } as const;

const slots: Readonly<Record<string, Slot>> = {
  [listNames.dnsHosts]: hostSlot as Slot,
  [listNames.dnsTxt]: txtSlot as Slot,
  [listNames.dnsSrv]: srvSlot as Slot,
};
const listOf = { host: listNames.dnsHosts, txt: listNames.dnsTxt, srv: listNames.dnsSrv };
const slotFor = ({ list }: { list: string }) => slots[list] ?? (hostSlot as Slot);

export const dnsRecord = entryKind<DnsRecordArgs>({
  type: "DnsRecord",
  description:
    "A record of a libvirt network's DNS server: addresses of names, TXT or SRV; one entry of a list that others may fill as well. " +
    "It comes, changes and goes while the network runs, and leaves the other entries alone.",
  args,
  fields: {
    type: z.enum(["host", "txt", "srv"]),
    ip: hostRecord.shape.ip.optional(),
    hostnames: hostRecord.shape.hostnames.optional(),
    record: txtRecord.shape.record.optional(),
    value: value.optional(),
    service: srvShape.service.optional(),
    protocol: srvShape.protocol.optional(),
    domain: srvShape.domain,
    target: srvShape.target,
    port: srvShape.port,
    priority: srvShape.priority,
    weight: srvShape.weight,
  },
  rules: [namesAreDistinct, namesAreAskedFor, srvIsWhole],
  impacts: {
    network: networkImpact,
    type: { impact: "replace", why: "the record is removed and another one made" },
    ip: reread,
    hostnames: reread,
    ...Object.fromEntries(["record", "value", "service", "protocol", "domain", "target", "port", "priority", "weight"].map((property) => [property, restart])),
  },
  complete: (args) => ("hostnames" in args && args.hostnames ? { ...args, hostnames: [...new Set(args.hostnames)] } : args),
  id: within(
    "NETWORK/RECORD",
    "NETWORK is the network's name; RECORD is the address or a name of a host, the name of a TXT record (`txt:NAME` where a host has it as well), or `_SERVICE._PROTOCOL.DOMAIN` of an SRV record (with `:TARGET` where there are several)",
    ["lan/192.168.107.30", "lan/txt:note.lan.example", "lan/_ldap._tcp.lan.example"],
  ),
  slots: Object.values(slots),
  fieldsOf: ({ name: _name, owner: _owner, adopt: _adopt, network: _network, ...fields }): HostFields | TxtFields | SrvFields => fields,
  slotOf: ({ type }) => slotFor({ list: listOf[type] }),
  slotFor,
});

function* namesAreDistinct(record: DnsRecordArgs): Iterable<Problem> {
  if (record.type !== "host") {
    return;
  }
  for (const [i, hostname] of record.hostnames.entries()) {
    if (record.hostnames.indexOf(hostname) !== i) {
      yield { path: ["hostnames", i], reason: `names ${hostname} twice`, doubt: true };
    }
  }
}

function* namesAreAskedFor(record: DnsRecordArgs): Iterable<Problem> {
  for (const [path, name] of namesIn(record)) {
    const reason = name === undefined ? undefined : nameDoubt(name);
    if (reason) {
      yield { path, reason, doubt: true };
    }
  }
  const service = record.type === "srv" ? serviceDoubt(record.service) : undefined;
  if (service) {
    yield { path: ["service"], reason: service, doubt: true };
  }
}

function namesIn(record: DnsRecordArgs): readonly (readonly [PropertyPath, string | undefined])[] {
  if (record.type === "host") {
    return record.hostnames.map((name, i) => [["hostnames", i], name]);
  }
  if (record.type === "txt") {
    return [[["record"], record.record]];
  }
  return [
    [["domain"], given(record.domain)],
    [["target"], given(record.target)],
  ];
}

/** As libvirt demands it. */
function* srvIsWhole(record: DnsRecordArgs): Iterable<Problem> {
  if (record.type !== "srv") {
    return;
  }
  const [port, priority, weight] = [given(record.port), given(record.priority), given(record.weight)];
  if (given(record.target) === undefined && (port ?? priority ?? weight) !== undefined) {
    yield { path: ["target"], reason: "is needed with port, priority or weight" };
  }
  if (port === 0) {
    yield { path: ["port"], reason: "must be 1 to 65535" };
  }
}
