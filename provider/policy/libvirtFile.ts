/** What is read of the files that libvirt itself writes, in one form: an element a line, and entities for nothing but what must be one. */

/** The attributes of each element of this name. */
export const elements = (text: string, name: string) => [...text.matchAll(new RegExp(`<${name}\\b[^>]*>`, "g"))].map(([tag]) => attributesOf(tag));

/** Of a tag, in quotes of either kind. */
export const attributesOf = (tag: string): Record<string, string> =>
  Object.fromEntries([...tag.matchAll(/([\w:]+)=(?:'([^']*)'|"([^"]*)")/g)].map(([, name, single, double]) => [name, unescaped(single ?? double ?? "")]));

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
export const unescaped = (text: string) => text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? "");
