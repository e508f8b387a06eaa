import { removeOrder, writeOrder } from "../persistence/files";
import { withoutFilter } from "./observe";
import { inOrder, spreadsTo } from "./settings";
import type { Settings } from "./snapshot";

/** Orders that bring back everything that these orders change, in whichever of them it breaks. Pure. */
export function undoOf(seen: Settings, orders: readonly string[]): string[] {
  const words = orders.map((order) => order.split(" "));
  const written = words.flatMap(([verb, key = ""]) => (verb === "value" ? [key] : []));
  const filter = words.some(([verb, module]) => verb === "module" && module === "br_netfilter");
  const before = withoutFilter(seen.values);
  // The kernel sets others along with some; a module that was loaded stays, and filters nothing.
  const along = Object.keys(before).filter((key) => written.some((one) => spreadsTo(one)?.test(key)) || (filter && key.startsWith("net/bridge/")));
  const keys = [...new Set([...written, ...along])].filter((key) => before[key] !== undefined);
  const paths = words.flatMap(([verb, first = "", second = ""]) => (verb === "file" ? [second] : verb === "file_remove" ? [first] : []));
  return [
    ...inOrder(keys.map((key) => ({ key, value: before[key] ?? "" }))).map(({ key, value }) => `value_back ${key} ${value}`),
    ...paths.map((path) => {
      const file = seen.files[path];
      return file ? writeOrder({ path, mode: "644", text: file.text }) : removeOrder(path);
    }),
  ];
}
