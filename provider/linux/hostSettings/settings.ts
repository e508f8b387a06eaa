import { valueAt } from "../../resource/change";
import type { PropertyImpact } from "../../resource/plan";
import type { Assignment } from "./sysctl";

/** Which argument is which key of the kernel, said once: reading, writing and planning all go by this table. */

interface Words {
  write(value: unknown): string;
  /** `undefined` for a number that the argument has no word for. */
  read(word: string): unknown;
}

const flag: Words = { write: (value) => (value ? "1" : "0"), read: (word) => word !== "0" };
const number: Words = { write: String, read: Number };
const words = (...names: string[]): Words => ({
  write: (value) => String(names.indexOf(String(value))),
  read: (word) => names[Number(word)],
});
// Documentation/networking/ip-sysctl.rst: rp_filter 0 no validation, 1 strict, 2 loose; accept_ra 0, 1 unless forwarding, 2 overrule.
const filter = words("off", "strict", "loose");
const advertisements = words("off", "unless-forwarding", "always");

interface Entry {
  /** `*` stands for the device. */
  readonly path: readonly string[];
  readonly keys: readonly string[];
  readonly words: Words;
  /** What arriving at this value from another costs. */
  cost(to: unknown, from: unknown): PropertyImpact;
}

const none = (why: string): PropertyImpact => ({ impact: "none", why });
const blip = (why: string): PropertyImpact => ({ impact: "blip", why });
const always = (impact: PropertyImpact) => () => impact;

const forwardCost = (family: string, where: string) => (to: unknown) =>
  to
    ? none(`${where} begins to route ${family}; what may pass is up to the firewall`)
    : blip(`nothing that comes in on ${where} is routed by ${family} any more: guests behind it lose their way out`);
const filterCost = (to: unknown, from: unknown) =>
  to === "off" || (to === "loose" && from === "strict")
    ? none("fewer packets are dropped for their source address than before")
    : blip("packets whose answer would take another way may be dropped from now on");
const proxyCost = (to: unknown) =>
  to ? none("the host begins to answer for addresses beyond it") : blip("addresses beyond the host are no longer answered for: those who rely on it lose them");
const arpIgnoreCost = (to: unknown) => (to === 0 ? none("every request is answered again") : blip("requests that were answered may stay without answer"));
const announceCost = always(none("only the source address in ARP requests"));
const linkDownCost = always(blip("routes over devices without carrier come or go"));
const bridgeCost = (to: unknown) =>
  to
    ? blip("traffic among guests of a bridge passes the host's firewall rules from now on, which may drop it")
    : blip("firewall rules no longer see traffic among guests of a bridge: those that protect guests cease to work");
const tableCost = always(none("the table is resized live"));

const host = (path: string, keys: readonly string[], of: Words, cost: Entry["cost"]): Entry => ({ path: path.split("."), keys, words: of, cost });
const device = (property: string, keys: readonly string[], of: Words, cost: Entry["cost"]): Entry => ({
  path: ["interfaces", "*", property],
  keys: keys.map((key) => key.replace("IPV4", "net/ipv4/conf/*").replace("IPV6", "net/ipv6/conf/*")),
  words: of,
  cost,
});

