import type { Network } from "../model";
import { elementsOf, isElement, type XmlElement, type XmlNode } from "../xml";

/**
 * Whose entry this is. libvirt's entries cannot carry marks, so the network's `<metadata>` lists those that resources of their own keep:
 * `<kvmnet:entries xmlns:kvmnet="urn:kvmnet:entries"><kvmnet:entry type="DhcpReservation" name="web" owner="…" list="…" key="…"/></kvmnet:entries>`.
 */
export interface EntryMark {
  /** Resource kind. */
  readonly type: string;
  /** Name of the resource. */
  readonly name: string;
  readonly owner: string;
  /** The list of the network that the entry is in, as in a network's claims. */
  readonly list: string;
  /** What the entry is found by in that list. */
  readonly key: string;
}

const NAMESPACE = "urn:kvmnet:entries";

const isList = (child: XmlNode) => isElement(child) && Object.values(child.attributes).includes(NAMESPACE) && /(^|:)entries$/.test(child.name);

export function marksOf(network: Network | undefined): EntryMark[] {
  const list = network?.metadata?.children.find(isList) as XmlElement | undefined;
  return (list ? elementsOf(list) : []).map(({ attributes: { type = "", name = "", owner = "", list = "", key = "" } }) => ({ type, name, owner, list, key }));
}

/** The network with exactly these marks; everybody else's metadata stays. */
export function withMarks(network: Network, marks: readonly EntryMark[]): Network {
  const others = (network.metadata?.children ?? []).filter((child) => !isList(child));
  const entries = marks.map((mark): XmlElement => ({ name: "kvmnet:entry", attributes: { ...mark }, children: [] }));
  const list: XmlElement = { name: "kvmnet:entries", attributes: { "xmlns:kvmnet": NAMESPACE }, children: entries };
  const children = marks.length > 0 ? [...others, list] : others;
  return { ...network, metadata: children.length > 0 ? { name: "metadata", attributes: {}, ...network.metadata, children } : undefined };
}
