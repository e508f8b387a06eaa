import { type RoundKind, roundKind, type Wish } from "../../host/round/kind";
import type { Verdict } from "../../host/round/world";
import { markChange } from "../../resource/claim";
import { named } from "../../resource/identity";
import type { Policy } from "../snapshot";
import { pathOf } from "../table/fragment";
import type { Work } from "../table/orders";
import { policy, putWork, removeWork } from "../world";
import { mayRemove, mayTake } from "./checks";
import { forwardIn, observeForward } from "./observe";
import { completeForward, planPortForward, portForwardImpacts } from "./plan";
import { fragmentOf, inWords, KIND } from "./render";
import { askedOf, resolve } from "./resolve";
import { portForwardRules } from "./rules";
import { portForwardArgs, portForwardState } from "./schema";
import { portForwardExclusives, refuseTaken } from "./taken";
import type { PortForwardArgs, PortForwardSpec, PortForwardState } from "./types";

export const portForwardRound: RoundKind<PortForwardArgs, PortForwardState, Policy, Work> = {
  type: KIND,
  description:
    "A port of the host, or a range of ports, at which guests of a network are reached: to which addresses connections go, and who may connect. In a table of our own (`nft list table inet kvmnet`), which a reboot and other firewalls leave in place. On a network with libvirt's own NAT, where libvirt refuses what it did not ask for, one accept for forwarded connections stands ahead of libvirt's rules and is kept there.",
  args: portForwardArgs,
  state: portForwardState,
  rules: portForwardRules,
  impacts: portForwardImpacts,
  complete: completeForward,
  plan: planPortForward,
  world: policy,
  id: named("forward", "web"),
  there: (seen) =>
    [...seen.fragments.values()].flatMap(({ header }) =>
      header?.kind === KIND ? [{ id: header.name, name: header.name, observe: () => observeForward(seen, header.name) }] : [],
    ),
  observe: (seen, name, last) => {
    const now = observeForward(seen, name);
    // What was ours and carries no mark by now is somebody else's, and ours is gone.
    return now?.owner === "" && last && last.owner !== "" ? undefined : now;
  },
  decide: (seen, wish) => ("put" in wish ? decidePut(seen, wish) : decideRemoval(seen, wish.remove)),
  exclusives: portForwardExclusives,
};

export const portForward = roundKind(portForwardRound);

type ForwardVerdict = Verdict<Work, PortForwardState | undefined>;
type Put = Extract<Wish<PortForwardArgs, PortForwardState>, { put: PortForwardArgs }>;

/** Creating and changing are one thing: whatever is there becomes what is asked for. */
function decidePut(seen: Policy, { put: args }: Put): ForwardVerdict {
  const found = seen.fragments.get(pathOf(KIND, args.name));
  const adopts = mayTake(found, args);
  const now = observeForward(seen, args.name);
  const changes = now ? planPortForward(adopts ? { ...now, owner: args.owner } : now, args) : undefined;
  if (now && !adopts && changes?.length === 0) {
    return { is: "settled", result: now };
  }
  const before = found && forwardIn(found, args.name)?.spec;
  const spec = resolve(seen, askedOf(args));
  refuseTaken(seen, args.name, spec, before);
  return {
    is: "work",
    step: before ? "change the forward" : "open the forward",
    work: putWork(fragmentOf(args.name, args.owner, spec), notesOf(seen, spec, before)),
    ...(adopts ? { changes: [...(changes ?? []), markChange(args)] } : changes && { changes }),
  };
}

/** What opens and what closes, a line each; and what is done to a table that is not ours. */
function notesOf({ boot }: Policy, spec: PortForwardSpec, before: PortForwardSpec | undefined): string[] {
  const opens = inWords(spec);
  const closes = before && inWords(before);
  return [
    ...(closes !== undefined && closes !== opens ? [`closes ${closes}`] : []),
    ...(closes !== opens ? [`opens ${opens}`] : []),
    ...(spec.accept !== undefined && before?.accept !== spec.accept
      ? [`libvirt filters the network ${spec.network}: one accept for forwarded connections to ${spec.accept} goes ahead of its rules, and is kept there`]
      : []),
    ...(boot.systemd ? [] : ["nothing brings it back after a reboot: the host does not run systemd"]),
  ];
}

function decideRemoval(seen: Policy, state: PortForwardState): ForwardVerdict {
  return mayRemove(seen, state) ? { is: "work", step: "close the forward", work: removeWork(KIND, state.name) } : { is: "settled", result: undefined };
}