const entries: readonly Entry[] = [
  device("acceptRouterAdvertisements", ["IPV6/accept_ra"], advertisements, (to, from) =>
    to === "always" || from === "off"
      ? none("router advertisements that were ignored may be taken from now on")
      : blip("addresses and the default route from router advertisements may run out"),
  ),
  host("ipForward", ["net/ipv4/ip_forward"], flag, forwardCost("IPv4", "the host")),
  host("ipv6Forward", ["net/ipv6/conf/all/forwarding"], flag, forwardCost("IPv6", "the host")),
  host("reversePathFilter", ["net/ipv4/conf/all/rp_filter", "net/ipv4/conf/default/rp_filter"], filter, filterCost),
  host("arpIgnore", ["net/ipv4/conf/all/arp_ignore"], number, arpIgnoreCost),
  host("arpAnnounce", ["net/ipv4/conf/all/arp_announce"], number, announceCost),
  // IPv4 has no value for all that is copied to the devices; IPv6 copies it.
  host(
    "ignoreRoutesWithLinkDown",
    ["net/ipv4/conf/all/ignore_routes_with_linkdown", "net/ipv4/conf/default/ignore_routes_with_linkdown", "net/ipv6/conf/all/ignore_routes_with_linkdown"],
    flag,
    linkDownCost,
  ),
  ...["iptables", "ip6tables", "arptables"].map((table) => host(`bridgeNetfilter.${table}`, [`net/bridge/bridge-nf-call-${table}`], flag, bridgeCost)),
  ...["ipv4", "ipv6"].flatMap((family) =>
    [1, 2, 3].map((n) => host(`neighbourTable.${family}.gcThreshold${n}`, [`net/${family}/neigh/default/gc_thresh${n}`], number, tableCost)),
  ),
  host("conntrackMax", ["net/netfilter/nf_conntrack_max"], number, tableCost),
  device("disableIpv6", ["IPV6/disable_ipv6"], flag, (to) =>
    to ? blip("all IPv6 addresses and routes of the device go") : none("the device may use IPv6 again"),
  ),
  device("forwarding", ["IPV4/forwarding"], flag, forwardCost("IPv4", "the device")),
  device("ipv6Forwarding", ["IPV6/forwarding"], flag, forwardCost("IPv6", "the device")),
  device("reversePathFilter", ["IPV4/rp_filter"], filter, filterCost),
  device("proxyArp", ["IPV4/proxy_arp"], flag, proxyCost),
  device("proxyArpPrivateVlan", ["IPV4/proxy_arp_pvlan"], flag, proxyCost),
  device("proxyNdp", ["IPV6/proxy_ndp"], flag, proxyCost),
  device("arpIgnore", ["IPV4/arp_ignore"], number, arpIgnoreCost),
  device("arpAnnounce", ["IPV4/arp_announce"], number, announceCost),
  device("ignoreRoutesWithLinkDown", ["IPV4/ignore_routes_with_linkdown", "IPV6/ignore_routes_with_linkdown"], flag, linkDownCost),
  device("sendRedirects", ["IPV4/send_redirects"], flag, always(none("the kernel changes it live"))),
];

/** Every key as a shell pattern below /proc/sys. */
export const keyPatterns: readonly string[] = entries.flatMap(({ keys }) => keys);

export type Values = Readonly<Record<string, string>>;

/** One argument with a value, and the keys that it stands for. */
export interface Leaf {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly assignments: readonly Assignment[];
  cost(from: unknown): PropertyImpact;
}

export const isPseudoDevice = (name: string) => name === "all" || name === "default";

/** Every setting that the arguments hold. */
export function leavesOf(args: object): Leaf[] {
  return entries.flatMap((entry) =>
    places(args, entry).flatMap(({ path, keys }) => {
      const value = valueAt(args, path);
      return value === undefined
        ? []
        : [{ path, value, assignments: keys.map((key) => ({ key, value: entry.words.write(value) })), cost: (from: unknown) => entry.cost(value, from) }];
    }),
  );
}

export const valuesOf = (assignments: readonly Assignment[]): Values => Object.fromEntries(assignments.map(({ key, value }) => [key, value]));

export function assignmentsOf(args: object): Assignment[] {
  return leavesOf(args).flatMap(({ assignments }) => assignments);
}

/** Where in the arguments these keys of devices stand, as paths joined by `/`. */
export function devicePaths(keys: Iterable<string>): Set<string> {
  return new Set([...keys].flatMap((key) => placesOfKey(key).flatMap(({ path }) => (path[0] === "interfaces" ? [path.join("/")] : []))));
}

/** Arguments that would say what these values say; of devices, only what is in `wanted`. A setting whose keys differ among themselves is left out. */
export function settingsOf(values: Values, wanted: ReadonlySet<string>): Record<string, unknown> {
  const result = {};
  const devices = { interfaces: Object.fromEntries([...wanted].map((path) => [path.split("/")[1] ?? "", {}])) };
  for (const entry of entries) {
    for (const { path, keys } of places(devices, entry)) {
      const seen = keys.map((key) => values[key]).filter((word) => word !== undefined);
      const asked = path[0] !== "interfaces" || wanted.has(path.join("/"));
      const value = asked && seen.length > 0 && new Set(seen).size === 1 ? entry.words.read(seen[0] ?? "") : undefined;
      if (value !== undefined) {
        put(result, path, value);
      }
    }
  }
  return result;
}

