/** A stretch of a step: orders of one resource, or the one order that stands for what several want. */
export interface Part {
  /** Whose, by number. */
  readonly requests: readonly number[];
  readonly orders: readonly string[];
}

/** For a verb that many may share: one order that does what all of those do. */
export type Joiners = Readonly<Record<string, (orders: readonly string[]) => string>>;

const verbOf = (order: string): string => order.split(" ", 1)[0] ?? "";

/** All orders of all requests, each request's in their order. At an order that several share they wait for one another, and it is carried out once. */
export function partsOf(requests: readonly (readonly string[])[], joiners: Joiners): Part[] {
  const verbs = requests.flatMap((orders) => [...new Set(orders.map(verbOf))]);
  const shared = new Map(Object.entries(joiners).filter(([verb]) => verbs.indexOf(verb) !== verbs.lastIndexOf(verb)));
  const parts: Part[] = [];
  let left = requests.map((orders, number) => ({ number, orders }));
  while (left.some(({ orders }) => orders.length > 0)) {
    const waiting = left.map(({ number, orders }) => {
      const end = orders.findIndex((order) => shared.has(verbOf(order)));
      const own = end < 0 ? orders : orders.slice(0, end);
      if (own.length > 0) {
        parts.push({ requests: [number], orders: own });
      }
      return { number, orders: orders.slice(own.length) };
    });
    const verb = waiting.flatMap(({ orders }) => orders.slice(0, 1).map(verbOf))[0] ?? "";
    const joined = waiting.filter(({ orders }) => orders.slice(0, 1).map(verbOf).includes(verb));
    const join = shared.get(verb);
    if (join) {
      parts.push({ requests: joined.map(({ number }) => number), orders: [join(joined.flatMap(({ orders }) => orders.slice(0, 1)))] });
    }
    left = waiting.map((request) => (joined.includes(request) ? { ...request, orders: request.orders.slice(1) } : request));
  }
  return parts;
}

/** For a verb whose words are a list of things to do it to. */
export function joinWords(orders: readonly string[]): string {
  return [verbOf(orders[0] ?? ""), ...new Set(orders.flatMap((order) => order.split(" ").slice(1)))].join(" ");
}
