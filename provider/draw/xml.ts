import { plain } from "../topology/plain";

const NAMED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A text in XML or HTML, between tags or in quotes, whatever a user wrote: it shows as it is and does nothing. */
export const marked = (text: string): string => plain(text).replaceAll(/[&<>"']/g, (character) => NAMED[character] ?? "");

/** Data inside an HTML page: nothing in it ends the element that it stands in. */
export const inScript = (data: unknown): string =>
  JSON.stringify(data).replaceAll(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
