/** The networks of a host as a drawing has them: things, and which of them lies on which. Plain data, in no tool's words. */
export interface HostTopology {
  /** `root@kvm1` */
  readonly label: string;
  readonly hostname: string;
  readonly machineId: string;
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  /** What was not read, and why. */
  readonly remarks: readonly string[];
}

export type NodeKind =
  | "nic"
  | "bond"
  | "vlan"
  | "bridge"
  | "dummy"
  | "veth"
  | "vxlan"
  | "tunnel"
  | "macvlan"
  | "macvtap"
  | "tap"
  | "device"
  | "ovs-bridge"
  | "ovs-port"
  | "patch"
  | "network"
  | "guest"
  | "entry";

/** What an update of a program would do to a thing; `disturbed`: it is cut off for what happens to another. */
export type Fate = "added" | "removed" | "changed" | "replaced" | "disturbed";

/** `off`: a network or a guest that does not run. */
export type State = "up" | "down" | "no carrier" | "off";

export interface Node {
  /** One on its host: `device br0`, `network lan`, `guest web1 52:54:00:aa:bb:cc`. */
  readonly id: string;
  readonly kind: NodeKind;
  /** What it is called on the host. */
  readonly name: string;
  readonly state: State;
  /** What it is, in a few words: `NAT network`, `VLAN 100`, `bond (802.3ad)`. */
  readonly words: string;
  /** Of a device with prefix length, of a guest without. */
  readonly addresses: readonly string[];
  /** The VLANs that it is in, in words: `100`, `10, 20 tagged`. */
  readonly vlans?: string;
  readonly mac?: string;
  /** Bytes. */
  readonly mtu?: number;
  /** The bridge of a network, the device of a guest's NIC. */
  readonly device?: string;
  /** Addresses at the other end of a tunnel. */
  readonly remotes?: readonly string[];
  /** Whose it is by our mark, `project/stack/resource`; absent when it carries none. */
  readonly owner?: string;
  /** Our own session comes in over it. */
  readonly session?: true;
  /** What is wrong with it now. */
  readonly problems: readonly string[];
  /** What a preview says of it. */
  readonly fate?: Fate;
  /** The properties that make it so. */
  readonly changes?: readonly string[];
}

/** `upper` lies on `lower`: a bridge on its port, a VLAN on its NIC, a guest on its network. */
export interface Edge {
  readonly lower: string;
  readonly upper: string;
}

/** What one reader has found. */
export interface Found {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

export const deviceId = (name: string) => `device ${name}`;
export const networkId = (name: string) => `network ${name}`;
export const guestId = (domain: string, mac: string) => `guest ${domain} ${mac}`;
