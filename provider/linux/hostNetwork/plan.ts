import { planGuard } from "../../host/guard/argument";
import { guardNote, noted } from "../../host/guard/words";
import type { Change } from "../../resource/change";
import type { Impacts } from "../../resource/plan";
import { type Asked, askedOf, isAt, type Known, knownOf, memberKind, pathOf, strangerOf } from "./members";
import { sectionNames } from "./sections";
import type { HostNetworkArgs, HostNetworkState } from "./types";

const ANY = { impact: "blip", why: "as much as what changes within: see the changes of each" } as const;

export const hostNetworkImpacts: Impacts<HostNetworkArgs> = {
  name: { impact: "replace", why: "everything is taken back and set anew under the other name" },
  ...Object.fromEntries(sectionNames.map((section) => [section, ANY])),
  guard: { impact: "none", why: "only remembered, for later changes" },
};

/** Every change of every one of them, under its path. */
export function planHostNetwork(state: HostNetworkState, args: HostNetworkArgs): Change[] {
  const [asked, known] = [askedOf(args), knownOf(state)];
  const changes = asked.flatMap((member) => planMember(member, known.find(isAt(member)), state));
  const removed = known.filter((member) => !asked.some(isAt(member))).map(removal);
  const session = state.hostFacts.sessionDevices;
  return [
    ...changes.map(([change, devices]) => noted(change, devices && guardNote(devices, session, args.guard))),
    ...removed.map(([change, devices]) => noted(change, guardNote(devices, session, args.guard))),
    ...planGuard(state, args),
  ];
}

/** With the devices that are concerned, where the change itself does not say it. */
type Planned = readonly [Change, (readonly string[])?];

function planMember(member: Asked, known: Known | undefined, whole: HostNetworkState): Planned[] {
  const kind = memberKind(member);
  if (!known) {
    const { ports = [] } = member.args as { ports?: readonly string[] };
    const { name: _, owner: __, adopt: ___, guard: ____, ...asked } = member.args;
    return [[{ path: pathOf(member), from: undefined, to: asked, impact: ports.length > 0 ? "blip" : "none", why: "it is made" }, [member.name, ...ports]]];
  }
  const stranger = strangerOf(known, whole, member.args);
  return kind
    .plan(known.state, member.args)
    .filter(({ path }) => path[0] !== "guard")
    .map((change): Planned => [within(member, change.path[0] === "owner" && stranger ? { ...change, refused: belongsTo(stranger) } : change)]);
}

const belongsTo = (stranger: string) => `it belongs to ${stranger} now; remove it from that program, or from this one`;

/** In here nothing is replaced by the engine: what has to be made anew is, in the same step. */
export function within(member: Asked, change: Change): Change {
  const inner = change.path[0] === "name" ? change.path.slice(1) : change.path;
  return { ...change, path: [...pathOf(member), ...inner], ...(change.impact === "replace" && { impact: "blip" }) };
}

function removal(known: Known): readonly [Change, readonly string[]] {
  const { ports = [] } = known.state as { ports?: readonly string[] };
  const why = known.section === "interfaces" ? "it gets back what it had" : "it is removed; its ports get back what they had";
  return [{ path: pathOf(known), from: summary(known), to: undefined, impact: "blip", why }, [known.name, ...ports]];
}

const summary = ({ state }: Known) =>
  Object.fromEntries(Object.entries(state).filter(([key]) => ["name", "ports", "addresses", "lowerDevice", "destination", "priority"].includes(key)));
