import { elementsOf, textOf, withoutFormatting, type XmlElement } from "./xml";

/**
 * A declarative codec: the description of an element serves reading and writing alike. What a description does not name
 * is kept in `unmodelled` and written back, so that rewriting a definition never drops what libvirt knows and we do not.
 */
export interface Unmodelled {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly XmlElement[];
}

export interface Codec<T> {
  read(element: XmlElement): T;
  write(name: string, value: T): XmlElement;
}

/** How one property lies in an element: as an attribute, or as child elements of one name. */
export interface Part<T> {
  readonly attribute?: string;
  readonly child?: string;
  read(element: XmlElement): T | undefined;
  write(value: T): { attribute?: string; children?: readonly XmlElement[] };
}

export type Parts = Readonly<Record<string, Part<never>>>;

/** The plain data that a description stands for. Lists are always there; everything else may be absent. */
type Read<P> = P extends { read(element: XmlElement): infer T } ? T : never;
export type Data<P> = {
  -readonly [K in keyof P as Read<P[K]> extends readonly unknown[] ? K : never]: Read<P[K]>;
} & { -readonly [K in keyof P as Read<P[K]> extends readonly unknown[] ? never : K]?: Read<P[K]> } & { unmodelled?: Unmodelled };

export type DataOf<C> = C extends Codec<infer T> ? T : never;

export function element<P extends { readonly [K in keyof P]: { read(element: XmlElement): unknown } }>(description: P): Codec<Data<P>> {
  const parts = Object.entries(description as unknown as Parts);
  return {
    read: (xml) => {
      const entries = parts.map(([property, part]) => [property, part.read(xml)] as const);
      const data = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
      const unmodelled = leftOver(
        xml,
        parts.map(([, part]) => part),
      );
      return (unmodelled ? { ...data, unmodelled } : data) as Data<P>;
    },
    write: (name, value) => {
      const { unmodelled, ...data } = value as Record<string, unknown> & { unmodelled?: Unmodelled };
      const attributes: Record<string, string> = {};
      const children: XmlElement[] = [];
      for (const [property, part] of parts) {
        const written = data[property] === undefined ? {} : part.write(data[property] as never);
        if (part.attribute && written.attribute !== undefined) {
          attributes[part.attribute] = written.attribute;
        }
        children.push(...(written.children ?? []));
      }
      return { name, attributes: { ...attributes, ...unmodelled?.attributes }, children: [...children, ...(unmodelled?.children ?? [])] };
    },
  };
}

function leftOver(xml: XmlElement, parts: readonly Part<never>[]): Unmodelled | undefined {
  const attributes = Object.entries(xml.attributes).filter(([name]) => !parts.some((part) => part.attribute === name));
  const children = elementsOf(xml)
    .filter((child) => !parts.some((part) => part.child === child.name))
    .map(withoutFormatting);
  if (attributes.length + children.length === 0) {
    return undefined;
  }
  return { ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }), ...(children.length > 0 && { children }) };
}

function attributePart<T>(attribute: string, parse: (text: string) => T, format: (value: T) => string): Part<T> {
  return {
    attribute,
    read: (xml) => (xml.attributes[attribute] === undefined ? undefined : parse(xml.attributes[attribute])),
    write: (value) => ({ attribute: format(value) }),
  };
}

export const attribute = (name: string) => attributePart<string>(name, String, String);
export const numberAttribute = (name: string) => attributePart<number>(name, Number, String);
export const yesNoAttribute = (name: string) =>
  attributePart<boolean>(
    name,
    (text) => text === "yes",
    (value) => (value ? "yes" : "no"),
  );
export const onOffAttribute = (name: string) =>
  attributePart<boolean>(
    name,
    (text) => text === "on",
    (value) => (value ? "on" : "off"),
  );

/** An attribute that takes one of the words given. */
export const wordAttribute = <W extends string>(name: string, ..._words: W[]) => attributePart<W>(name, (text) => text as W, String);

export function child<T>(name: string, codec: Codec<T>): Part<T> {
  return {
    child: name,
    read: (xml) => elementsOf(xml, name).map((found) => codec.read(found))[0],
    write: (value) => ({ children: [codec.write(name, value)] }),
  };
}

export function children<T>(name: string, codec: Codec<T>): Part<T[]> & { read(xml: XmlElement): T[] } {
  return {
    child: name,
    read: (xml) => elementsOf(xml, name).map((found) => codec.read(found)),
    write: (values) => ({ children: values.map((value) => codec.write(name, value)) }),
  };
}

/** The text of an element, or one attribute of an element that has no other. */
export const text: Codec<string> = {
  read: textOf,
  write: (name, value) => ({ name, attributes: {}, children: value === "" ? [] : [value] }),
};

/** An element that we only carry. */
export const carried: Codec<XmlElement> = { read: withoutFormatting, write: (_name, value) => value };

/**
 * Notes of others, to the last blank. What stands between the notes is libvirt's own indentation, which it puts there anew:
 * between them only comments count.
 */
export const notes: Codec<XmlElement> = {
  read: (xml) => ({ ...xml, children: xml.children.filter((child) => typeof child !== "string" || child.trim() !== "") }),
  write: (_name, value) => value,
};
