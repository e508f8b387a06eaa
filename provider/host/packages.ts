import type { Facts } from "./host";

export type Family = "debian" | "rhel";

/** Which package brings a tool. Also printed in the guide to troubleshooting. */
export const toolPackages: Readonly<Record<string, Readonly<Record<Family, string>>>> = {
  virsh: { debian: "libvirt-clients", rhel: "libvirt-client" },
  ip: { debian: "iproute2", rhel: "iproute" },
  bridge: { debian: "iproute2", rhel: "iproute" },
  tc: { debian: "iproute2", rhel: "iproute-tc" },
  nft: { debian: "nftables", rhel: "nftables" },
  iptables: { debian: "iptables", rhel: "iptables-nft" },
  ip6tables: { debian: "iptables", rhel: "iptables-nft" },
  "ovs-vsctl": { debian: "openvswitch-switch", rhel: "openvswitch" },
  "ovs-ofctl": { debian: "openvswitch-switch", rhel: "openvswitch" },
  "ovsdb-client": { debian: "openvswitch-switch", rhel: "openvswitch" },
  "ovn-controller": { debian: "ovn-host", rhel: "ovn-host" },
  "ovn-northd": { debian: "ovn-central", rhel: "ovn-central" },
  docker: { debian: "docker.io", rhel: "docker-ce" },
  conntrack: { debian: "conntrack", rhel: "conntrack-tools" },
  iperf3: { debian: "iperf3", rhel: "iperf3" },
  openssl: { debian: "openssl", rhel: "openssl" },
  ethtool: { debian: "ethtool", rhel: "ethtool" },
  systemctl: { debian: "systemd", rhel: "systemd" },
  "systemd-run": { debian: "systemd", rhel: "systemd" },
  nmcli: { debian: "network-manager", rhel: "NetworkManager" },
  networkctl: { debian: "systemd", rhel: "systemd-networkd" },
  netplan: { debian: "netplan.io", rhel: "netplan" },
  ifup: { debian: "ifupdown", rhel: "NetworkManager-initscripts-updown" },
  ifreload: { debian: "ifupdown2", rhel: "ifupdown2" },
  flock: { debian: "util-linux", rhel: "util-linux-core" },
  timeout: { debian: "coreutils", rhel: "coreutils" },
  head: { debian: "coreutils", rhel: "coreutils" },
  dnsmasq: { debian: "dnsmasq-base", rhel: "dnsmasq" },
  "qemu-system-x86_64": { debian: "qemu-system-x86", rhel: "qemu-kvm" },
  sysctl: { debian: "procps", rhel: "procps-ng" },
  modprobe: { debian: "kmod", rhel: "kmod" },
  resolvectl: { debian: "systemd-resolved", rhel: "systemd-resolved" },
};

export function familyOf(os: Facts["os"]): Family | undefined {
  const names = [os.id, ...os.like];
  if (names.includes("debian") || names.includes("ubuntu")) {
    return "debian";
  }
  return names.some((name) => ["rhel", "fedora", "centos", "rocky", "almalinux"].includes(name)) ? "rhel" : undefined;
}

/** What to type on this host, or on whichever, to get a tool. */
export function missingTool(tool: string, os?: Facts["os"]): string {
  const packages = toolPackages[tool];
  const install = { debian: `apt-get install ${packages?.debian}`, rhel: `dnf install ${packages?.rhel}` };
  const family = os && familyOf(os);
  if (packages === undefined) {
    return `Install ${tool} on the host.`;
  }
  return family ? `On the host: ${install[family]}` : `Install it on the host: ${install.debian} (Debian, Ubuntu) or ${install.rhel} (RHEL family).`;
}
