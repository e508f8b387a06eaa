import type { Host } from "../host/host";
import { type KindName, kinds } from "../registry";
import { describeFound } from "./describeFound";
import type { Item } from "./item";

/** In the order in which one names the other. */
const POLICIES: readonly KindName[] = [
  "PortForward",
  "NetworkFirewall",
  "AddressSet",
  "SecurityGroup",
  "SecurityGroupAttachment",
  "TrafficPolicy",
  "ReachabilityTest",
];

/** Forwarded ports, security groups and what belongs to them, limits, tests, of ours. What other firewalls do is theirs. */
export async function findPolicies(host: Host): Promise<Item[]> {
  const items: Item[] = [];
  for (const name of POLICIES) {
    const kind = kinds[name]();
    const states = (await kind.present(host)).flatMap(({ id, observe }) => observe(id) ?? []);
    items.push(...(await Promise.all(states.map(async (state) => (await describeFound(host, kind, state)).item))));
  }
  return items;
}
