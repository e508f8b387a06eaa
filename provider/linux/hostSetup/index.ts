import { type RoundKind, roundKind, type Wish } from "../../host/round/kind";
import type { Verdict } from "../../host/round/world";
import { isMine } from "../../resource/claim";
import { KvmnetError } from "../../resource/error";
import { fileName } from "../../resource/fileName";
import type { Work } from "../kernel/steps";
import { observeHost, observeSetup, ourNames } from "./observe";
import { removalOrders, setupOrders, usersOf } from "./orders";
import { hostSetupImpacts, planHostSetup } from "./plan";
import { recordPath } from "./record";
import { hostSetupArgs, hostSetupState } from "./schema";
import type { Setup } from "./snapshot";
import type { HostSetupArgs, HostSetupState } from "./types";
import { setup } from "./world";

/** Stands for a host that has no record of ours. */
const WHOLE_HOST = "host";

export const hostSetupRound: RoundKind<HostSetupArgs, HostSetupState, Setup, Work> = {
  type: "HostSetup",
  description:
    "Prepares a bare host (Debian, Ubuntu, RHEL, CentOS Stream, Rocky Linux, AlmaLinux, Fedora) for the other resources: packages that are missing are installed, and daemons started, now and at boot. What is there already is left as it is. Give it to the other resources by `dependsOn`.",
  args: hostSetupArgs,
  state: hostSetupState,
  rules: [fileName],
  impacts: hostSetupImpacts,
  complete: (args) => ({ ...args, ...(args.features && { features: [...args.features].sort() }) }),
  plan: planHostSetup,
  world: setup,
  id: {
    form: "NAME",
    words: `NAME is the name of a record of ours (\`/var/lib/kvmnet/setup-NAME\`); \`${WHOLE_HOST}\` stands for the host as it is, whoever prepared it`,
    examples: [WHOLE_HOST],
    normal: (text) => (/^[^/]+$/.test(text) ? text : undefined),
  },
  there: (seen) => [
    ...ourNames(seen).map((name) => ({ id: name, name, observe: () => observeSetup(seen, name) })),
    ...(ourNames(seen).includes(WHOLE_HOST) ? [] : [{ id: WHOLE_HOST, observe: (name: string) => observeHost(seen, name) }]),
  ],
  observe: (seen, name, last) => (last?.owner === "" ? observeHost(seen, name, last.features) : observeSetup(seen, name, last)),
  decide: (seen, wish) => ("put" in wish ? decidePut(seen, wish) : decideRemoval(seen, wish.remove)),
};

export const hostSetup = roundKind(hostSetupRound);

type Put = Extract<Wish<HostSetupArgs, HostSetupState>, { put: HostSetupArgs }>;
type SetupVerdict = Verdict<Work, HostSetupState | undefined>;

/** A confirmation over a new connection has nothing to say of packages. */
const UNGUARDED = { mode: "off" } as const;

/** Creating and changing are one thing: whatever is there becomes what is asked for. */
function decidePut(seen: Setup, { put: args, last }: Put): SetupVerdict {
  mayTake(seen, args, last);
  if (seen.family === undefined) {
    throw new KvmnetError({
      code: "refused",
      resource: `HostSetup ${args.name}`,
      problem: `the host runs ${seen.os}, which is neither of the Debian nor of the RHEL family`,
      remedy: "install the packages by hand, and leave HostSetup out",
    });
  }
  const there = observeSetup(seen, args.name);
  const changes = there && planHostSetup(there, args);
  if (there && changes?.length === 0) {
    return { is: "settled", result: there };
  }
  return {
    is: "work",
    step: there ? "change the setup of the host" : "set the host up",
    work: { orders: setupOrders(seen, args), undo: [], guard: UNGUARDED },
    ...(changes && { changes }),
  };
}

/** A record that somebody else has written, or another program of ours, is not taken. `last`: what we knew of ours. */
function mayTake(seen: Setup, args: HostSetupArgs, last: HostSetupState | undefined): void {
  const { name, adopt } = args;
  const path = recordPath(name);
  const file = seen.records[path];
  const refused = (problem: string, remedy: string) => new KvmnetError({ code: "not-ours", resource: `HostSetup ${name}`, problem, remedy });
  if (file?.mark && !isMine(file.mark.owner, args, last)) {
    throw refused(`${path} exists already and belongs to ${file.mark.owner}`, "choose another name, or remove it from that program first");
  }
  if (file && !file.mark && !adopt) {
    throw refused(`${path} exists already and carries no mark of ours`, "choose another name, or set `adopt: true` to replace the file");
  }
}

function decideRemoval(seen: Setup, state: HostSetupState): SetupVerdict {
  const path = recordPath(state.name);
  const file = seen.records[path];
  if (!file) {
    return { is: "settled", result: undefined };
  }
  if (file.mark?.owner !== state.owner) {
    throw new KvmnetError({
      code: "not-ours",
      resource: `HostSetup ${state.name}`,
      problem: file.mark ? `${path} belongs to ${file.mark.owner} now` : `${path} no longer carries our mark: somebody may have written it anew`,
      remedy: "run `pulumi refresh`, look at the file, and remove it by hand or try again",
    });
  }
  const orders = removalOrders(seen, state.name);
  const users = usersOf(seen, orders);
  if (users.length > 0) {
    throw new KvmnetError({
      code: "refused",
      resource: `HostSetup ${state.name}`,
      property: "onDelete",
      problem: `what it would remove is used on the host: ${users.join(", ")}`,
      remedy: 'remove those first, or set `onDelete: "keep"` and run `pulumi up`',
    });
  }
  return { is: "work", step: "remove the setup of the host", work: { orders, undo: [], guard: UNGUARDED } };
}
