import { kinds } from "../../../provider/registry";
import type { Resource } from "../reboot/scene";
import { lines, onLink, type Refusal, type Round } from "./configuration";

const folder = "/etc/NetworkManager/system-connections";
const profile = (id: string, ...more: readonly string[]) => ({ [`${folder}/${id}.nmconnection`]: lines("[connection]", `id=${id}`, ...more) });

const uplink = (name: string, port: string, more: object = {}): Resource => ({
  kind: kinds.Bridge(),
  args: { name, ports: [port], moveAddresses: true, stp: false, forwardDelaySeconds: 0, ...more },
});

/** The metric that NetworkManager chooses for a card depends on which one it saw first. */
const metrics = { "/etc/NetworkManager/conf.d/91-metrics.conf": lines("[connection]", "ipv4.route-metric=100", "ipv6.route-metric=100") };

export const networkManagerRounds: readonly Round[] = [
  [
    {
      title: "a workstation's profile by MAC, with name servers, search domain and MTU",
      files: {
        ...metrics,
        ...profile(
          ...(["Wired connection 1", "type=ethernet", "autoconnect-priority=-999", "uuid=5d9b54a2-5a0f-4f0f-9d39-3b1c1d3b0001"] as const),
          ...["[ethernet]", "mac-address={mac:eth1}", "mtu=1400", "[ipv4]", "method=manual", "address1=192.0.2.10/24,192.0.2.1", "dns=192.0.2.53;"],
          ...["dns-search=corp.example;", "[ipv6]", "method=link-local"],
        ),
      },
      program: [[uplink("br1", "eth1", { mtu: 1400 })]],
    },
    {
      title: "nmcli's profile with a route and rules for a second way out",
      files: profile(
        ...(["eth2", "type=ethernet", "interface-name=eth2", "[ipv4]", "method=manual", "address1=198.51.100.10/24"] as const),
        ...[
          "route1=0.0.0.0/0,198.51.100.1,50",
          "route1_options=table=102",
          "routing-rule1=priority 1002 from 198.51.100.10 table 102",
          "[ipv6]",
          "method=link-local",
        ],
      ),
      program: [[uplink("br2", "eth2")]],
    },
    {
      title: "a NIC that NetworkManager is told to leave alone",
      files: { "/etc/NetworkManager/conf.d/99-unmanaged.conf": lines("[keyfile]", "unmanaged-devices=interface-name:eth0;interface-name:eth3") },
      program: [[{ kind: kinds.Bridge(), args: { name: "br3", ports: ["eth3"], addresses: ["10.3.0.1/24"], persistence: "unit" } }]],
    },
    {
      title: "a bridge of its own, and a VLAN upon it",
      files: {
        ...profile(
          "br-lan",
          "type=bridge",
          "interface-name=br-lan",
          "[bridge]",
          "stp=false",
          "[ipv4]",
          "method=manual",
          "address1=10.4.0.1/24",
          "[ipv6]",
          "method=disabled",
        ),
        ...profile("br-lan-port", "type=ethernet", "interface-name=eth4", "master=br-lan", "slave-type=bridge"),
      },
      program: [
        [{ kind: kinds.Vlan(), args: { name: "br-lan.40", lowerDevice: "br-lan", vlanId: 40, addresses: ["10.40.0.1/24"] } }],
        [{ kind: kinds.StaticRoute(), args: { name: "far", destination: "10.99.0.0/16", gateway: "10.4.0.254", device: "br-lan" } }],
      ],
    },
    {
      title: "a bond with large frames, and a VLAN's bridge upon it",
      files: {
        ...profile(
          ...(["bond0", "type=bond", "interface-name=bond0", "[ethernet]", "mtu=9000", "[bond]", "mode=active-backup", "miimon=100"] as const),
          ...["[ipv4]", "method=manual", "address1=10.5.0.1/24", "[ipv6]", "method=disabled"],
        ),
        ...profile("bond0-5", "type=ethernet", "interface-name=eth5", "master=bond0", "slave-type=bond", "[ethernet]", "mtu=9000"),
        ...profile("bond0-6", "type=ethernet", "interface-name=eth6", "master=bond0", "slave-type=bond", "[ethernet]", "mtu=9000"),
      },
      program: [
        [{ kind: kinds.Vlan(), args: { name: "bond0.50", lowerDevice: "bond0", vlanId: 50 } }],
        [{ kind: kinds.Bridge(), args: { name: "br50", ports: ["bond0.50"], addresses: ["10.50.0.1/24"] } }],
      ],
    },
    {
      title: "IPv4 and IPv6 side by side, with privacy addresses and a link-local gateway",
      files: profile(
        ...(["eth7", "type=ethernet", "interface-name=eth7", "[ipv4]", "method=manual", "address1=172.16.7.10/24"] as const),
        ...["[ipv6]", "method=manual", "address1=2001:db8:7::10/64", "gateway=fe80::1", "ip6-privacy=2", "addr-gen-mode=eui64"],
      ),
      program: [[uplink("br7", "eth7")]],
    },
    {
      title: "NICs with IPv4 and IPv6 switched off",
      limit: /^\+ routes .*"dev":"eth8","dst":"ff00::\/8"/,
      files: {
        ...profile("eth8", "type=ethernet", "interface-name=eth8", "[ipv4]", "method=disabled", "[ipv6]", "method=disabled"),
        ...profile("eth9", "type=ethernet", "interface-name=eth9", "[ipv4]", "method=disabled", "[ipv6]", "method=disabled"),
      },
      program: [
        [
          { kind: kinds.Bridge(), args: { name: "br8", ports: ["eth8"], ...onLink(8) } },
          { kind: kinds.HostInterface(), args: { name: "eth9", mtu: 1400 } },
        ],
      ],
    },
    {
      title: "netplan with NetworkManager behind it",
      files: { "/etc/netplan/01-network-manager-all.yaml": lines("network:", "  version: 2", "  renderer: NetworkManager") },
      program: [[{ kind: kinds.Dummy(), args: { name: "dum8", addresses: ["10.8.0.1/24"] } }]],
    },
  ],
];

