import { sortedEntries } from "../../resource/canonical";
import { familyOf } from "../../resource/ip";
import { type AddressDetails, addressWords } from "../kernel/address";
import { batchLine, ipLine } from "../kernel/batch";
import { aliasOf } from "../kernel/owner";
import { destinationWord, inOrderOfDependence, type Route } from "../kernel/route";
import type { BootConfig, BootPort, BootRoute, BootRule, Command, Maker } from "./config";

/** A description as lines for the kernel's own tools: for managers that have no words of their own for it. Pure. */

/**
 * Everything from nothing, in the order in which it works: the device, its ports, addresses, routes, rules. Without a maker only what is added to
 * a device that is there. What needs a program (leases, name servers) is not in it.
 */
export function bootLines(config: BootConfig): Command[] {
  return [...makeLines(config), ...settingLines(config)];
}

/** The device itself, under its name and with our mark; nothing without a maker. */
export function makeLines({ device, maker, mac, owner }: BootConfig): Command[] {
  if (!device || !maker) {
    return [];
  }
  return [
    ipLine("link", "add", ...lowerWords(maker), "name", device, ...(mac ? ["address", mac] : []), "type", maker.kind, ...maker.words),
    ipLine("link", "set", "dev", device, "alias", aliasOf(owner)),
  ];
}

/** What is set on a device that is there. Each line may be run again, apart from rules: the kernel refuses a rule that it has. */
export function settingLines(config: BootConfig): Command[] {
  const { device, maker, mac, mtu } = config;
  return [
    ...(device && mac && !maker ? [ipLine("link", "set", "dev", device, "address", mac)] : []),
    // Before the ports join: a bridge whose MTU was set once no longer follows its ports, and a bond hands its MTU to them.
    ...(device && mtu !== undefined ? [ipLine("link", "set", "dev", device, "mtu", mtu)] : []),
    ...(device ? (config.ports ?? []).flatMap((port) => portLines(config, device, port)) : []),
    ...(config.up ? lowerUpLines(maker) : []),
    ...(device && config.up !== undefined ? [ipLine("link", "set", "dev", device, config.up ? "up" : "down")] : []),
    ...(device ? (config.addresses ?? []).map((address) => addAddressLine(address, device, config.addressDetails?.[address])) : []),
    ...(config.up === false ? [] : inOrderOfDependence(config.routes ?? []).map((route) => addRouteLine(route, device))),
    ...(config.rules ?? []).map(addRuleLine),
    ...(config.commands ?? []),
  ];
}

/** A port loses addresses that it has from elsewhere, joins, comes up and gets its options. */
export function portLines({ maker, up, portsStay }: BootConfig, device: string, port: BootPort): Command[] {
  return [
    ...port.drop.map((address) => dropAddressLine(address, port.device)),
    // A bond refuses a port that is up, and brings it up itself.
    ...(maker?.kind === "bond" ? [ipLine("link", "set", "dev", port.device, "down")] : []),
    ...(portsStay ? [] : [ipLine("link", "set", "dev", port.device, "master", device)]),
    ...(up === false ? [] : [ipLine("link", "set", "dev", port.device, "up")]),
    ...port.commands,
  ];
}

/** The words between `ip link add` and the name. A VXLAN names its lower device among its own options. */
function lowerWords({ kind, lowerDevice }: Maker): string[] {
  return lowerDevice && kind !== "vxlan" ? ["link", lowerDevice] : [];
}

/** The kernel refuses ("Network is down") to bring these up while the lower device is down, as a card that nobody else brings up is after a boot. */
function lowerUpLines(maker: Maker | undefined): Command[] {
  return maker?.lowerDevice && ["vlan", "macvlan", "macvtap"].includes(maker.kind) ? [ipLine("link", "set", "dev", maker.lowerDevice, "up")] : [];
}

export function addAddressLine(address: string, device: string, details?: AddressDetails): Command {
  return { tool: "ip", line: `addr replace ${addressWords(address, device, details)}` };
}

