import { text } from "../resource/schema";

/** The name of a resource of these kinds: part of a file's name, and a word in nft. */
export const isName = (value: string) => /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(value);

/** A reference to one by its name on the host; it may be of another stack. */
export const reference = (what: string) => text().refine(isName, `is no name of ${what}: 1 to 64 letters, digits, _ . or -`);
