import { kinds } from "../../../provider/registry";
import { lines, type Round } from "./configuration";

export const noneRounds: readonly Round[] = [
  [
    {
      title: "containers' sysctl settings with br_netfilter",
      files: {
        "/etc/modules-load.d/containers.conf": lines("br_netfilter"),
        "/etc/sysctl.d/99-containers.conf": lines("net.ipv4.ip_forward = 1", "net.bridge.bridge-nf-call-iptables = 1"),
      },
      program: [[{ kind: kinds.Bridge(), args: { name: "br1", ports: ["eth1"], addresses: ["10.1.0.1/24"] } }]],
    },
    {
      title: "a bridge that a unit of the administrator's makes",
      files: {
        "/etc/systemd/system/own-bridge.service": lines(
          ...["[Unit]", "DefaultDependencies=no", "Before=network.target", "[Service]", "Type=oneshot", "RemainAfterExit=yes"],
          ...[
            "ExecStart=/sbin/ip link add br-own type bridge",
            "ExecStart=/sbin/ip link set eth3 master br-own up",
            "ExecStart=/sbin/ip addr add 10.2.0.1/24 dev br-own",
          ],
          ...["ExecStart=/sbin/ip link set br-own up", "[Install]", "WantedBy=multi-user.target"],
        ),
      },
      prepare: "systemctl -q enable own-bridge.service",
      program: [[{ kind: kinds.Vlan(), args: { name: "br-own.20", lowerDevice: "br-own", vlanId: 20, addresses: ["10.20.0.1/24"] } }]],
    },
  ],
];
