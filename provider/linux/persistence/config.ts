import type { AddressDetails } from "../kernel/address";
import type { Dns } from "../kernel/dns";
import type { Route } from "../kernel/route";

/** What shall be there after a reboot, in no manager's words. Each manager renders it into files of its own. Plain data. */
export interface BootConfig {
  /** What it is, for people: `Bridge br0`. */
  readonly title: string;
  /** `project/stack/name`: the mark in every file. */
  readonly owner: string;
  /** Part of the names of the files, and what they are found by again: the device for its own settings, else `route-NAME`, `rule-NAME`. */
  readonly key: string;
  /** The device that this is about: made here, or one that is there and gets something added. Absent: no device at all. */
  readonly device?: string;
  /** What makes the device. Absent: it is there anyway (a NIC), or another resource makes it. */
  readonly maker?: Maker;
  readonly mac?: string;
  readonly mtu?: number;
  /** Absent: not managed. */
  readonly up?: boolean;
  /** Exactly these, with prefix length. Absent: not managed. */
  readonly addresses?: readonly string[];
  /** What there is to some of them besides. */
  readonly addressDetails?: Readonly<Record<string, AddressDetails>>;
  /** Lease addresses (and what comes with them: routes, name servers). Absent: not managed. */
  readonly dhcp4?: boolean;
  readonly dhcp6?: boolean;
  /** Gateways included (`dst` is `default`). */
  readonly routes?: readonly BootRoute[];
  readonly rules?: readonly BootRule[];
  readonly dns?: Dns;
  readonly ports?: readonly BootPort[];
  /** Open vSwitch has them in its own database and brings them back by itself: nobody else makes them join. */
  readonly portsStay?: true;
  /** What only the kernel's own tools can say, in order, once the device is there: `bridge vlan add dev …`, `ethtool -K …`. */
  readonly commands?: readonly Command[];
}

export interface Maker {
  readonly kind: "bridge" | "vlan" | "bond" | "vxlan" | "veth" | "dummy" | "macvlan" | "macvtap";
  readonly lowerDevice?: string;
  /** Under the names of the resource's arguments: `{ vlanId: 100, protocol: "802.1Q" }`; only what is set. */
  readonly options: Readonly<Record<string, OptionValue>>;
  /** The same for iproute2: what follows `ip link add … type KIND`. */
  readonly words: readonly string[];
}

export type OptionValue = string | number | boolean | readonly string[];

/** A device that becomes a port of a bridge or bond. */
export interface BootPort {
  readonly device: string;
  /** Addresses that it has from elsewhere and must not have as a port. */
  readonly drop: readonly string[];
  /** Under the names of `Bridge.portOptions`: `isolated`, `pathCost`, `vlans` …; only what is set. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The same for the kernel's tools. */
  readonly commands: readonly Command[];
}

/** A route in the words of the snapshot; `weights` when it has several next hops. */
export interface BootRoute extends Omit<Route, "special" | "dev" | "nexthops"> {
  readonly dev?: string;
  /** `unicast` when absent; `blackhole`, `unreachable`, `prohibit`. */
  readonly type?: string;
  readonly mtu?: number;
  readonly nexthops?: readonly { readonly via?: string; readonly dev?: string; readonly weight: number }[];
}

export interface BootRule {
  readonly family: 4 | 6;
  readonly priority: number;
  readonly from?: string;
  readonly to?: string;
  readonly iif?: string;
  readonly oif?: string;
  readonly fwmark?: string;
  readonly not?: boolean;
  readonly ipproto?: string;
  readonly sport?: string;
  readonly dport?: string;
  readonly tos?: string;
  readonly uidrange?: string;
  readonly suppressPrefixLength?: number;
  /** `lookup` (with `table`), `blackhole`, `unreachable`, `prohibit`, `goto` … */
  readonly action: string;
  readonly table?: string;
}

/**
 * One line for a tool's batch mode (`ip -batch`, `bridge -batch`), or words for `ethtool`. Made of checked words only. `ip -6` is for what takes its
 * family from the call alone: IPv6 rules. `sriov NIC NUMBER`: how many virtual functions a NIC shall have.
 */
export interface Command {
  readonly tool: "ip" | "ip -6" | "bridge" | "ethtool" | "sriov";
  readonly line: string;
}
