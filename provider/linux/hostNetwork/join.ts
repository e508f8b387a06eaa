import { asIf } from "../kernel/asIf";
import { isAsExpected, isExpectation } from "../kernel/asIf/expectations";
import type { Snapshot } from "../kernel/snapshot";
import type { Work } from "../kernel/steps";
import { undoOf } from "../kernel/undo";

/** The host as it would be after a work. */
export const afterWork = (seen: Snapshot, { orders }: Work): Snapshot => asIf(seen, orders);

/**
 * Works that were decided one on the other, as one. What is expected of the host is asked before anything is done; what one of them expects of those
 * before it need not be asked. Notes of files are kept until all is done, so that everything is taken back wherever it breaks.
 */
export function joined(seen: Snapshot, resource: string, works: readonly Work[], guard: Work["guard"]): Work {
  const begins = works.map(({ orders }) => orders.findIndex((order) => !isExpectation(order)));
  const expected = works.flatMap(({ orders }, i) => orders.slice(0, begins[i]).flatMap((order) => isAsExpected(seen, order)));
  const done = works.flatMap(({ orders }, i) => orders.slice(begins[i]));
  const isNote = (order: string) => order.startsWith("settled ");
  const orders = [...new Set(expected), ...done.filter((order) => !isNote(order)), ...done.filter(isNote)];
  const way = {
    again: works.flatMap((work) => work.way?.again ?? []).reverse(),
    options: works.flatMap((work) => work.way?.options ?? []),
  };
  const links = works.flatMap(({ held }) => held?.links ?? []);
  return {
    orders,
    undo: undoOf(seen, orders, way),
    ...(links.length > 0 && { held: { resource, links } }),
    guard,
    danger: works.map(({ danger }) => danger).find((danger) => danger !== undefined),
  };
}
