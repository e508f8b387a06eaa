import type { Host } from "../host/host";
import { kinds } from "../registry";
import { describeFound } from "./describeFound";
import type { Item } from "./item";

/** Forwarded ports of ours. What other firewalls forward is theirs. */
export async function findForwards(host: Host): Promise<Item[]> {
  const kind = kinds.PortForward();
  const states = (await kind.present(host)).flatMap(({ id, observe }) => observe(id) ?? []);
  return Promise.all(states.map(async (state) => (await describeFound(host, kind, state)).item));
}
