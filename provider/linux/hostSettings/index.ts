import type { Host } from "../../host/host";
import { KvmnetError } from "../../resource/error";
import type { ResourceKind } from "../../resource/kind";
import { settledBy } from "../kernel/verify";
import { checkHost, mayTakeFiles } from "./checks";
import { placesOf } from "./file";
import { type HostSettingsArgs, type HostSettingsState, observe, observeHostSettings } from "./observe";
import { changeOrders, removalOrders } from "./orders";
import { hostSettingsImpacts, planHostSettings } from "./plan";
import { hostSettingsRules } from "./rules";
import { hostSettingsArgs, hostSettingsState } from "./schema";
import { changeScript } from "./scripts";
import { hostSettingsSnapshot, parseSettings, type Settings } from "./snapshot";

export const hostSettings: ResourceKind<HostSettingsArgs, HostSettingsState> = {
  type: "HostSettings",
  description:
    "Network settings of a host's kernel: forwarding, filters, proxy ARP, router advertisements, table sizes. What is not named is not touched; what is named is put back to what it was when the resource is removed.",
  args: hostSettingsArgs,
  state: hostSettingsState,
  rules: hostSettingsRules,
  impacts: hostSettingsImpacts,
  complete: (args) => args,
  plan: planHostSettings,
  create: (host, args) => reconcile(host, args, "make the host settings"),
  read: async (host, name, last) => observeHostSettings(await hostSettingsSnapshot(host), name, { facts: host.facts, ...(last && { also: last }) }, last),
  update: (host, _state, args) => reconcile(host, args, "change the host settings"),
  delete: remove,
};

/** Creating and changing are one thing: whatever is there becomes what is asked for. */
async function reconcile(host: Host, args: HostSettingsArgs, step: string): Promise<HostSettingsState> {
  const snapshot = await hostSettingsSnapshot(host);
  const context = { facts: host.facts, also: args };
  mayTakeFiles(snapshot, args);
  const found = observe(snapshot, args.name, context);
  refuseDangers(found, args);
  checkHost(snapshot, args);
  const orders = changeOrders(snapshot, found, args);
  const subject = {
    type: "HostSettings",
    args,
    observe: (after: Settings) => observeHostSettings(after, args.name, context),
    plan: planHostSettings,
  };
  return settledBy(host, hostSettingsSnapshot, subject, () => change(host, step, orders));
}

function refuseDangers(found: HostSettingsState, args: HostSettingsArgs): void {
  const danger = planHostSettings({ ...found, owner: args.owner }, args).find(({ refused }) => refused);
  if (danger?.refused) {
    throw new KvmnetError({ code: "refused", resource: `HostSettings ${args.name}`, property: danger.path.join("."), problem: danger.refused });
  }
}

async function change(host: Host, name: string, orders: readonly string[]): Promise<Settings> {
  const input = orders.map((order) => `${order}\n`).join("");
  return parseSettings((await host.run({ name, script: changeScript, input, mutates: true })).stdout);
}

async function remove(host: Host, state: HostSettingsState): Promise<void> {
  const snapshot = await hostSettingsSnapshot(host);
  const { sysctl, runtime } = placesOf(state.name);
  const main = snapshot.files[sysctl] ?? snapshot.files[runtime];
  if (main && main.mark?.owner !== state.owner) {
    throw refusalOf(state.name, main.path, main.mark?.owner);
  }
  const orders = removalOrders(snapshot, { ...observe(snapshot, state.name, { facts: host.facts }), owner: state.owner });
  if (orders.length > 0) {
    await change(host, "remove the host settings", orders);
  }
}

function refusalOf(name: string, path: string, owner: string | undefined): KvmnetError {
  const problem = owner ? `${path} belongs to ${owner} now` : `${path} no longer carries our mark: somebody may have written it anew`;
  return new KvmnetError({
    code: "not-ours",
    resource: `HostSettings ${name}`,
    problem,
    remedy: "run `pulumi refresh`, look at the file, and remove it by hand or try again",
  });
}
