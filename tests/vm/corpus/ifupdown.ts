import { kinds } from "../../../provider/registry";
import { lines, onLink, type Refusal, type Round } from "./configuration";

const folder = "/etc/network/interfaces.d";

export const ifupdownRounds: readonly Round[] = [
  [
    {
      title: "Debian's installer: hotplug, a gateway, an alias, a route that comes up with it",
      files: {
        "/etc/network/interfaces": lines(
          ...[
            "# This file describes the network interfaces available on your system",
            "source /etc/network/interfaces.d/*",
            "",
            "auto lo",
            "iface lo inet loopback",
            "",
          ],
          ...["allow-hotplug eth1", "iface eth1 inet static", "\taddress 192.0.2.10/24", "\tgateway 192.0.2.1", "\tdns-nameservers 192.0.2.53"],
          ...["\tpost-up ip route add 10.11.0.0/16 via 192.0.2.254 || true", "", "auto eth1:0", "iface eth1:0 inet static", "\taddress 192.0.2.11/24"],
        ),
      },
      program: [
        [{ kind: kinds.Vlan(), args: { name: "eth1.10", lowerDevice: "eth1", vlanId: 10 } }],
        [
          { kind: kinds.Bridge(), args: { name: "br10", ports: ["eth1.10"], addresses: ["10.10.0.1/24"] } },
          { kind: kinds.StaticRoute(), args: { name: "office", destination: "10.12.0.0/16", gateway: "192.0.2.253", device: "eth1" } },
        ],
      ],
    },
    {
      title: "a rented server's point-to-point address, and fe80::1",
      files: {
        [`${folder}/eth2`]: lines(
          ...["auto eth2", "iface eth2 inet static", "  address 203.0.113.10", "  netmask 255.255.255.255", "  pointopoint 203.0.113.1"],
          ...[
            "  up ip route add 198.18.1.0/24 via 203.0.113.1",
            "iface eth2 inet6 static",
            "  address 2001:db8:2::2",
            "  netmask 64",
            "  up ip -6 route add 2001:db8:22::/48 via fe80::1 dev eth2",
          ],
        ),
      },
      program: [[{ kind: kinds.StaticRoute(), args: { name: "rented", destination: "198.18.2.0/24", gateway: "203.0.113.1", device: "eth2" } }]],
    },
    {
      title: "Proxmox: vmbr0 on a NIC",
      files: {
        [`${folder}/vmbr0`]: lines(
          ...[
            "auto eth3",
            "iface eth3 inet manual",
            "\tpre-up echo 1 > /proc/sys/net/ipv6/conf/eth3/disable_ipv6",
            "",
            "auto vmbr0",
            "iface vmbr0 inet static",
            "\taddress 10.3.0.10/24",
            "\tbridge-ports eth3",
            "\tbridge-stp off",
            "\tbridge-fd 0",
          ],
        ),
      },
      program: [
        [{ kind: kinds.Vlan(), args: { name: "vmbr0.30", lowerDevice: "vmbr0", vlanId: 30 } }],
        [{ kind: kinds.Bridge(), args: { name: "br30", ports: ["vmbr0.30"], addresses: ["10.30.0.1/24"] } }],
      ],
    },
    {
      title: "a NIC without an address of its own",
      files: { [`${folder}/eth4`]: lines("auto eth4", "iface eth4 inet manual", "  up ip link set eth4 up", "  down ip link set eth4 down") },
      program: [[{ kind: kinds.Bridge(), args: { name: "br4", ports: ["eth4"], addresses: ["10.4.0.1/24", "2001:db8:4::1/64"] } }]],
    },
    {
      title: "NICs without an address of their own, and one that is valid on the link alone",
      files: {
        [`${folder}/eth8`]: lines("auto eth8", "iface eth8 inet manual", "  up ip link set eth8 up", "  down ip link set eth8 down"),
        [`${folder}/eth9`]: lines("auto eth9", "iface eth9 inet static", "  address 198.51.100.90/24", "  scope link"),
      },
      program: [
        [
          { kind: kinds.Bridge(), args: { name: "br8", ports: ["eth8"], ...onLink(8) } },
          { kind: kinds.HostInterface(), args: { name: "eth9", mtu: 1400 } },
        ],
      ],
    },
    {
      title: "a bond with large frames, and a VLAN of the administrator's",
      files: {
        [`${folder}/bond`]: lines(
          ...[
            "auto bond0",
            "iface bond0 inet manual",
            "  bond-slaves eth5 eth6",
            "  bond-mode active-backup",
            "  bond-miimon 100",
            "  mtu 9000",
            "  up ip link set bond0 up",
          ],
          ...["", "auto bond0.50", "iface bond0.50 inet manual", "  vlan-raw-device bond0", "  up ip link set bond0.50 up"],
        ),
      },
      program: [
        [
          { kind: kinds.Bridge(), args: { name: "br50", ports: ["bond0.50"], addresses: ["10.50.0.1/24"] } },
          { kind: kinds.Vlan(), args: { name: "bond0.60", lowerDevice: "bond0", vlanId: 60, addresses: ["10.60.0.1/24"] } },
        ],
      ],
    },
    {
      title: "a pattern that gives a NIC a stanza of another name",
      files: { [`${folder}/lan`]: lines("auto /eth7=lan", "iface lan inet manual", "  up ip link set $IFACE up", "  down ip link set $IFACE down") },
      program: [[{ kind: kinds.Bridge(), args: { name: "br7", ports: ["eth7"], addresses: ["10.7.0.1/24"] } }]],
    },
  ],
];

export const ifupdownRefusals: readonly Refusal[] = [
  {
    title: "a pattern whose stanza gives addresses",
    files: { [`${folder}/lan`]: lines("auto /eth8=lan", "iface lan inet static", "  address 10.8.0.5/24") },
    program: [[{ kind: kinds.Bridge(), args: { name: "br8", ports: ["eth8"], moveAddresses: true } }]],
    says: /interfaces\.d\/lan:2 gives eth8 addresses/,
  },
];