/**
 * `flush … to` succeeds, too, when the address is not there. It goes by the host part: one of another length or with another peer goes along, so whoever drops
 * one sets those again that stay.
 */
export function dropAddressLine(address: string, device: string): Command {
  const [host = ""] = address.split("/");
  return ipLine("addr", "flush", "dev", device, "to", `${host}/${familyOf(address) === 4 ? 32 : 128}`);
}

/** `replace` makes it convergent: it is the same route by destination, metric and table. */
export function addRouteLine(route: BootRoute, device: string | undefined): Command {
  return ipLine("route", "replace", ...typeWords(route), ...routeWords(route, device));
}

/** A route that was seen, over another device. */
export const routeOverLine = (route: Route, device: string): Command => addRouteLine({ ...route, dev: device }, device);

export function dropRouteLine(route: BootRoute, device: string | undefined): Command {
  return ipLine("route", "del", ...typeWords(route), ...routeWords(route, device));
}

const typeWords = ({ type }: BootRoute): string[] => (type && type !== "unicast" ? [type] : []);

function routeWords(route: BootRoute, device: string | undefined): (string | number)[] {
  const special = typeWords(route).length > 0;
  const dev = special || route.nexthops ? undefined : (route.dev ?? device);
  return [
    destinationWord(route.dst, route.family),
    ...viaWords(route.via, route.family),
    ...optional("dev", dev),
    ...optional("proto", route.protocol),
    ...optional("metric", route.metric || undefined),
    ...optional("scope", route.family === 4 && !special ? route.scope : undefined),
    ...optional("src", route.prefsrc),
    ...optional("table", route.table === "main" ? undefined : route.table),
    ...optional("mtu", route.mtu),
    ...sortedEntries(route.metrics ?? {}).flatMap(([name, value]) => optional(name, value)),
    ...optional("pref", route.pref),
    ...(route.onlink && !route.nexthops ? ["onlink"] : []),
    ...(route.nexthops ?? []).flatMap((hop) => [
      "nexthop",
      ...viaWords(hop.via, route.family),
      ...optional("dev", hop.dev ?? (hop.via ? undefined : device)),
      ...optional("weight", hop.weight),
      ...(route.onlink ? ["onlink"] : []),
    ]),
  ];
}

/** A gateway of the other family says so (IPv4 over an IPv6 neighbour). */
function viaWords(via: string | undefined, family: 4 | 6): string[] {
  return via === undefined ? [] : familyOf(via) === family ? ["via", via] : ["via", familyOf(via) === 6 ? "inet6" : "inet", via];
}

export const addRuleLine = (rule: BootRule): Command => ruleLine(rule, "add");

export const dropRuleLine = (rule: BootRule): Command => ruleLine(rule, "del");

/** A rule's family is the one of the call: `from ::/0` alone is taken for IPv4, and an IPv6 prefix is refused without `ip -6`. */
function ruleLine(rule: BootRule, verb: "add" | "del"): Command {
  return { tool: rule.family === 6 ? "ip -6" : "ip", line: batchLine("rule", verb, ...ruleWords(rule)) };
}

function ruleWords(rule: BootRule): (string | number)[] {
  return [
    ...(rule.not ? ["not"] : []),
    ...optional("from", rule.from),
    ...optional("to", rule.to),
    ...optional("iif", rule.iif),
    ...optional("oif", rule.oif),
    ...optional("fwmark", rule.fwmark),
    ...optional("ipproto", rule.ipproto),
    ...optional("sport", rule.sport),
    ...optional("dport", rule.dport),
    ...optional("tos", rule.tos),
    ...optional("uidrange", rule.uidrange),
    ...["priority", rule.priority],
    ...(rule.action === "lookup" ? ["lookup", rule.table ?? "main"] : rule.action.split(" ")),
    ...optional("suppress_prefixlength", rule.suppressPrefixLength),
  ];
}

const optional = (word: string, value: string | number | undefined): (string | number)[] => (value === undefined || value === "" ? [] : [word, value]);
