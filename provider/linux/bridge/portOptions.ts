import type { PropertyImpact } from "../../resource/plan";
import { ipLine } from "../kernel/batch";
import type { Link } from "../kernel/link";
import type { Command } from "../persistence/config";
import type { PortOptions } from "./types";

type Name = Exclude<keyof PortOptions, "vlans" | "accessVlan" | "trunkVlans" | "nativeVlan">;

interface PortOption {
  readonly property: Name;
  /** The word of `ip link set … type bridge_slave`, and the key in what `ip -j` shows. */
  readonly word: string;
  readonly cost: PropertyImpact;
  /** What the kernel gives to a port that joins; absent: it depends on the port. */
  readonly usual?: boolean | number;
}

const live = (why: string): PropertyImpact => ({ impact: "none", why });
const blip = (why: string): PropertyImpact => ({ impact: "blip", why });

const flooding = (what: string) => blip(`${what} no longer go out of the port, or do so again`);

/** What a bridge keeps about each of its ports, besides VLANs. */
export const portSettings: readonly PortOption[] = [
  { property: "isolated", word: "isolated", usual: false, cost: blip("frames between isolated ports are dropped from then on, or no longer") },
  { property: "learning", word: "learning", usual: true, cost: live("addresses that are learnt already stay until they age") },
  { property: "unicastFlood", word: "flood", usual: true, cost: flooding("frames to addresses that the bridge does not know") },
  { property: "multicastFlood", word: "mcast_flood", usual: true, cost: flooding("multicasts that nobody asked for") },
  { property: "broadcastFlood", word: "bcast_flood", usual: true, cost: flooding("broadcasts (ARP, DHCP)") },
  { property: "hairpin", word: "hairpin", usual: false, cost: live("only frames between stations behind this port are concerned") },
  { property: "neighSuppress", word: "neigh_suppress", usual: false, cost: live("only who answers ARP and neighbour requests changes") },
  { property: "fastLeave", word: "fastleave", usual: false, cost: live("only leaving a multicast group is concerned") },
  { property: "bpduGuard", word: "guard", usual: false, cost: live("the port goes down only when it gets a BPDU") },
  { property: "rootGuard", word: "root_block", usual: false, cost: live("the port is blocked only when a better root shows up behind it") },
  { property: "pathCost", word: "cost", cost: live("only the spanning tree looks at it") },
  { property: "priority", word: "priority", usual: 32, cost: live("only the spanning tree looks at it") },
];

const treeWide = blip("the spanning tree may choose other ways, and ports that change over listen and learn first");

export function costOf(option: PortOption, stp: boolean): PropertyImpact {
  return stp && (option.property === "pathCost" || option.property === "priority") ? treeWide : option.cost;
}

/** The observed settings of a port under the names of the arguments. */
export function observePort({ portData }: Link): PortOptions {
  return Object.fromEntries(portSettings.filter(({ word }) => portData[word] !== undefined).map(({ property, word }) => [property, portData[word]]));
}

/** Settings that differ from what is there; `present` absent: all that are asked for. */
export function differingSettings(wanted: PortOptions, present: PortOptions | undefined): PortOption[] {
  return portSettings.filter(({ property }) => wanted[property] !== undefined && wanted[property] !== present?.[property]);
}

/** A line for each, so that an error names one. */
export function settingLines(port: string, wanted: PortOptions, present: PortOptions | undefined): Command[] {
  return differingSettings(wanted, present).map(({ property, word }) =>
    ipLine("link", "set", "dev", port, "type", "bridge_slave", word, spelt(wanted[property] as boolean | number)),
  );
}

const spelt = (value: boolean | number) => (typeof value === "number" ? value : value ? "on" : "off");
