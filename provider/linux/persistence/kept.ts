import { titles } from "./choose";
import { managerOf } from "./managers";

/** What a preview says of who brings something back after a reboot: whoever reads the files that its orders write. */
export function keptNote(orders: readonly string[], isNew: boolean): string[] {
  const keepers = new Set(orders.flatMap((order) => (order.startsWith("file ") && managerOf(order.split(" ")[2] ?? "")) || []));
  if (keepers.size === 0) {
    return isNew ? ["nothing brings it back after a reboot, until the next `pulumi up`"] : [];
  }
  return [`kept over a reboot by ${[...keepers].map((name) => titles[name]).join(" and ")}`];
}
