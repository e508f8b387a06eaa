import type { Network } from "./model";
import type { AttachedNic } from "./observed";
import { elementsOf, parseXml, renderXml, type XmlElement } from "./xml";

/**
 * How NICs follow a network on an existing bridge after it was started anew. On a Linux bridge libvirt moves them itself (update-device). With
 * Open vSwitch libvirt 9 refuses another bridge, and on another VLAN clears the tag, which opens the port to all VLANs: there we do what libvirt would.
 */
export interface Replug {
  readonly updates: readonly { readonly domainUuid: string; readonly xml: string }[];
  /** Words for one `ovs-vsctl` call, hence one transaction. */
  readonly ovs: readonly string[];
}

export function replug(guests: readonly AttachedNic[], network: Network): Replug {
  const known = guests.filter(({ device, domainUuid }) => /^[\w.-]{1,15}$/.test(device) && /^[0-9a-f-]{36}$/.test(domainUuid));
  const onOvs = (guest: AttachedNic) => virtualportOf(guest, network) === "openvswitch";
  return {
    updates: known.filter((guest) => !onOvs(guest)).map((guest) => ({ domainUuid: guest.domainUuid, xml: renderXml(configOf(guest, network)) })),
    ovs: known
      .filter(onOvs)
      .flatMap((guest) => ["--", ...ovsWords(guest, network)])
      .slice(1),
  };
}

const groupOf = (guest: AttachedNic, network: Network) =>
  network.portgroups.find((group) => (guest.portGroup ? group.name === guest.portGroup : group.default));

const virtualportOf = (guest: AttachedNic, network: Network) => groupOf(guest, network)?.virtualport?.type ?? network.virtualport?.type;

/** What the guest's own definition says of the NIC, without what it got from the network. */
function configOf({ live, stored }: AttachedNic, network: Network): XmlElement {
  const running = parseXml(live);
  const config = stored === undefined ? undefined : parseXml(stored);
  const same = config !== undefined && elementsOf(config, "source")[0]?.attributes.network === network.name;
  const inherited = ["vlan", "virtualport", "port", "bandwidth"];
  const nic = same ? config : { ...running, children: elementsOf(running).filter(({ name }) => !inherited.includes(name)) };
  const children = elementsOf(nic)
    .filter(({ name }) => name !== "target" && name !== "alias")
    .map((child) => (child.name === "source" ? { ...child, attributes: kept(child.attributes, "network", "portgroup") } : child));
  return { name: "interface", attributes: { type: "network" }, children };
}

function kept(attributes: Readonly<Record<string, string>>, ...names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name)));
}

function ovsWords(guest: AttachedNic, network: Network): string[] {
  const { device, mac, domainUuid } = guest;
  const own = elementsOf(configOf(guest, network), "vlan")[0];
  const vlan = own ? vlanOf(own) : (groupOf(guest, network)?.vlan ?? network.vlan);
  const ids = {
    "attached-mac": mac,
    "iface-id": /interfaceid=['"]([0-9a-f-]+)/.exec(guest.live)?.[1] ?? "",
    "vm-id": domainUuid,
    "iface-status": "active",
  };
  const external = Object.entries(ids).flatMap(([key, value]) => (value === "" ? [] : [`external_ids:${key}="${value}"`]));
  return [
    ...["--if-exists", "del-port", device],
    ...["--", "add-port", network.bridge?.name ?? "", device, ...vlanWords(vlan)],
    ...["--", "set", "Interface", device, ...external],
  ];
}

function vlanOf(element: XmlElement): Network["vlan"] {
  const tags = elementsOf(element, "tag").map(({ attributes }) => ({ id: Number(attributes.id), nativeMode: attributes.nativeMode as "tagged" | undefined }));
  return { trunk: element.attributes.trunk === "yes", tags };
}

function vlanWords(vlan: Network["vlan"]): string[] {
  const tags = vlan?.tags ?? [];
  const native = tags.find(({ nativeMode }) => nativeMode !== undefined);
  const trunk = vlan?.trunk || tags.length > 1 || native !== undefined;
  if (!trunk) {
    return tags.map(({ id }) => `tag=${id}`);
  }
  return [...(native ? [`tag=${native.id}`, `vlan_mode=native-${native.nativeMode}`] : []), `trunks=${tags.map(({ id }) => id).join(",")}`];
}