export const networkManagerRefusals: readonly Refusal[] = [
  {
    title: "a profile that any NIC may take",
    files: profile(
      "Any wire",
      "type=ethernet",
      "uuid=5d9b54a2-5a0f-4f0f-9d39-3b1c1d3b0008",
      "[match]",
      "interface-name=eth8;",
      "[ipv4]",
      "method=manual",
      "address1=10.8.0.5/24",
    ),
    program: [[uplink("br8", "eth8")]],
    says: /names no device.*connection\.interface-name eth8/,
  },
  {
    title: "a profile with the highest priority",
    files: profile("first", "type=ethernet", "interface-name=eth7", "autoconnect-priority=999", "[ipv4]", "method=manual", "address1=10.7.0.5/24"),
    program: [[uplink("br7", "eth7")]],
    says: /would win over ours for eth7.*autoconnect-priority/,
  },
  {
    title: "a NIC that NetworkManager is told to leave alone",
    files: { "/etc/NetworkManager/conf.d/99-unmanaged.conf": lines("[keyfile]", "unmanaged-devices=interface-name:eth0;interface-name:eth3") },
    program: [[{ kind: kinds.Bridge(), args: { name: "br3", ports: ["eth3"], addresses: ["10.3.0.1/24"] } }]],
    says: /told to leave eth3 alone.*persistence: "unit"/,
  },
  {
    title: "addresses with a peer, and of the link alone, which a hook of NetworkManager's adds",
    files: {
      "/etc/systemd/system/NetworkManager.service.d/peer.conf": lines(
        "[Service]",
        // Once it has come to the NIC: what it finds there before, it takes away.
        `ExecStartPost=-/usr/bin/timeout 60 /bin/sh -c '${[
          "until nmcli -g GENERAL.STATE device show eth9 | grep -q ^100; do sleep 0.2; done",
          "ip address replace 192.0.2.90/32 peer 198.51.100.90 dev eth9",
          "ip address replace 10.9.9.1/24 scope link dev eth9",
        ].join("; ")}'`,
      ),
      ...profile("eth9", "type=ethernet", "interface-name=eth9", "[ipv4]", "method=manual", "address1=10.9.0.5/24"),
    },
    program: [[uplink("br9", "eth9")]],
    says: /no words for what the address (192\.0\.2\.90|10\.9\.9\.1).* has \(a peer, a scope, flags\)/,
  },
];
