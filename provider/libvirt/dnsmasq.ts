import { dhcpHost, dhcpRange, dnsHost, type Network } from "./model";
import { carrierOf } from "./observed";
import type { SectionName } from "./sections";
import type { XmlElement } from "./xml";

const serves = ({ dhcp }: Network["ips"][number]) => (dhcp?.ranges.length ?? 0) + (dhcp?.hosts.length ?? 0) > 0;

/** Whether libvirt runs a dnsmasq for it: it has an address, and DNS or DHCP to serve there. */
export function wantsDnsmasq(network: Network): boolean {
  return carrierOf(network) === "own bridge" && network.ips.length > 0 && (network.dns?.enable !== false || network.ips.some(serves));
}

/** `net-update` calls that leave a running network as it is. With each of them libvirt looks after its dnsmasq, and starts one where there is none. */
export type Touch = readonly {
  readonly command: "add-last" | "delete" | "modify";
  readonly section: SectionName;
  readonly parentIndex?: number;
  readonly entry: XmlElement;
}[];

/** An entry that nobody asks for, in and out; where there is no DNS, an address of a range that is there, or the first reservation as it is. */
export function touchOf({ dns, ips }: Network): Touch {
  const inAndOut = (section: SectionName, entry: XmlElement, parentIndex?: number): Touch =>
    (["add-last", "delete"] as const).map((command) => ({ command, section, parentIndex, entry }));
  if (dns?.enable !== false) {
    return inAndOut("dns-host", dnsHost.write("host", { ip: "192.0.2.254", hostnames: ["kvmnet-starts-dnsmasq.invalid"] }));
  }
  const place = ips.findIndex(serves);
  const { ranges = [], hosts = [] } = ips[place]?.dhcp ?? {};
  const [start] = ranges.flatMap((range) => range.start ?? []);
  return start === undefined
    ? hosts.slice(0, 1).map((host) => ({ command: "modify", section: "ip-dhcp-host", parentIndex: place, entry: dhcpHost.write("host", host) }))
    : inAndOut("ip-dhcp-range", dhcpRange.write("range", { start, end: start }), place);
}
