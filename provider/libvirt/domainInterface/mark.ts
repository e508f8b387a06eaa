import { elementsOf, parseXml, renderXml, textOf } from "../xml";

/**
 * Whose a NIC is stands in the guest's `<metadata>`, in an element per NIC: each has a namespace of its own, so that libvirt replaces one and
 * leaves the others alone. Unlike an alias of the device, it can be changed while the NIC is in use.
 * `<kvmnet:nic xmlns:kvmnet="urn:kvmnet:nic:525400aa0001" name="web">project/stack/web</kvmnet:nic>`
 */
export interface NicMark {
  readonly mac: string;
  readonly name: string;
  readonly owner: string;
}

const PREFIX = "urn:kvmnet:nic:";

export const markUri = (mac: string) => `${PREFIX}${mac.replaceAll(":", "")}`;

/** What `virsh metadata --set` takes: without the prefix, which it adds. */
export const markXml = ({ name, owner }: NicMark) => renderXml({ name: "nic", attributes: { name }, children: [owner] });

/** The marks among the lines that a snapshot keeps of a guest. */
export function marksIn(lines: string): NicMark[] {
  const found = lines.match(/^ {4}<kvmnet:nic [^\n]*<\/kvmnet:nic>$/gm) ?? [];
  return elementsOf(parseXml(`<metadata>${found.join("")}</metadata>`)).flatMap((element) => {
    const uri = element.attributes["xmlns:kvmnet"] ?? "";
    const hex = uri.startsWith(PREFIX) ? uri.slice(PREFIX.length) : "";
    return /^[0-9a-f]{12}$/.test(hex) ? [{ mac: hex.replace(/..(?=.)/g, "$&:"), name: element.attributes.name ?? "", owner: textOf(element) }] : [];
  });
}
