import type { Policy } from "../snapshot";
import { differencesOf } from "./faults";
import { pathOf } from "./fragment";
import { notePathOf } from "./orders";

/** A resource whose fragment is gone still has something in a table, or connections to end: its removal was broken off. */
export const isLeftIn = (seen: Policy, kind: string, name: string): boolean =>
  seen.ending.has(notePathOf(pathOf(kind, name))) || differencesOf(seen).live.some(({ owner }) => owner === `${kind} ${name}`);

/** Nothing is left of what no fragment asks for: an accept, the limits of a device, flows, or a table where there is no fragment at all. */
export const nothingIsLeft = ({ fragments, present, held, backends, queues, flowsLeft }: Policy): boolean =>
  (fragments.size > 0 || !present) &&
  !flowsLeft &&
  [...queues.limits.values()].every(({ wanted }) => wanted !== undefined) &&
  held.every((one) => backends.has(one.slice(0, one.lastIndexOf(" "))));
