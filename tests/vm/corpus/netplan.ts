import { kinds } from "../../../provider/registry";
import type { Resource } from "../reboot/scene";
import { lines, onLink, type Round } from "./configuration";

const yaml = (name: string, ...ethernets: readonly string[]) => ({
  [`/etc/netplan/${name}.yaml`]: lines("network:", "  version: 2", "  ethernets:", ...ethernets.map((line) => `    ${line}`)),
});

const uplink = (name: string, port: string, more: object = {}): Resource => ({
  kind: kinds.Bridge(),
  args: { name, ports: [port], moveAddresses: true, stp: false, forwardDelaySeconds: 0, ...more },
});

export const netplanRounds: readonly Round[] = [
  [
    {
      title: "a cloud image's one id for all NICs",
      files: yaml("50-cloud-init", "all-en:", "  match: {name: 'eth[1-3]'}", "  link-local: []", "  accept-ra: false"),
      program: [
        [
          { kind: kinds.Bridge(), args: { name: "br1", ports: ["eth1"], addresses: ["10.1.0.1/24"] } },
          { kind: kinds.Bridge(), args: { name: "br3", ports: ["eth3"], ...onLink(3) } },
          { kind: kinds.Vlan(), args: { name: "eth2.20", lowerDevice: "eth2", vlanId: 20, addresses: ["10.2.0.1/24"] } },
        ],
      ],
    },
    {
      title: "cloud-init by MAC with set-name, and a file that overrides it",
      files: {
        ...yaml("51-cloud-init", "uplink:", "  match: {macaddress: '{mac:eth4}'}", "  set-name: wan0", "  addresses: [192.0.2.10/24]"),
        ...yaml(
          "99-custom",
          "uplink:",
          "  mtu: 1400",
          "  routes: [{to: default, via: 192.0.2.1}]",
          "  nameservers: {addresses: [192.0.2.53], search: [example.org]}",
        ),
      },
      program: [[uplink("br4", "wan0", { mtu: 1400 })], [{ kind: kinds.Vlan(), args: { name: "wan0.44", lowerDevice: "wan0", vlanId: 44 } }]],
    },
    {
      title: "a NIC that the last file alone describes, with a way out that is not wanted any more",
      files: yaml("99-lan", "eth5:", "  addresses: [10.5.0.9/24]", "  routes: [{to: default, via: 10.5.0.1, metric: 700}]"),
      program: [
        [uplink("br5", "eth5", { gateway: "none" })],
        [
          {
            kind: kinds.Vlan(),
            args: { name: "eth5.55", lowerDevice: "eth5", vlanId: 55, addresses: ["10.55.0.9/24"], gateway: "10.55.0.1", gatewayMetric: 700 },
          },
        ],
      ],
    },
    {
      title: "a NIC without an address of its own",
      files: yaml("63-bare", "eth9: {}"),
      program: [[{ kind: kinds.HostInterface(), args: { name: "eth9", ...onLink(9) } }]],
    },
    {
      title: "rules for a second way out",
      files: yaml(
        ...(["60-second", "eth6:", "  addresses: [198.51.100.10/24]", "  routes: [{to: 0.0.0.0/0, via: 198.51.100.1, table: 106}]"] as const),
        "  routing-policy: [{from: 198.51.100.10, table: 106, priority: 1006}]",
      ),
      program: [[uplink("br6", "eth6")]],
    },
    {
      title: "a rented server's /32 with a gateway outside of it, and fe80::1",
      files: yaml(
        ...(["61-rented", "eth7:", "  addresses: [203.0.113.10/32, '2001:db8:7::2/64']"] as const),
        "  routes: [{to: 198.18.1.0/24, via: 172.31.1.1, on-link: true}, {to: '2001:db8:8::/48', via: 'fe80::1'}]",
      ),
      program: [[uplink("br7", "eth7")]],
    },
    {
      title: "a bridge of the administrator's, a VLAN upon it",
      files: {
        "/etc/netplan/62-bridge.yaml": lines(
          "network:",
          "  version: 2",
          "  ethernets: {eth8: {}}",
          "  bridges:",
          "    br-lan: {interfaces: [eth8], addresses: [10.8.0.1/24]}",
        ),
      },
      program: [[{ kind: kinds.Vlan(), args: { name: "br-lan.80", lowerDevice: "br-lan", vlanId: 80, addresses: ["10.80.0.1/24"] } }]],
    },
  ],
];
