import type { HostTopology } from "../../../provider/topology/model";
import { host, node } from "./samples";

/** What a small site has, with something of each kind and state. */
export function few(): HostTopology[] {
  const one = host(
    "kvm1",
    [
      node("nic", "eth0", { words: "NIC", addresses: ["192.0.2.10/24"], session: true }),
      node("nic", "eth1", { words: "NIC" }),
      node("nic", "eth2", { words: "NIC", state: "no carrier" }),
      node("bond", "bond0", { words: "bond (802.3ad)", owner: "net/prod/bond0" }),
      node("vlan", "bond0.20", { words: "VLAN 20", owner: "net/prod/v20" }),
      node("bridge", "br20", { words: "bridge", addresses: ["198.51.100.2/24", "2001:db8:1:2:3:4:5:6/64", "fd00::1/64"], owner: "net/prod/br20" }),
      node("vxlan", "vx7", { words: "VXLAN 7", remotes: ["192.0.2.20"], owner: "net/prod/vx7" }),
      node("network", "lan", {
        words: "NAT network",
        device: "virbr0",
        addresses: ["192.168.107.1/24"],
        problems: ["its dnsmasq does not run: no DHCP, no DNS"],
      }),
      node("network", "office", { words: "network on br20", owner: "net/prod/office" }),
      node("network", "spare", { words: "isolated network", device: "virbr1", state: "off" }),
      node("guest", "web1", { device: "vnet0", addresses: ["192.168.107.100"] }),
      node("guest", "db1", { device: "vnet1", state: "off" }),
      ...Array.from({ length: 9 }, (_, i) => node("guest", `app${i + 1}`, { device: `vnet${i + 2}`, addresses: [`198.51.100.${i + 50}`] })),
    ],
    [
      { lower: "nic eth1", upper: "bond bond0" },
      { lower: "nic eth2", upper: "bond bond0" },
      { lower: "bond bond0", upper: "vlan bond0.20" },
      { lower: "vlan bond0.20", upper: "bridge br20" },
      { lower: "bridge br20", upper: "network office" },
      { lower: "network lan", upper: "guest web1" },
      { lower: "bridge br20", upper: "guest db1" },
      ...Array.from({ length: 9 }, (_, i) => ({ lower: "network office", upper: `guest app${i + 1}` })),
    ],
  );
  const two = host(
    "kvm2",
    [
      node("nic", "eth0", { words: "NIC", addresses: ["192.0.2.20/24"] }),
      node("nic", "eth1", { words: "NIC", vlans: "5, 6 tagged" }),
      node("ovs-bridge", "br-int", { words: "Open vSwitch" }),
      node("tunnel", "vx0", { words: "vxlan to 192.0.2.10", remotes: ["192.0.2.10"] }),
      node("ovs-port", "mgmt", { words: "internal port", addresses: ["198.18.30.1/24"], vlans: "30" }),
      node("network", "sw", { words: "network on br-int" }),
      node("guest", "web2", { device: "vnet3", vlans: "7" }),
    ],
    [
      { lower: "nic eth1", upper: "ovs-bridge br-int" },
      { lower: "tunnel vx0", upper: "ovs-bridge br-int" },
      { lower: "ovs-bridge br-int", upper: "ovs-port mgmt" },
      { lower: "ovs-bridge br-int", upper: "network sw" },
      { lower: "network sw", upper: "guest web2" },
    ],
  );
  return [one, two];
}

/** Five hosts, forty networks, two hundred guests. */
export function big(): HostTopology[] {
  return Array.from({ length: 5 }, (_, h) => {
    const networks = Array.from({ length: 8 }, (__, n) => `net${h + 1}-${n + 1}`);
    const guests = networks.flatMap((network, n) =>
      Array.from({ length: 5 }, (__, g) =>
        node("guest", `vm${h + 1}-${n + 1}-${g + 1}`, { addresses: [`10.${h}.${n}.${g + 10}`], state: g === 4 ? "off" : "up" }),
      ).map((guest) => ({ guest, network: n < 2 ? (networks[0] as string) : n < 5 ? (networks[3] as string) : network })),
    );
    return host(
      `kvm${h + 1}`,
      [
        node("nic", "eth0", { words: "NIC", addresses: [`192.0.2.${h + 10}/24`] }),
        node("nic", "eth1", { words: "NIC" }),
        node("bridge", "br0", { words: "bridge", owner: "net/prod/br0" }),
        node("vxlan", "vx0", { words: "VXLAN 0", remotes: [`192.0.2.${((h + 1) % 5) + 10}`] }),
        ...networks.map((name, n) =>
          node(
            "network",
            name,
            n === 1 ? { words: "network on br0", owner: `net/prod/${name}` } : { words: "NAT network", device: `virbr${n}`, addresses: [`10.${h}.${n}.1/24`] },
          ),
        ),
        ...guests.map(({ guest }) => guest),
      ],
      [
        { lower: "nic eth1", upper: "bridge br0" },
        { lower: "vxlan vx0", upper: "bridge br0" },
        { lower: "bridge br0", upper: `network net${h + 1}-2` },
        ...guests.map(({ guest, network }) => ({ lower: `network ${network}`, upper: guest.id })),
      ],
    );
  });
}
