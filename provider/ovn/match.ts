import { KvmnetError } from "../resource/error";
import { type Northbound, named } from "./northbound/rows";
import type { Match } from "./northbound/world";

/** Texts that say which packets a rule is for (ovn-sb(5), Logical_Flow.match). */

/** A text in quotes, whatever stands in it, or a name of a group or set of addresses. */
const WORDS = /"(?:[^"\\]|\\.)*"|@[A-Za-z_.][\w.]*|\$[A-Za-z_.][\w.]*/g;

/**
 * A match as ovn-trace can read it, which knows no groups: they have to be there (or be `own`), as OVN passes over a rule that names one that is not,
 * and another word of the same kind stands for each.
 */
export function readable(seen: Northbound, match: string, own: string, property: string): Match {
  const isGroup = (name: string) => name === own || named(seen, "Port_Group", name).length > 0;
  const text = match.replace(WORDS, (word) => {
    const name = word.slice(1);
    if (word.startsWith("@") && isGroup(name)) {
      return `"${name}"`;
    }
    const ofGroup = word.startsWith("$") ? /^(.+)_ip([46])$/.exec(name) : null;
    if (ofGroup && isGroup(String(ofGroup[1]))) {
      return ofGroup[2] === "4" ? "0.0.0.0" : "::";
    }
    if (word.startsWith('"') || (word.startsWith("$") && named(seen, "Address_Set", name).length > 0)) {
      return word;
    }
    throw new KvmnetError({
      code: "refused",
      property,
      problem: `the match ${match} names ${word}, which is not there: OVN would pass over the rule, and what it should stop would pass`,
      remedy: word.startsWith("@") ? "make the OvnPortGroup first" : "make the OvnAddressSet first",
    });
  });
  return { written: match, readable: text };
}
