import { kinds } from "../../../provider/registry";
import type { Resource } from "../reboot/scene";
import { lines, type Round } from "./configuration";

const folder = "/etc/systemd/network";

const uplink = (name: string, port: string, more: object): Resource => ({
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
      program: [[uplink("br2", "eth2", {})]],
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
      program: [[uplink("br5", "eth5", {})]],
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
      program: [[uplink("br6", "eth6", {})]],
    },
  ],
];
