import type { Problem } from "../../resource/kind";
import { field, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import type { Network } from "../model";
import { isOurs } from "../owner";
import { isElement, parseXml, renderXml, withoutFormatting, type XmlElement } from "../xml";
import { LINE_BYTES } from "./dnsmasqText";
import { type Part, restart, stored } from "./part";

const metadataShape = {
  metadata: field(
    z
      .array(
        z.string().refine(isNamespacedElement, "is not one XML element with a namespace of its own, such as <a:note xmlns:a='urn:a'/>").overwrite(canonical),
      )
      .optional(),
    {
      description:
        "Metadata of other programs: XML elements, each with a namespace of its own. Not set: not managed. `[]`: exactly none. Our own mark is not among them.",
      term: "<metadata>",
    },
  ),
};

/** What other programs have noted in the definition. */
export const metadata: Part<typeof metadataShape> = {
  shape: metadataShape,
  impacts: { metadata: stored },
  rules: [namespacesAreDistinct],
  view: (network) => ({ metadata: others(network).map(noteText) }),
  apply: ({ metadata = [] }, base) => {
    const present = base.metadata?.children ?? [];
    const kept = present.filter((child) => !isElement(child) || isOurs(child) || metadata.includes(noteText(child)));
    const added = metadata.filter((xml) => !others(base).some((one) => noteText(one) === xml)).map((xml) => parseXml(xml));
    const children = [...kept, ...added];
    return { metadata: children.length === 0 ? undefined : { name: "metadata", attributes: {}, ...base.metadata, children } };
  },
};

/** A note as a program gives it: how its elements are set apart is libvirt's business. */
const noteText = (note: XmlElement) => renderXml(withoutFormatting(note)).replaceAll("\r", "\n");

function others({ metadata }: Network): XmlElement[] {
  return (metadata?.children ?? []).filter(isElement).filter((child) => !isOurs(child));
}

/** The namespace of an element: of its prefix, or the default one. */
function namespaceOf({ name, attributes }: XmlElement): string | undefined {
  const [prefix] = name.includes(":") ? name.split(":") : [undefined];
  return attributes[prefix === undefined ? "xmlns" : `xmlns:${prefix}`];
}

function parsed(xml: string): XmlElement | undefined {
  try {
    return parseXml(xml, { namespaces: true });
  } catch {
    return undefined;
  }
}

function isNamespacedElement(xml: string): boolean {
  const element = parsed(xml);
  return element !== undefined && Boolean(namespaceOf(element)) && !isOurs(element);
}

function canonical(xml: string): string {
  const element = parsed(xml);
  return element ? noteText(element) : xml;
}

function* namespacesAreDistinct({ metadata = [] }: { metadata?: readonly string[] }): Iterable<Problem> {
  const namespaces = metadata.map((xml) => namespaceOf(parsed(xml) as XmlElement));
  for (const [i, namespace] of namespaces.entries()) {
    if (namespaces.indexOf(namespace) !== i) {
      yield { path: ["metadata", i], reason: `has the namespace of metadata[${namespaces.indexOf(namespace)}]; libvirt keeps one element per namespace` };
    }
  }
}

const NAMESPACE = "http://libvirt.org/schemas/network/dnsmasq/1.0";

const dnsmasqShape = {
  dnsmasqOptions: field(
    z
      .strictObject({
        rootEquivalent: field(z.literal(true), {
          description: "Says that you know: an option such as `dhcp-script` runs programs on the host, and `addn-hosts` reads files there.",
        }),
        options: field(
          z.array(
            text()
              .min(1, "must not be empty")
              .refine((value) => Buffer.byteLength(value) <= LINE_BYTES, `is longer than the ${LINE_BYTES} bytes that dnsmasq reads as one line`)
              .refine((value) => value.trim() === value, "must not begin or end with blanks"),
          ),
          { description: "Lines for dnsmasq's configuration file, as they are: `cache-size=500`.", term: "<dnsmasq:option value=…>" },
        ),
      })
      .optional(),
    {
      description: "Options for dnsmasq that libvirt does not know. **Equivalent to root on the host.** Not set: not managed.",
      term: "<dnsmasq:options>",
    },
  ),
};

/** Options that libvirt hands to dnsmasq unread. */
export const dnsmasqOptions: Part<typeof dnsmasqShape> = {
  shape: dnsmasqShape,
  impacts: { dnsmasqOptions: restart },
  view: ({ dnsmasqOptions }) => ({
    dnsmasqOptions: { rootEquivalent: true, options: (dnsmasqOptions?.children ?? []).filter(isElement).map(({ attributes }) => attributes.value ?? "") },
  }),
  apply: ({ dnsmasqOptions }, { dnsmasqNamespace, dnsmasqOptions: known }) => {
    const options = dnsmasqOptions?.options ?? [];
    if (options.length === 0) {
      return { dnsmasqNamespace: undefined, dnsmasqOptions: undefined };
    }
    const children = options.map((value): XmlElement => ({ name: "dnsmasq:option", attributes: { value }, children: [] }));
    return { dnsmasqNamespace: dnsmasqNamespace ?? NAMESPACE, dnsmasqOptions: { name: "dnsmasq:options", attributes: {}, ...known, children } };
  },
};
