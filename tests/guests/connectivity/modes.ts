import type { KindName } from "../../../provider/registry";

/** What may be reachable from where, and the rest of what a guest finds on its network. `guest` is the first guest, `guest→guest` from it to the second. */
export const directions = ["host→guest", "guest→host", "guest→guest", "guest→outside", "outside→guest"] as const;
export type Direction = (typeof directions)[number];

export interface Reach extends Record<Direction, boolean> {
  /** The guest leased the address reserved for it, and the network's DNS record resolved in it. */
  readonly leased: boolean;
  /** Whose address the outside sees when the guest asks it for a web page. */
  readonly seenAs: "host" | "guest" | "nobody";
}

/** A command typed by hand on the host that takes away what blocks: then every blocked direction answers, and it was a block. */
export interface Lift {
  readonly title: string;
  readonly command: string;
  readonly undo: string;
}

/** Where the two guests are plugged in, and what holds for them there. */
export interface Placement {
  readonly title: string;
  /** Arguments of the guests' DomainInterface beside domain, network and MAC. */
  readonly nics: readonly [object, object];
  readonly promises: Reach;
  readonly lift?: Lift;
}

export interface Mode {
  readonly title: string;
  /** In the order of making; the network that the guests are on is called NETWORK. */
  readonly resources: readonly { readonly kind: KindName; readonly name: string; readonly input: object }[];
  /** The third number of its addresses 10.81.N.0/24. */
  readonly subnet: number;
  /** `routed`: the outside has a route to the subnet over the host. `bridged`: it is in the subnet itself. */
  readonly outside: "routed" | "bridged";
  /** Device that gets the host's address by hand, where no resource gives it one. */
  readonly hostDevice?: string;
  readonly placements: readonly Placement[];
}

export const NETWORK = "connectivity";
export const BRIDGE = "conn0";
export const GUESTS = ["conn-a", "conn-b"] as const;
export const MACS = ["52:54:00:6e:0a:01", "52:54:00:6e:0a:02"] as const;
export const RECORD = { hostname: "files.connectivity.test", ip: "10.81.0.5" } as const;

/** The addresses that the parties have on a mode's network. */
export function addressesOf({ subnet, outside }: Pick<Mode, "subnet" | "outside">) {
  const at = (last: number) => `10.81.${subnet}.${last}`;
  return { cidr: at(0).concat("/24"), host: at(outside === "routed" ? 1 : 2), outside: at(1), guests: [at(11), at(12)] as const };
}

/** Yes everywhere but where it is said. */
const reach = ({ blocked = [], leased, seenAs }: { blocked?: readonly Direction[]; leased: boolean; seenAs: Reach["seenAs"] }): Reach => ({
  ...(Object.fromEntries(directions.map((direction) => [direction, !blocked.includes(direction)])) as Record<Direction, boolean>),
  leased,
  seenAs,
});

export const blockedOf = (promises: Reach): Direction[] => directions.filter((direction) => !promises[direction]);

const bothPlain = [{}, {}] as const;

/** A network with libvirt's own bridge, DHCP and DNS. */
function addressed(title: string, kind: KindName, subnet: number, placement: Pick<Placement, "promises" | "lift">): Mode {
  const { cidr, guests } = addressesOf({ subnet, outside: "routed" });
  const reservations = guests.map((ip, i) => ({ mac: MACS[i], ip }));
  const dns = { hosts: [{ ip: RECORD.ip, hostnames: [RECORD.hostname] }] };
  const input = { bridge: { name: BRIDGE, stp: false }, subnets: [{ cidr, dhcp: { reservations } }], domain: { name: "connectivity.test" }, dns };
  return { title, subnet, outside: "routed", resources: [{ kind, name: NETWORK, input }], placements: [{ title, nics: bothPlain, ...placement }] };
}

const forwarding = (flag: "-I" | "-D") => `iptables ${flag} FORWARD -i ${BRIDGE} -j ACCEPT; iptables ${flag} FORWARD -o ${BRIDGE} -j ACCEPT`;
const letThrough: Lift = { title: "a rule ahead of libvirt's that lets the network's packets through", command: forwarding("-I"), undo: forwarding("-D") };

const virtual: readonly Mode[] = [
  addressed("NAT", "NatNetwork", 1, { promises: reach({ blocked: ["outside→guest"], leased: true, seenAs: "host" }), lift: letThrough }),
  addressed("routed", "RoutedNetwork", 2, { promises: reach({ leased: true, seenAs: "guest" }) }),
  addressed("isolated (host-only)", "IsolatedNetwork", 3, {
    promises: reach({ blocked: ["guest→outside", "outside→guest"], leased: true, seenAs: "nobody" }),
    lift: letThrough,
  }),
  addressed("open", "OpenNetwork", 4, { promises: reach({ leased: true, seenAs: "guest" }) }),
];

