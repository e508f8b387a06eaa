import { elementsOf, parseXml, textOf, type XmlElement } from "../libvirt/xml";
import { canonicalIp } from "../resource/ip";

export interface DomainAddress {
  /** Canonical text, without prefix. */
  readonly address: string;
  /** Absent where the source does not know it (ARP). */
  readonly prefix?: number;
  /** Who says so: the network's DHCP server, the agent in the guest, or the host's neighbour table. */
  readonly source: "lease" | "agent" | "arp";
}

/** A NIC of a guest, and where it hangs. */
export interface DomainNic {
  /** Name of the guest. */
  readonly domain: string;
  readonly domainUuid: string;
  readonly running: boolean;
  /** `network`, `bridge`, `direct` (macvtap), `hostdev`, `vhostuser`, `ethernet`, `user` …: libvirt's `<interface type=…>`. */
  readonly type: string;
  readonly mac: string;
  readonly model?: string;
  /** The device on the host (`vnet3`, `macvtap0`) while the guest runs. */
  readonly device?: string;
  /** The libvirt network. */
  readonly network?: string;
  readonly portgroup?: string;
  /** The Linux or Open vSwitch bridge. */
  readonly bridge?: string;
  /** Whether that bridge is one of Open vSwitch. */
  readonly openVswitch: boolean;
  /** The host's device below a macvtap interface. */
  readonly lowerDevice?: string;
  readonly macvtapMode?: string;
  /** The socket of a vhost-user NIC. */
  readonly socket?: string;
  /** VLAN tags in the guest's definition. */
  readonly vlans: readonly number[];
  readonly mtu?: number;
  /** Port isolation. */
  readonly isolated: boolean;
  /** False when its link was set down. */
  readonly linkUp: boolean;
  readonly addresses: readonly DomainAddress[];
}

/** What the script of `domainInterfaces` prints: definitions, each followed by what the sources say about addresses. */
export function parseDomains(stdout: string, mark: string): DomainNic[] {
  const nics: DomainNic[] = [];
  let current: DomainNic[] = [];
  for (const piece of stdout.split(mark).slice(1)) {
    const [, word = "", text = ""] = /^ ([a-z]+)\n?([\s\S]*)$/.exec(piece) ?? [];
    if (word === "running" || word === "defined") {
      current = nicsOf(text, word === "running");
      nics.push(...current);
    } else if (word === "neighbours") {
      give(
        nics.filter(({ running }) => running),
        neighboursOf(text),
      );
    } else {
      give(current, addressesOf(text, word as DomainAddress["source"]));
    }
  }
  return nics.sort((a, b) => (a.domain < b.domain ? -1 : a.domain > b.domain ? 1 : 0));
}

type Known = DomainAddress & { readonly mac: string };

function give(nics: readonly DomainNic[], known: readonly Known[]): void {
  for (const nic of nics) {
    (nic.addresses as DomainAddress[]).push(...known.filter(({ mac }) => mac === nic.mac).map(({ mac: _mac, ...address }) => address));
  }
}

function nicsOf(xml: string, running: boolean): DomainNic[] {
  const one = (tag: string) => {
    const found = new RegExp(`<${tag}>[^<]*</${tag}>`).exec(xml)?.[0];
    return found === undefined ? "" : textOf(parseXml(found));
  };
  const [domain, domainUuid] = [one("name"), one("uuid")];
  return (xml.match(/<interface [\s\S]*?<\/interface>/g) ?? []).map((text) => ({ domain, domainUuid, running, ...nicOf(parseXml(text), running) }));
}

function nicOf(nic: XmlElement, running: boolean): Omit<DomainNic, "domain" | "domainUuid" | "running"> {
  const attribute = (element: string, key: string) => elementsOf(nic, element)[0]?.attributes[key];
  const type = nic.attributes.type ?? "";
  const bridge = attribute("source", "bridge");
  const lower = attribute("source", "dev");
  const tags = elementsOf(nic, "vlan").flatMap((vlan) => elementsOf(vlan, "tag").map((tag) => Number(tag.attributes.id)));
  return {
    type,
    mac: (attribute("mac", "address") ?? "").toLowerCase(),
    ...defined({
      model: attribute("model", "type"),
      device: running ? attribute("target", "dev") : undefined,
      network: attribute("source", "network"),
      portgroup: attribute("source", "portgroup"),
      bridge,
      lowerDevice: lower,
      macvtapMode: lower === undefined ? undefined : attribute("source", "mode"),
      socket: type === "vhostuser" ? attribute("source", "path") : undefined,
      mtu: attribute("mtu", "size") === undefined ? undefined : Number(attribute("mtu", "size")),
    }),
    openVswitch: attribute("virtualport", "type") === "openvswitch",
    vlans: tags,
    isolated: attribute("port", "isolated") === "yes",
    linkUp: attribute("link", "state") !== "down",
    addresses: [],
  };
}

/** ` vnet0   52:54:00:6e:00:01   ipv4   192.168.107.21/24` */
const LINE = /^\s*\S+\s+([0-9a-fA-F:]{17})\s+ipv[46]\s+([^\s/]+)\/(\d+)\s*$/;

function addressesOf(text: string, source: DomainAddress["source"]): Known[] {
  return text.split("\n").flatMap((line) => {
    const [, mac, address, prefix] = LINE.exec(line) ?? [];
    return mac === undefined || address === undefined ? [] : [{ mac: mac.toLowerCase(), address: canonicalIp(address), prefix: Number(prefix), source }];
  });
}

/** What `ip -j neigh` prints; an entry that failed has no address. */
function neighboursOf(text: string): Known[] {
  const rows = (text.trim() === "" ? [] : JSON.parse(text)) as { dst: string; lladdr?: string }[];
  return rows.flatMap(({ dst, lladdr }) => (lladdr === undefined ? [] : [{ mac: lladdr.toLowerCase(), address: canonicalIp(dst), source: "arp" }]));
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}
