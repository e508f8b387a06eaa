import type { Command } from "../../persistence/config";
import { dropAddressLine } from "../../persistence/lines";
import type { Link } from "../link";
import { switchesBack } from "../openVswitch";
import { findLink, type Snapshot } from "../snapshot";
import { escapedText } from "../text";
import { addressLines } from "./addresses";
import { filesBack, notesBack, serversBack } from "./files";
import { linksBack, portsBack } from "./links";
import { nicsBack } from "./nics";
import { routesBack, strangeRoutes } from "./routes";
import { type Touched, touchedBy } from "./touched";

/** What only a kind knows of the way back. */
export interface WayBack {
  /** Devices that are taken away, or made anew in their place: `ip link add …` for the former ones, under their names. What stands on another comes after it. */
  readonly again?: readonly { readonly device: string; readonly line: string }[];
  /** Options of a kind, as they were; those that need the device down, or without ports, after what makes it so. */
  readonly options?: readonly Command[];
}

/**
 * Orders that bring back everything that these orders change, in whichever of them it breaks: worked out from the orders and from how the host was seen.
 * Each may be carried out where nothing has changed. Managers first, lest they put right what is taken back; the marks of ours last.
 */
export function undoOf(seen: Snapshot, orders: readonly string[], { again = [], options = [] }: WayBack = {}): string[] {
  const touched = touchedBy(seen, orders);
  const devices = touchedDevices(seen, touched);
  const made = [...touched.made].filter((device) => !findLink(seen, device));
  return [
    ...filesBack(seen, touched.others),
    ...made.map((device) => `gone ${device}`),
    ...again.flatMap(({ device, line }) =>
      seen.links.filter(({ name }) => name === device).flatMap((link) => [`again ${device} ${link.ifindex} ${line}`, ...alias(link)]),
    ),
    ...switchesBack(seen, touched.others),
    ...touched.settings.flatMap(({ device, name }) => (name === "alias" ? seen.links.filter((one) => one.name === device).flatMap(alias) : [])),
    ...spelt([...options, ...portsBack(seen, touched), ...linksBack(seen, touched, devices)]),
    ...strangeRoutes(seen, touched).map((line) => `ip_once ${line}`),
    ...spelt(addressesBack(seen, touched, devices)),
    ...routesBack(seen, touched, devices),
    ...touched.rules.toReversed().map((rule) => `ip_once ${inverse(rule)}`),
    ...forwardingBack(seen, touched),
    ...nicsBack(seen, touched),
    ...serversBack(seen, touched.others),
    ...notesBack(seen, touched.others),
  ];
}

const spelt = (commands: readonly Command[]) => commands.map(({ tool, line }) => `${tool} ${line}`);

const alias = ({ name, alias: text }: Link) => [`alias ${name} ${escapedText(text)}`.trim()];

const inverse = (rule: string) => (rule.includes("rule add ") ? rule.replace("rule add ", "rule del ") : rule.replace("rule del ", "rule add "));

/** Entries as they were; a device that is made anew has none. */
function forwardingBack(seen: Snapshot, { fdb, deleted }: Touched): string[] {
  const deviceOf = (entry: string) => entry.split(" ")[3] ?? "";
  const changed = fdb.filter((entry) => findLink(seen, deviceOf(entry))).toReversed();
  const lost = seen.fdb.filter(({ device, permanent, peer }) => deleted.has(device) && permanent && peer !== "");
  return [
    ...changed.map((entry) => `bridge_once fdb ${entry.startsWith("del ") ? entry.replace("del", "append") : entry.replace("append", "del")}`),
    ...lost.map(({ device, mac, peer }) => `bridge_once fdb append ${mac} dev ${device} dst ${peer}`),
  ];
}

/** Those whose addresses and routes may suffer: also VLAN interfaces on a device that goes down, and everything of one that is made anew. */
function touchedDevices(seen: Snapshot, touched: Touched): string[] {
  const { deleted, upDown, masters, addresses, routes } = touched;
  const routed = routes.flatMap((words) => (words.includes("dev") ? [words[words.indexOf("dev") + 1] ?? ""] : []));
  const named = [...deleted, ...upDown, ...masters, ...resized(touched), ...addresses.map(({ device }) => device), ...routed];
  const above = (device: string): string[] =>
    seen.links.filter((link) => link.kind === "vlan" && link.lower === device).flatMap((link) => [link.name, ...above(link.name)]);
  const all = [...named, ...[...deleted, ...upDown].flatMap(above)];
  return [...new Set(all)].filter((device) => findLink(seen, device));
}

/** The kernel takes all of IPv6 away from a device whose MTU becomes less than 1280. */
const resized = ({ settings }: Touched) => settings.filter(({ name }) => name === "mtu").map(({ device }) => device);

/** What was set and was not there goes; what was there comes back as it was. IPv4 as a whole: which address is a subnet's first is a matter of order. */
function addressesBack(seen: Snapshot, touched: Touched, devices: readonly string[]): Command[] {
  const { addresses, upDown, deleted } = touched;
  const mayHaveLost = new Set([...upDown, ...deleted, ...resized(touched)]);
  return devices.flatMap((device) => {
    const link = findLink(seen, device);
    const mine = addresses.filter((one) => one.device === device).map(({ address }) => address);
    if (!link || (mine.length === 0 && !mayHaveLost.has(device) && link.kind !== "vlan")) {
      return [];
    }
    const v4 = mine.some((address) => !address.includes(":"));
    const there = link.addresses.map(({ address }) => address.split("/")[0]);
    const strange = [...new Set(mine)].filter((address) => !there.includes(address) && (address.includes(":") || !v4));
    return [
      ...strange.map((address) => dropAddressLine(`${address}/${address.includes(":") ? 128 : 32}`, device)),
      ...addressLines(link, v4 || deleted.has(device)),
    ];
  });
}