const internal: Mode = {
  title: "internal",
  subnet: 5,
  outside: "routed",
  resources: [{ kind: "InternalNetwork", name: NETWORK, input: { bridge: { name: BRIDGE, stp: false } } }],
  placements: [
    {
      title: "internal",
      nics: bothPlain,
      promises: reach({ blocked: ["host→guest", "guest→host", "guest→outside", "outside→guest"], leased: false, seenAs: "nobody" }),
      lift: {
        title: "an address on the bridge, and a rule ahead of libvirt's",
        command: `ip addr add ${addressesOf({ subnet: 5, outside: "routed" }).host}/24 dev ${BRIDGE}; ${letThrough.command}`,
        undo: `ip addr flush dev ${BRIDGE}; ${letThrough.undo}`,
      },
    },
  ],
};

const linuxBridge: Mode = {
  title: "bridged, Linux",
  subnet: 6,
  outside: "bridged",
  resources: [
    {
      kind: "Bridge",
      name: BRIDGE,
      input: { ports: ["eth1"], addresses: [`${addressesOf({ subnet: 6, outside: "bridged" }).host}/24`], forwardDelaySeconds: 0 },
    },
    { kind: "BridgedNetwork", name: NETWORK, input: { bridge: BRIDGE } },
  ],
  placements: [{ title: "bridged, Linux", nics: bothPlain, promises: reach({ leased: false, seenAs: "guest" }) }],
};

const deviceOf = (guest: 0 | 1) => `$(virsh -q domiflist ${GUESTS[guest]} | awk '/${MACS[guest]}/ { print $1 }')`;
const [red, blue] = [{ portGroup: "red" }, { portGroup: "blue" }];
const tagged = (tag: number) => `ovs-vsctl set Port conn-host tag=${tag} -- set Port eth2 tag=${tag}`;

/** The host and the outside are in VLAN 100: the host by an access port, the outside as the native VLAN of the uplink. */
const openVswitch: Mode = {
  title: "bridged, Open vSwitch",
  subnet: 7,
  outside: "bridged",
  resources: [
    { kind: "OvsBridge", name: BRIDGE, input: { datapathType: "netdev" } },
    { kind: "OvsPort", name: "eth2", input: { bridge: BRIDGE, type: "system", vlanMode: "native-untagged", tag: 100, trunks: [100, 200] } },
    { kind: "OvsPort", name: "conn-host", input: { bridge: BRIDGE, type: "internal", tag: 100 } },
    {
      kind: "BridgedNetwork",
      name: NETWORK,
      input: {
        bridge: BRIDGE,
        virtualport: { type: "openvswitch" },
        portGroups: [
          { name: "red", vlan: { tags: [{ id: 100 }] } },
          { name: "blue", vlan: { tags: [{ id: 200 }] } },
        ],
      },
    },
  ],
  hostDevice: "conn-host",
  placements: [
    { title: "Open vSwitch, all in VLAN 100", nics: [red, red], promises: reach({ leased: false, seenAs: "guest" }) },
    {
      title: "Open vSwitch, second guest in VLAN 200",
      nics: [red, blue],
      promises: reach({ blocked: ["guest→guest"], leased: false, seenAs: "guest" }),
      lift: {
        title: "the second guest's port in VLAN 100",
        command: `ovs-vsctl set Port ${deviceOf(1)} tag=100`,
        undo: `ovs-vsctl set Port ${deviceOf(1)} tag=200`,
      },
    },
    {
      title: "Open vSwitch, both guests in VLAN 200",
      nics: [blue, blue],
      promises: reach({ blocked: ["host→guest", "guest→host", "guest→outside", "outside→guest"], leased: false, seenAs: "nobody" }),
      lift: { title: "the ports of host and outside in VLAN 200", command: tagged(200), undo: tagged(100) },
    },
  ],
};

/** The host reaches its macvtap guests over another NIC on the same switch: they are there, and only the way over their own device is shut. */
function overOtherNic(verb: "add" | "del", subnet: number): string {
  const { guests, host } = addressesOf({ subnet, outside: "bridged" });
  return guests.map((guest) => `ip route ${verb} ${guest}/32 dev eth0 src ${host}`).join("; ");
}
const macvtapMode = (mode: string) => ([0, 1] as const).map((guest) => `ip link set ${deviceOf(guest)} type macvtap mode ${mode}`).join("; ");

function macvtap(mode: "bridge" | "private", subnet: number, blocked: readonly Direction[], lift: Lift): Mode {
  const title = `macvtap, ${mode}`;
  return {
    title,
    subnet,
    outside: "bridged",
    resources: [{ kind: "MacvtapNetwork", name: NETWORK, input: { mode, devices: ["eth1"] } }],
    hostDevice: "eth1",
    placements: [{ title, nics: bothPlain, promises: reach({ blocked, leased: false, seenAs: "guest" }), lift }],
  };
}

/** The table of docs/connectivity.md, as data. */
export const modes: readonly Mode[] = [
  ...virtual,
  internal,
  linuxBridge,
  openVswitch,
  macvtap("bridge", 8, ["host→guest", "guest→host"], {
    title: "the host's route to the guests over another of its NICs",
    command: overOtherNic("add", 8),
    undo: overOtherNic("del", 8),
  }),
  macvtap("private", 9, ["host→guest", "guest→host", "guest→guest"], {
    title: "the same route, and the guests' devices set to mode bridge",
    command: `${overOtherNic("add", 9)}; ${macvtapMode("bridge")}`,
    undo: `${overOtherNic("del", 9)}; ${macvtapMode("private")}`,
  }),
];
