/** An XML element as plain data. Names are as written (with prefix); namespace declarations are attributes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

/** What is neither element nor text. We carry it through and give it no meaning; a CDATA section is text that is written in another way. */
export interface XmlOther {
  readonly kind: "comment" | "cdata" | "instruction";
  readonly text: string;
}

/** Text is as it is meant, without escapes. */
export type XmlNode = XmlElement | XmlOther | string;

/** Loaded at first use: a provider process pays for what its stack holds. */
const parser = () => require("saxes") as typeof import("saxes");

/** Every element, text, comment and blank of one XML element; throws when it is not well-formed. `namespaces`: also when a prefix is not declared. */
export function parseXml(xml: string, { namespaces = false } = {}): XmlElement {
  const { SaxesParser } = parser();
  const sax = new SaxesParser({ xmlns: namespaces });
  const root = { children: [] as XmlNode[] };
  const open = [root];
  const add = (node: XmlNode) => (open.at(-1) as typeof root).children.push(node);
  sax.on("error", (error) => {
    throw error;
  });
  sax.on("doctype", () => {
    throw new Error("a document type is nothing that libvirt knows");
  });
  sax.on("opentag", ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, value]) => [key, typeof value === "string" ? value : value.value]);
    const element = { name, attributes: Object.fromEntries(values), children: [] };
    add(element);
    open.push(element);
  });
  sax.on("closetag", () => {
    open.pop();
  });
  sax.on("text", add);
  sax.on("cdata", (text) => add({ kind: "cdata", text }));
  sax.on("comment", (text) => add({ kind: "comment", text }));
  sax.on("processinginstruction", ({ target, body }) => add({ kind: "instruction", text: body === "" ? target : `${target} ${body}` }));
  sax.write(xml).close();
  return root.children.find(isElement) as XmlElement;
}

/**
 * One line without indentation, for a document travels to the host as a line. Line breaks in texts are character references; where there are no such
 * references, as in comments, a carriage return stands for the line break: XML knows no other meaning of it (XML 1.0, 2.11).
 */
export function renderXml({ name, attributes, children }: XmlElement): string {
  const opening = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(" ");
  return children.length === 0 ? `<${opening}/>` : `<${opening}>${children.map(renderNode).join("")}</${name}>`;
}

function renderNode(node: XmlNode): string {
  if (typeof node === "string") {
    return escaped(node);
  }
  if (isElement(node)) {
    return renderXml(node);
  }
  const text = node.text.replaceAll("\n", "\r");
  return { comment: `<!--${text}-->`, cdata: `<![CDATA[${text}]]>`, instruction: `<?${text}?>` }[node.kind];
}

const REFERENCES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;" };

const escaped = (text: string) => text.replace(/[&<>"\t\n\r]/g, (character) => REFERENCES[character] as string);

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== "string" && "name" in node;
}

export function elementsOf(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(isElement).filter((child) => name === undefined || child.name === name);
}

export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : !isElement(child) && child.kind === "cdata" ? child.text : "")).join("");
}

/** Without the white space that only sets elements apart on lines of their own; in an element that holds no other, white space is its text. */
export function withoutFormatting(element: XmlElement): XmlElement {
  const formatted = element.children.some(isElement) && element.children.every((child) => typeof child !== "string" || child.trim() === "");
  const children = formatted ? element.children.filter((child) => typeof child !== "string") : element.children;
  return { ...element, children: children.map((child) => (isElement(child) ? withoutFormatting(child) : child)) };
}
