import type { XMLBuilder } from "xmlbuilder2/lib/interfaces";

/** An XML element as plain data. Names are as written (with prefix); namespace declarations are attributes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** Loaded at first use: it would be half of what the provider costs at start-up. */
const builder = () => require("xmlbuilder2") as typeof import("xmlbuilder2");

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly childNodes: Iterable<DomNode>;
}

export function parseXml(xml: string): XmlElement {
  return fromDom(builder().create(xml).root().node as unknown as DomNode);
}

/** One line without indentation: line breaks in values are written as character references. */
export function renderXml(element: XmlElement): string {
  const document = builder().create();
  append(document, element);
  return document.end({ headless: true }).replaceAll("\n", "&#10;").replaceAll("\r", "&#13;").replaceAll("\t", "&#9;");
}

export function isElement(child: XmlElement | string): child is XmlElement {
  return typeof child !== "string";
}

export function elementsOf(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(isElement).filter((child) => name === undefined || child.name === name);
}

export function textOf(element: XmlElement): string {
  return element.children.filter((child) => typeof child === "string").join("");
}

function fromDom(node: DomNode): XmlElement {
  const nodes = [...node.childNodes].filter((child) => [ELEMENT, TEXT, CDATA].includes(child.nodeType));
  const children = nodes.map((child) => (child.nodeType === ELEMENT ? fromDom(child) : (child.nodeValue ?? "")));
  return {
    name: node.nodeName,
    attributes: Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])),
    // White space between elements is formatting; in an element that holds only text it is the value.
    children: children.some(isElement) ? children.filter((child) => isElement(child) || child.trim() !== "") : children,
  };
}

function append(parent: XMLBuilder, element: XmlElement): void {
  const node = parent.ele(element.name, { ...element.attributes });
  for (const child of element.children) {
    if (isElement(child)) {
      append(node, child);
    } else {
      node.txt(child);
    }
  }
}
