import { elementsOf, parseXml } from "./xml";

/** A NIC of a guest, as far as networks care. */
export interface DomainNic {
  readonly domain: string;
  readonly running: boolean;
  readonly mac: string;
  /** The tap device while the guest runs, else "". */
  readonly device: string;
  /** The libvirt network it is on, else "". */
  readonly network: string;
  /** The bridge it is in, by its definition. */
  readonly bridge: string;
  readonly domainUuid: string;
  readonly portGroup: string;
  /** The element itself: as the guest runs, and as its next start would have it, if that is stored. */
  readonly text: string;
  readonly stored?: string;
  /** Port isolation: it must not reach other isolated ports of the bridge. */
  readonly isolated: boolean;
}

/** Reads what the snapshot script keeps of a domain definition: its name and its `<interface>` elements. */
export function parseDomainNics(xml: string, running: boolean, stored = ""): DomainNic[] {
  const name = /<name>[^<]*<\/name>/.exec(xml)?.[0];
  const domain = name === undefined ? "" : String(parseXml(name).children[0] ?? "");
  const interfaces = interfacesIn(xml);
  const storedByMac = new Map(interfacesIn(stored).map((text) => [macIn(text), text]));
  return interfaces.map((text) => {
    const nic = parseXml(text);
    const attribute = (element: string, key: string) => elementsOf(nic, element)[0]?.attributes[key] ?? "";
    return {
      domain,
      running,
      mac: attribute("mac", "address"),
      device: running ? attribute("target", "dev") : "",
      network: attribute("source", "network"),
      bridge: attribute("source", "bridge"),
      isolated: attribute("port", "isolated") === "yes",
      domainUuid: /<uuid>([0-9a-f-]*)<\/uuid>/.exec(xml)?.[1] ?? "",
      portGroup: attribute("source", "portgroup"),
      text,
      stored: storedByMac.get(macIn(text)),
    };
  });
}

const interfacesIn = (xml: string) => xml.match(/<interface [\s\S]*?<\/interface>/g) ?? [];

const macIn = (text: string) => /<mac address=['"]([^'"]*)/.exec(text)?.[1]?.toLowerCase() ?? "";
