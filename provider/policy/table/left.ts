import type { Policy } from "../snapshot";
import { differencesOf } from "./faults";

/** A resource whose fragment is gone still has something in a table: its removal was broken off. */
export const isLeftIn = (seen: Policy, kind: string, name: string): boolean => differencesOf(seen).live.some(({ owner }) => owner === `${kind} ${name}`);

/** Nothing is left of what no fragment asks for: an accept, or a table where there is no fragment at all. */
export const nothingIsLeft = ({ fragments, present, held, backends }: Policy): boolean =>
  (fragments.size > 0 || !present) && held.every((one) => backends.has(one.slice(0, one.lastIndexOf(" "))));
