import { asIf } from "../kernel/asIf";
import { isAsExpected, isExpectation } from "../kernel/asIf/expectations";
import { partsOf } from "../kernel/parts";
import type { Snapshot } from "../kernel/snapshot";
import type { Work } from "../kernel/steps";
import { undoOf } from "../kernel/undo";
import { sharedOrders } from "../persistence/managers";

/** The host as it would be after a work. */
export const afterWork = (seen: Snapshot, { orders }: Work): Snapshot => asIf(seen, orders);

/** What is done before files are written and managers told of them. */
function beforeTelling(orders: readonly string[]): readonly string[] {
  const at = orders.findIndex((order) => order.startsWith("pending ") || Object.hasOwn(sharedOrders, order.split(" ", 1)[0] ?? ""));
  return at < 0 ? orders : orders.slice(0, at);
}

/**
 * Works that were decided one on the other, as one. What is expected of the host is asked before anything is done; what one of them expects of those
 * before it need not be asked. Managers are told when everything is as it is to be, once: they would set up what the next work changes. Notes of files are kept until all is done, so that everything is taken back wherever it breaks.
 */
export function joined(seen: Snapshot, resource: string, works: readonly Work[], guard: Work["guard"]): Work {
  const begins = works.map(({ orders }) => orders.findIndex((order) => !isExpectation(order)));
  const expected = works.flatMap(({ orders }, i) => orders.slice(0, begins[i]).flatMap((order) => isAsExpected(seen, order)));
  const done = works.map(({ orders }, i) => orders.slice(begins[i]));
  const [heads, tails] = [done.map(beforeTelling), done.map((all) => all.slice(beforeTelling(all).length))];
  const told = partsOf(tails, sharedOrders).flatMap((part) => part.orders);
  const isNote = (order: string) => order.startsWith("settled ");
  const orders = [...new Set(expected), ...heads.flat(), ...told.filter((order) => !isNote(order)), ...told.filter(isNote)];
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
