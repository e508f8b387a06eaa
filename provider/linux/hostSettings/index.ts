import { isDeepStrictEqual } from "node:util";
import type { Facts } from "../../host/host";
import { type RoundKind, roundKind, type Wish } from "../../host/round/kind";
import type { Verdict } from "../../host/round/world";
import { valueAt } from "../../resource/change";
import { KvmnetError } from "../../resource/error";
import type { Work } from "../kernel/steps";
import { checkHost, mayTakeFiles } from "./checks";
import { sessionDanger } from "./dangers";
import { placesOf } from "./file";
import { declaredIn, observe, observeHostSettings, ourNames } from "./observe";
import { changeOrders, removalOrders } from "./orders";
import { hostSettingsImpacts, planHostSettings } from "./plan";
import { hostSettingsRules } from "./rules";
import { hostSettingsArgs, hostSettingsState } from "./schema";
import { leavesOf } from "./settings";
import type { Settings } from "./snapshot";
import type { HostSettingsArgs, HostSettingsState } from "./types";
import { undoOf } from "./undo";
import { settings } from "./world";

/** Stands for a host whose settings have no file of ours. */
const WHOLE_HOST = "host";

export const hostSettingsRound: RoundKind<HostSettingsArgs, HostSettingsState, Settings, Work> = {
  type: "HostSettings",
  description:
    "Network settings of a host's kernel: forwarding, filters, proxy ARP, router advertisements, table sizes. What is not named is not touched; what is named is put back to what it was when the resource is removed.",
  args: hostSettingsArgs,
  state: hostSettingsState,
  rules: hostSettingsRules,
  impacts: hostSettingsImpacts,
  complete: (args) => args,
  plan: planHostSettings,
  world: settings,
  id: {
    form: "NAME",
    words: `NAME is the name of a file of ours (\`/etc/sysctl.d/90-kvmnet-NAME.conf\`); \`${WHOLE_HOST}\` stands for the settings as they are, in whatever file`,
    examples: [WHOLE_HOST],
    normal: (text) => (/^[^/]+$/.test(text) ? text : undefined),
  },
  there: (seen, facts) => [
    ...ourNames(seen).map((name) => ({ id: name, name, observe: () => observeHostSettings(seen, name, { facts, also: declaredIn(seen, name) }) })),
    ...(ourNames(seen).includes(WHOLE_HOST) ? [] : [{ id: WHOLE_HOST, observe: (name: string) => observe(seen, name, { facts, also: {} }) }]),
  ],
  observe: (seen, name, last, facts) =>
    last?.owner === "" ? observe(seen, name, { facts, also: last }) : observeHostSettings(seen, name, { facts, ...(last && { also: last }) }, last),
  decide: (seen, wish, facts) => ("put" in wish ? decidePut(seen, wish, facts) : decideRemoval(seen, wish.remove, facts)),
  partial: (seen, wish, facts) => {
    const [subject, owner] = "put" in wish ? [wish.put, wish.put.owner] : [wish.remove, wish.remove.owner];
    const state = observeHostSettings(seen, subject.name, { facts, also: subject });
    return state?.owner === owner ? state : undefined;
  },
};

export const hostSettings = roundKind(hostSettingsRound);

type Put = Extract<Wish<HostSettingsArgs, HostSettingsState>, { put: HostSettingsArgs }>;
type SettingsVerdict = Verdict<Work, HostSettingsState | undefined>;

/** Creating and changing are one thing: whatever is there becomes what is asked for. */
function decidePut(seen: Settings, { put: args, last }: Put, facts: Facts): SettingsVerdict {
  const context = { facts, also: args };
  mayTakeFiles(seen, args, last);
  const there = observeHostSettings(seen, args.name, context);
  const changes = there && planHostSettings(there, args);
  if (there && changes?.length === 0) {
    return { is: "settled", result: there };
  }
  const found = observe(seen, args.name, context);
  refuseDangers(found, args);
  checkHost(seen, args);
  const orders = changeOrders(seen, found, args);
  return {
    is: "work",
    step: there ? "change the host settings" : "make the host settings",
    work: { orders, undo: undoOf(seen, orders), guard: args.guard, danger: cutsUsOff(found, args) },
    ...(changes && { changes }),
  };
}

function cutsUsOff(found: HostSettingsState, args: HostSettingsArgs): string | undefined {
  return leavesOf(args)
    .filter(({ path, value }) => !isDeepStrictEqual(valueAt(found, path), value))
    .flatMap((leaf) => sessionDanger(leaf, found, args) ?? [])
    .at(0);
}

function refuseDangers(found: HostSettingsState, args: HostSettingsArgs): void {
  const danger = planHostSettings({ ...found, owner: args.owner }, args).find(({ refused }) => refused);
  if (danger?.refused) {
    throw new KvmnetError({ code: "refused", resource: `HostSettings ${args.name}`, property: danger.path.join("."), problem: danger.refused });
  }
}

function decideRemoval(seen: Settings, state: HostSettingsState, facts: Facts): SettingsVerdict {
  const { sysctl, runtime } = placesOf(state.name);
  const main = seen.files[sysctl] ?? seen.files[runtime];
  if (main && main.mark?.owner !== state.owner) {
    throw refusalOf(state.name, main.path, main.mark?.owner);
  }
  const orders = removalOrders(seen, { ...observe(seen, state.name, { facts }), owner: state.owner });
  return orders.length === 0
    ? { is: "settled", result: undefined }
    : { is: "work", step: "remove the host settings", work: { orders, undo: undoOf(seen, orders) } };
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
