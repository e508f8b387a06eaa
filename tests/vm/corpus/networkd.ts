import { kinds } from "../../../provider/registry";
import type { Resource } from "../reboot/scene";
import { lines, onLink, type Refusal, type Round } from "./configuration";

const folder = "/etc/systemd/network";

const uplink = (name: string, port: string, more: object = {}): Resource => ({
  kind: kinds.Bridge(),
  args: { name, ports: [port], moveAddresses: true, stp: false, forwardDelaySeconds: 0, ...more },
});

export const networkdRounds: readonly Round[] = [
  [
    {
      title: "a file per NIC",
      files: {
        [`${folder}/10-eth1.network`]: lines(
          "[Match]",
          "Name=eth1",
          "",
          "[Network]",
          "Address=192.0.2.10/24",
          "Gateway=192.0.2.1",
          "DNS=192.0.2.53",
          "Domains=example.org",
        ),
      },
      program: [[uplink("br1", "eth1", { addresses: ["192.0.2.10/24"], gateway: "192.0.2.1" })]],
    },
    {
      title: "a file that sorts before all others",
      files: {
        [`${folder}/00-uplink.network`]: lines(
          "[Match]",
          "Name=eth2",
          "[Network]",
          "Address=198.51.100.10/24",
          "[Route]",
          "Destination=203.0.113.0/24",
          "Gateway=198.51.100.1",
        ),
      },
      program: [[uplink("br2", "eth2")]],
    },
    {
      title: "one file for several NICs",
      files: { [`${folder}/50-lan.network`]: lines("[Match]", "Name=eth3 eth4", "", "[Network]", "LinkLocalAddressing=ipv6", "IPv6AcceptRA=no") },
      program: [
        [
          { kind: kinds.Bridge(), args: { name: "br4", ports: ["eth4"], addresses: ["10.4.0.1/24"] } },
          { kind: kinds.Vlan(), args: { name: "eth3.30", lowerDevice: "eth3", vlanId: 30, addresses: ["10.3.0.1/24"] } },
        ],
      ],
    },
    {
      title: "a file for whatever is Ethernet",
      files: { [`${folder}/99-rest.network`]: lines("[Match]", "Type=ether", "Kind=!*", "[Network]", "LinkLocalAddressing=no", "Address=10.5.0.9/24") },
      program: [[uplink("br5", "eth5")]],
    },
    {
      title: "a NIC with rules, an MTU and a MAC of its own",
      files: {
        [`${folder}/20-eth6.network`]: lines(
          ...["[Match]", "Name=eth6", "[Link]", "MTUBytes=1400", "MACAddress=02:00:5e:00:06:06"],
          ...["[Network]", "Address=172.16.6.10/24", "LinkLocalAddressing=no", "[Route]", "Gateway=172.16.6.1", "Table=106"],
          ...["[RoutingPolicyRule]", "From=172.16.6.10", "Table=106", "Priority=1006"],
        ),
      },
      program: [[uplink("br6", "eth6")]],
    },
    {
      title: "NICs without an address of their own",
      files: {
        [`${folder}/15-bare.network`]: lines("[Match]", "Name=eth7", "[Network]", "LinkLocalAddressing=ipv6"),
        [`${folder}/15-bare2.network`]: lines("[Match]", "Name=eth9"),
      },
      program: [
        [
          { kind: kinds.Bridge(), args: { name: "br7", ports: ["eth7"], ...onLink(7) } },
          { kind: kinds.HostInterface(), args: { name: "eth9", ...onLink(9) } },
        ],
      ],
    },
    {
      title: "an address that is valid on the link alone",
      files: {
        [`${folder}/16-eth8.network`]: lines(
          ...["[Match]", "Name=eth8", "[Network]", "LinkLocalAddressing=no", "Address=10.8.0.9/24", "[Address]", "Address=198.51.100.80/24", "Scope=link"],
        ),
      },
      program: [[uplink("br8", "eth8")]],
    },
  ],
  [
    {
      title: "a rented server's /32 with a gateway outside of it, and fe80::1",
      files: {
        [`${folder}/10-eth1.network`]: lines(
          ...["[Match]", "MACAddress={mac:eth1}", "Type=ether", "[Network]", "Address=203.0.113.10/32", "Address=2001:db8:1::2/64", "IPv6AcceptRA=no"],
          ...["[Route]", "Gateway=172.31.1.1", "GatewayOnLink=yes", "[Route]", "Gateway=fe80::1"],
        ),
      },
      program: [[uplink("br1", "eth1")]],
    },
    {
      title: "an address with a peer, and a subnet that is routed to it",
      files: {
        [`${folder}/10-eth2.network`]: lines(
          ...["[Match]", "Name=eth2", "[Network]", "LinkLocalAddressing=no", "[Address]", "Address=198.51.100.10/32", "Peer=198.51.100.1/32"],
          ...["[Route]", "Destination=192.0.2.0/24", "Gateway=198.51.100.1"],
        ),
      },
      program: [[uplink("br2", "eth2")]],
    },
    {
      title: "a NIC with another name and MTU by a .link file",
      files: {
        [`${folder}/10-lan.link`]: lines("[Match]", "MACAddress={mac:eth3}", "[Link]", "Name=lan0", "MTUBytes=1400"),
        [`${folder}/10-lan.network`]: lines("[Match]", "Name=lan0", "[Network]", "LinkLocalAddressing=no", "VLAN=lan0.9"),
        [`${folder}/10-lan9.netdev`]: lines("[NetDev]", "Name=lan0.9", "Kind=vlan", "[VLAN]", "Id=9"),
        [`${folder}/10-lan9.network`]: lines("[Match]", "Name=lan0.9", "[Network]", "Address=10.39.0.1/24"),
      },
      program: [
        [{ kind: kinds.Bridge(), args: { name: "br3", ports: ["lan0"], addresses: ["10.3.0.1/24"] } }],
        [{ kind: kinds.Vlan(), args: { name: "lan0.30", lowerDevice: "lan0", vlanId: 30, addresses: ["10.30.0.1/24"] } }],
      ],
    },
    {
      title: "a bond with large frames and a VLAN of the administrator's",
      files: {
        [`${folder}/30-bond0.netdev`]: lines("[NetDev]", "Name=bond0", "Kind=bond", "MTUBytes=9000", "[Bond]", "Mode=active-backup", "MIIMonitorSec=0.1"),
        [`${folder}/31-ports.network`]: lines("[Match]", "Name=eth4 eth5", "[Link]", "MTUBytes=9000", "[Network]", "Bond=bond0"),
        [`${folder}/32-bond0.network`]: lines("[Match]", "Name=bond0", "[Network]", "VLAN=bond0.10", "LinkLocalAddressing=no"),
        [`${folder}/33-bond0.10.netdev`]: lines("[NetDev]", "Name=bond0.10", "Kind=vlan", "MTUBytes=9000", "[VLAN]", "Id=10"),
        [`${folder}/34-bond0.10.network`]: lines("[Match]", "Name=bond0.10", "[Network]", "Address=10.10.0.2/24", "LinkLocalAddressing=no"),
      },
      program: [
        [
          uplink("br10", "bond0.10", { mtu: 9000 }),
          { kind: kinds.Vlan(), args: { name: "bond0.20", lowerDevice: "bond0", vlanId: 20, mtu: 9000, addresses: ["10.20.0.1/24"] } },
        ],
      ],
    },
    {
      title: "a bridge of the administrator's, and a pattern for bridges that sorts first",
      files: {
        [`${folder}/25-br-lan.netdev`]: lines("[NetDev]", "Name=br-lan", "Kind=bridge"),
        [`${folder}/25-eth6.network`]: lines("[Match]", "Name=eth6", "[Network]", "Bridge=br-lan"),
        [`${folder}/00-br-lan.network`]: lines("[Match]", "Name=br-*", "[Network]", "Address=10.6.0.1/24"),
      },
      program: [
        [
          { kind: kinds.Vlan(), args: { name: "br-lan.60", lowerDevice: "br-lan", vlanId: 60, addresses: ["10.60.0.1/24"] } },
          { kind: kinds.Veth(), args: { name: "own", peer: "own-peer" } },
        ],
        // With a port, so that it has a carrier: without one networkd waits with the link-local address, which the kernel gives at once.
        [{ kind: kinds.Bridge(), args: { name: "br-own", ports: ["own"], addresses: ["10.66.0.1/24"] } }],
      ],
    },
    {
      title: "a drop-in of the administrator's, IPv6 with privacy addresses",
      files: {
        [`${folder}/20-eth7.network`]: lines(
          "[Match]",
          "Name=eth7",
          "[Network]",
          "Address=172.16.7.10/24",
          "Address=2001:db8:7::10/64",
          "IPv6PrivacyExtensions=yes",
        ),
        [`${folder}/20-eth7.network.d/route.conf`]: lines("[Route]", "Destination=10.77.0.0/16", "Gateway=172.16.7.1", "Table=107"),
      },
      program: [[uplink("br7", "eth7")]],
    },
  ],
];

export const networkdRefusals: readonly Refusal[] = [
  {
    title: "a file that comes before whatever ours could be called",
    files: { [`${folder}/!first.network`]: lines("[Match]", "Name=eth8", "[Network]", "Address=10.8.0.5/24") },
    program: [[uplink("br8", "eth8")]],
    says: /networkd would take .*!first\.network for eth8.*give it a later one/,
  },
  {
    title: "a point-to-point address that a resource would say without its peer",
    files: { [`${folder}/10-eth7.network`]: lines("[Match]", "Name=eth7", "[Address]", "Address=198.51.100.7/32", "Peer=198.51.100.1/32") },
    program: [[{ kind: kinds.HostInterface(), args: { name: "eth7", addresses: ["198.51.100.7/32"] } }]],
    says: /with the peer 198\.51\.100\.1/,
  },
];
