import type { Host } from "../host/host";
import type { PolicyRuleState } from "../linux/policyRule/types";
import type { StaticRouteState } from "../linux/staticRoute/types";
import { kinds } from "../registry";
import type { Present } from "../resource/identity";
import { describeFound } from "./describeFound";
import { gatewaysOf, type Skipped } from "./findDevices";
import { type Item, nameOf } from "./item";

/** Who sets routes that others do not set again: an administrator, by hand or in a manager's files. The rest come from the kernel, leases or routing daemons. */
const SET_BY_SOMEBODY = ["static", "boot"];

/** Routes and rules that somebody has set, without those that devices among `items` bring along. */
export async function findRouting(host: Host, skip: Skipped, items: readonly Item[]): Promise<Item[]> {
  const gateways = gatewaysOf(items);
  const mine = ({ protocol, device, gateway, destination, table, owner }: StaticRouteState) =>
    owner !== "" ||
    (SET_BY_SOMEBODY.includes(protocol) &&
      !skip.ownBridges.has(device ?? "") &&
      !skip.guestDevices.has(device ?? "") &&
      !(table === "main" && destination.endsWith("/0") && gateways.has(`${device} ${gateway}`)));
  const routes = (await kinds.StaticRoute().present(host)) as readonly Present<StaticRouteState>[];
  const rules = (await kinds.PolicyRule().present(host)) as readonly Present<PolicyRuleState>[];
  const found: Item[] = [];
  for (const route of routes) {
    const state = route.observe(nameOf("route", route.id));
    if (state && mine(state)) {
      found.push((await describeFound(host, kinds.StaticRoute(), state)).item);
    }
  }
  for (const rule of rules) {
    const state = rule.observe(nameOf("rule", rule.id));
    if (state) {
      found.push((await describeFound(host, kinds.PolicyRule(), state)).item);
    }
  }
  return found;
}

/** One resource for what is set of the host itself; files of ours each have their own. */
export async function findSettings(host: Host): Promise<Item[]> {
  const kind = kinds.HostSettings();
  const found: Item[] = [];
  for (const present of await kind.present(host)) {
    const state = present.observe("host");
    const item = state && (await describeFound(host, kind, state)).item;
    if (item && (state.owner !== "" || Object.keys(item.args).some((key) => key !== "persistence"))) {
      found.push(item);
    }
  }
  return found;
}
