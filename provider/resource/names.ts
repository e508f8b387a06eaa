import { isFileName } from "./fileName";
import { text } from "./schema";

/** A reference to a resource of these kinds by its name on the host; it may be of another stack. */
export const reference = (what: string) => text().refine(isFileName, `is no name of ${what}: 1 to 64 letters, digits, _ . or -`);
