import type { Network } from "./model";
import { isElement, textOf, type XmlElement, type XmlNode } from "./xml";

/**
 * Our element in a network's `<metadata>`: `<kvmnet:owner xmlns:kvmnet="urn:kvmnet:owner" lists="dns-txt">project/stack/name</kvmnet:owner>`.
 * `lists` are those of the network that its resource gives, and therefore owns whole (entries/claims.ts).
 */
const NAMESPACE = "urn:kvmnet:owner";

const isMark = (child: XmlNode) => isElement(child) && Object.values(child.attributes).includes(NAMESPACE) && /(^|:)owner$/.test(child.name);

/** Whether a child of a network's metadata is ours: the owner mark, or the list of marked entries (entries/marks.ts). */
export const isOurs = (child: XmlNode) => isElement(child) && Object.values(child.attributes).some((value) => value.startsWith("urn:kvmnet:"));

/** The owner mark of a network; "" when it carries none. */
export function ownerOf(network: Network): string {
  const mark = network.metadata?.children.find(isMark);
  return mark ? textOf(mark as XmlElement) : "";
}

/** The lists that the owner of the network owns whole. */
export function ownedLists(network: Network): string[] {
  const mark = network.metadata?.children.find(isMark) as XmlElement | undefined;
  return (mark?.attributes.lists ?? "").split(" ").filter(Boolean);
}

/** The network with our mark; everybody else's metadata stays. */
export function withOwner(network: Network, owner: string, lists: readonly string[] = []): Network {
  const others = (network.metadata?.children ?? []).filter((child) => !isMark(child));
  const mark: XmlElement = {
    name: "kvmnet:owner",
    attributes: { "xmlns:kvmnet": NAMESPACE, ...(lists.length > 0 && { lists: lists.join(" ") }) },
    children: [owner],
  };
  return { ...network, metadata: { name: "metadata", attributes: {}, ...network.metadata, children: [...others, mark] } };
}