/** The arguments that set exactly these keys: those of the host where all their keys are there, then those of single devices. */
export function argumentsFor(values: Values): Record<string, unknown> {
  const result = {};
  const covered = new Set<string>();
  const names = Object.keys(values).flatMap((key) => /^net\/ipv[46]\/conf\/([^/]+)\//.exec(key)?.[1] ?? []);
  const devices = { interfaces: Object.fromEntries(names.map((name) => [name, {}])) };
  const ofTheHost = (entry: Entry) => Number(entry.path.includes("*"));
  for (const entry of [...entries].sort((a, b) => ofTheHost(a) - ofTheHost(b))) {
    for (const { path, keys } of places(devices, entry)) {
      const words = new Set(keys.map((key) => values[key]));
      const [word] = words;
      if (word !== undefined && words.size === 1 && keys.some((key) => !covered.has(key))) {
        put(result, path, entry.words.read(word));
        for (const key of keys) {
          covered.add(key);
        }
      }
    }
  }
  return result;
}

/** What one key with this value is as an argument: where it stands, how it reads, and what arriving at it costs. */
export function argumentOf({ key, value }: Assignment): Omit<Leaf, "assignments"> | undefined {
  const [first] = placesOfKey(key);
  const said = first?.entry.words.read(value);
  return first && { path: first.path, value: said, cost: (from) => first.entry.cost(said, from) };
}

/** Arguments that a key stands for: one, or two for a key that is both a property of its own and that of `all` or `default`. */
function placesOfKey(key: string): { path: string[]; entry: Entry }[] {
  const device = /^net\/ipv[46]\/conf\/([^/]+)\//.exec(key)?.[1];
  const devices = { interfaces: device === undefined ? {} : { [device]: {} } };
  return entries.flatMap((entry) => places(devices, entry).flatMap(({ path, keys }) => (keys.includes(key) ? [{ path, entry }] : [])));
}

/** An entry's places in the arguments: itself, or one for each device, `all` and `default` first. */
function places(args: object, entry: Entry): { path: string[]; keys: string[] }[] {
  if (!entry.path.includes("*")) {
    return [{ path: [...entry.path], keys: [...entry.keys] }];
  }
  const devices = Object.keys((args as { interfaces?: object }).interfaces ?? {})
    .sort()
    .sort((a, b) => Number(isPseudoDevice(b)) - Number(isPseudoDevice(a)));
  return devices.map((name) => ({ path: entry.path.map((part) => (part === "*" ? name : part)), keys: entry.keys.map((key) => key.replace("*", () => name)) }));
}

function put(target: Record<string, unknown>, [first = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    target[first] = value;
    return;
  }
  const inner = (target[first] ?? {}) as Record<string, unknown>;
  target[first] = inner;
  put(inner, rest, value);
}

/** Keys that the kernel sets along when this one changes (inet_forward_change, addrconf_forward_change, addrconf_disable_change). */
export function spreadsTo(key: string): RegExp | undefined {
  const [, family, name] =
    key === "net/ipv4/ip_forward"
      ? ["", "4", "forwarding"]
      : (/^net\/ipv(6)\/conf\/all\/(forwarding|disable_ipv6|ignore_routes_with_linkdown)$/.exec(key) ?? []);
  return family && name ? new RegExp(`^net/ipv${family}/conf/[^/]+/${name}$`) : undefined;
}

/**
 * The order in which keys are written, now and at boot. `accept_ra` 2 is first: switching IPv6 forwarding on drops default routes from router advertisements
 * unless it is 2 by then (rt6_purge_dflt_routers). What the kernel copies to every device comes before what is set for one.
 */
export function inOrder(assignments: readonly Assignment[]): Assignment[] {
  const rank = ({ key, value }: Assignment) => (key.endsWith("/accept_ra") ? (value === "2" ? 0 : 3) : spreadsTo(key) ? 1 : 2);
  return [...assignments].sort((a, b) => rank(a) - rank(b));
}

/** What has to be written for these to hold: what differs, and what the kernel changes along with it. Writing more would disturb: some keys act even when set to what they are. */
export function writesFor(wanted: readonly Assignment[], values: Values): Assignment[] {
  const spread: RegExp[] = [];
  return inOrder(wanted).filter(({ key, value }) => {
    const due = values[key] !== value || spread.some((pattern) => pattern.test(key));
    const pattern = due ? spreadsTo(key) : undefined;
    if (pattern) {
      spread.push(pattern);
    }
    return due;
  });
}
