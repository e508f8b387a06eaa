import type { Policy } from "../snapshot";
import { ruleComment } from "./fragment";

/** A resource whose fragment is gone still has rules in the table: its removal was broken off. */
export const isLeftIn = ({ differs }: Policy, kind: string, name: string): boolean =>
  differs?.live.some((rule) => rule.includes(ruleComment(kind, name))) ?? false;

/** Nothing is left of what no fragment asks for: an accept, or a table where there is no fragment at all. */
export const nothingIsLeft = ({ fragments, present, held, backends }: Policy): boolean =>
  (fragments.size > 0 || !present) && held.every((one) => backends.has(one.slice(0, one.lastIndexOf(" "))));
