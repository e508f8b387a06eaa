/** The filters that libvirt's packages bring (libvirt-daemon-config-nwfilter); a host names further ones of its version. */
const BUILT_IN: readonly string[] = [
  ...["allow-arp", "allow-dhcp", "allow-dhcp-server", "allow-dhcpv6", "allow-dhcpv6-server", "allow-incoming-ipv4", "allow-incoming-ipv6"],
  ...["allow-ipv4", "allow-ipv6", "clean-traffic", "clean-traffic-gateway", "no-arp-ip-spoofing", "no-arp-mac-spoofing", "no-arp-spoofing"],
  ...["no-ip-multicast", "no-ip-spoofing", "no-ipv6-multicast", "no-ipv6-spoofing", "no-mac-broadcast", "no-mac-spoofing", "no-other-l2-traffic"],
  ...["no-other-rarp-traffic", "qemu-announce-self", "qemu-announce-self-rarp"],
];

export const isBuiltIn = (name: string) => BUILT_IN.includes(name);
