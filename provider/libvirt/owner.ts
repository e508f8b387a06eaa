import type { Network } from "./model";
import { isElement, textOf, type XmlElement } from "./xml";

/** Our element in a network's `<metadata>`: `<kvmnet:owner xmlns:kvmnet="urn:kvmnet:owner">project/stack/name</kvmnet:owner>`. */
const NAMESPACE = "urn:kvmnet:owner";

const isMark = (child: XmlElement | string) => isElement(child) && Object.values(child.attributes).includes(NAMESPACE) && /(^|:)owner$/.test(child.name);

/** The owner mark of a network; "" when it carries none. */
export function ownerOf(network: Network): string {
  const mark = network.metadata?.children.find(isMark);
  return mark ? textOf(mark as XmlElement) : "";
}

/** The network with our mark; everybody else's metadata stays. */
export function withOwner(network: Network, owner: string): Network {
  const others = (network.metadata?.children ?? []).filter((child) => !isMark(child));
  const mark: XmlElement = { name: "kvmnet:owner", attributes: { "xmlns:kvmnet": NAMESPACE }, children: [owner] };
  return { ...network, metadata: { name: "metadata", attributes: {}, ...network.metadata, children: [...others, mark] } };
}
