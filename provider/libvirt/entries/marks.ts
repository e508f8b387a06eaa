import type { Network } from "../model";
import { elementsOf, isElement, parseXml, renderXml, type XmlElement, type XmlNode } from "../xml";

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
  return listed(network?.metadata?.children.find(isList) as XmlElement | undefined);
}

/** The list as it lies in a note of the host. */
export const marksIn = (xml: string): EntryMark[] => listed(parseXml(xml));
export const markText = (marks: readonly EntryMark[]): string => renderXml(elementOf(marks));

function listed(list: XmlElement | undefined): EntryMark[] {
  return (list ? elementsOf(list) : []).map(({ attributes: { type = "", name = "", owner = "", list = "", key = "" } }) => ({ type, name, owner, list, key }));
}

/** The network with exactly these marks; everybody else's metadata stays. */
export function withMarks(network: Network, marks: readonly EntryMark[]): Network {
  const others = (network.metadata?.children ?? []).filter((child) => !isList(child));
  const children = marks.length > 0 ? [...others, elementOf(marks)] : others;
  return { ...network, metadata: children.length > 0 ? { name: "metadata", attributes: {}, ...network.metadata, children } : undefined };
}

function elementOf(marks: readonly EntryMark[]): XmlElement {
  const entries = marks.map((mark): XmlElement => ({ name: "kvmnet:entry", attributes: { ...mark }, children: [] }));
  return { name: "kvmnet:entries", attributes: { "xmlns:kvmnet": NAMESPACE }, children: entries };
}
