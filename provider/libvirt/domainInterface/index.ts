import { type RoundKind, roundKind } from "../../host/round/kind";
import type { Verdict } from "../../host/round/world";
import { KvmnetError } from "../../resource/error";
import { within } from "../../resource/identity";
import type { ResourceKind } from "../../resource/kind";
import type { Snapshot } from "../snapshot";
import type { Work } from "../work";
import { type InRounds, libvirt } from "../world";
import { claim, findNic, marked, presentNics } from "./claim";
import { type Guest, guestWhere } from "./guest";
import { defaultMac } from "./mac";
import { decide, type Operation, removal } from "./operations";
import { nicImpacts, planNic } from "./plan";
import { nicRules } from "./rules";
import { type AnyNic, type NicArgs, nicArgs } from "./schema";
import { type NicState, nicState, observeNic } from "./state";
import { completeView } from "./view";

type Decision = Verdict<Work, NicState | undefined>;

const inRounds: RoundKind<NicArgs, NicState, Snapshot, Work> = {
  type: "DomainInterface",
  description:
    "A network card of an existing guest (libvirt domain): on a libvirt network, a bridge, an Open vSwitch port, macvtap, a vhost-user socket or a virtual function. " +
    "It is plugged into the running guest and stored in its definition.\n\n" +
    "Connection, link state, bandwidth and filter change while the guest runs; what libvirt cannot change on a card in use needs it plugged in again, which is refused unless `onGuestsAttached` allows it.",
  args: nicArgs,
  state: nicState,
  rules: nicRules,
  impacts: nicImpacts as ResourceKind<NicArgs, NicState>["impacts"],
  complete: completeNic,
  plan: (state, args) => planNic(state, args as AnyNic),
  world: libvirt,
  exclusives: ({ mac, bandwidth }: Partial<AnyNic>) => (mac && bandwidth ? [{ path: ["bandwidth"], thing: "limited NIC", key: mac }] : []),
  id: within(
    "GUEST/MAC",
    "GUEST is the guest's name (libvirt domain), MAC the address of its network card, or the name that its mark gives it",
    ["web1/52:54:00:6e:00:01"],
    (text) => (/^[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}$/.test(text) ? text.toLowerCase().replaceAll("-", ":") : text),
  ),
  there: presentNics,
  observe: findNic,
  decide: (seen, wish) => ("put" in wish ? decidePut(seen, wish.put as AnyNic, wish.last) : decideRemoval(seen, wish.remove)),
  partial: (seen, wish) => {
    const guest = "put" in wish ? guestWhere(seen, { name: (wish.put as AnyNic).domain }) : undefined;
    const mac = guest && "put" in wish ? claim(guest, wish.put as AnyNic, wish.last) : undefined;
    return guest && mac && "put" in wish ? observeNic(guest, mac, wish.put) : undefined;
  },
};

export const domainInterface: InRounds<NicArgs, NicState> = roundKind(inRounds);

/** Create and update are one: whatever is there of ours is brought to what is asked for. */
function decidePut(seen: Snapshot, args: AnyNic, last: NicState | undefined): Decision {
  const guest = guestWhere(seen, { name: args.domain });
  if (!guest) {
    throw new KvmnetError({
      code: "refused",
      property: "domain",
      problem: `there is no guest named ${args.domain}`,
      remedy: "make the guest first; virsh list --all shows those that there are",
    });
  }
  const present = claim(guest, args, last);
  const state = present === undefined ? undefined : observeNic(guest, present, args);
  const changes = state ? planNic(state, args) : [];
  const refused = changes.find((change) => change.refused !== undefined)?.refused;
  if (refused !== undefined) {
    throw new KvmnetError({ code: "refused", problem: refused, remedy });
  }
  const operations = decide(guest, present, args);
  if (operations.length === 0) {
    return { is: "settled", result: state };
  }
  return {
    is: "work",
    step: stepName(operations),
    work: { on: "guest", uuid: guest.uuid, macs: touched(operations, args.mac), operations, ...otherwise(guest, present, args, state) },
    ...(state && { changes }),
  };
}

const remedy = 'set onGuestsAttached: { restart: "reattach" } to unplug it and plug it in again, or make the change when the guest is off';

/** libvirt does not tell beforehand what it cannot change on a NIC that is in use. */
function otherwise(guest: Guest, present: string | undefined, args: AnyNic, state: NicState | undefined) {
  if (!state?.plugged) {
    return {};
  }
  const refused = `this host's libvirt cannot make the change on a NIC that is in use; plugging it in again would cut off ${state.domain} (${state.mac} on ${state.targetDevice})`;
  return { otherwise: (args.onGuestsAttached?.restart ?? "refuse") === "refuse" ? { refused } : decide(guest, present, args, "always") };
}

/** Gone already is fine. */
function decideRemoval(seen: Snapshot, state: NicState): Decision {
  const guest = guestWhere(seen, { uuid: state.domainUuid });
  const macs = guest ? marked(guest, state) : [];
  const operations = guest ? macs.flatMap((mac) => removal(guest, mac)) : [];
  return guest && operations.length > 0
    ? { is: "work", step: stepName(operations), work: { on: "guest", uuid: guest.uuid, macs, operations } }
    : { is: "settled", result: undefined };
}

const touched = (operations: readonly Operation[], mac: string) => [...new Set([mac, ...operations.map((operation) => operation.mac)])];

const words: Record<Operation["verb"], string> = {
  mark: "mark the NIC",
  unmark: "take the mark off",
  attach: "plug in the NIC",
  detach: "unplug the NIC",
  update: "change the NIC",
  bridge: "put the NIC into its bridge",
};

function stepName(operations: readonly Operation[]): string {
  const own = operations.filter(({ verb }) => verb !== "mark" && verb !== "unmark");
  return [...new Set((own.length > 0 ? own : operations).map(({ verb }) => words[verb]))].join(", ");
}

function completeNic(args: Partial<NicArgs>): Partial<NicArgs> {
  const { name, owner, mac } = args;
  const address = mac === undefined && name !== undefined && owner !== undefined ? { mac: defaultMac({ name, owner }) } : {};
  return completeView({ ...args, ...address } as Partial<AnyNic>) as Partial<NicArgs>;
}
