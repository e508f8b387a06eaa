import { renderXml } from "../xml";
import { type Guest, macOf, nicWith, type Place, places } from "./guest";
import { defaultAlias } from "./mac";
import { markXml } from "./mark";
import { type DomainInterfaceXml, domainInterface } from "./model";
import { needsReplug, targetMac } from "./plan";
import type { AnyNic, NicView } from "./schema";
import { observeNic } from "./state";
import { applyView, differing, viewNic, wantedView } from "./view";

/** One thing to do to a guest's NIC. */
export interface Operation {
  readonly verb: "mark" | "unmark" | "attach" | "detach" | "update" | "bridge";
  readonly place: Place | "both";
  readonly mac: string;
  /** The document; for `bridge`: device and bridge. */
  readonly text: string;
  /** What it replaces. */
  readonly before?: string;
}

/**
 * From what is there to what is asked for. The mark comes first, so that nothing of ours is ever without it.
 */
export function decide(guest: Guest, present: string | undefined, args: AnyNic, replug: "as needed" | "always" = "as needed"): Operation[] {
  const mac = targetMac(args, present);
  const sides = places.filter((place) => guest[place] !== undefined);
  const state = present === undefined ? undefined : observeNic(guest, present, args);
  const leftovers = (state?.leftovers ?? []).filter((one) => one !== mac);
  const perPlace = sides.map((place) => onSide({ guest, place, present, args, mac, always: replug === "always" }));
  return [
    ...sides.filter((place) => !isMarked(guest, place, mac, args)).map((place) => operation("mark", place, mac, markXml({ ...args, mac }))),
    ...leftovers.flatMap((one) => removal(guest, one)),
    ...attachedTogether(perPlace),
    ...(state?.cutOff ? [operation("bridge", "live", mac, `${state.targetDevice} ${state.onBridge}`)] : []),
    ...(present === undefined || present === mac ? [] : unmarking(guest, present)),
  ];
}

/** Takes a NIC out of the guest and its definition, and its mark last. */
export function removal(guest: Guest, mac: string): Operation[] {
  const detach = places.flatMap((place) => {
    const nic = nicWith(guest[place], mac);
    return nic ? [operation("detach", place, mac, document(nic))] : [];
  });
  return [...detach, ...unmarking(guest, mac)];
}

interface Task {
  readonly guest: Guest;
  readonly place: Place;
  readonly present: string | undefined;
  readonly args: AnyNic;
  readonly mac: string;
  readonly always: boolean;
}

function onSide({ guest, place, present, args, mac, always }: Task): Operation[] {
  const nic = nicWith(guest[place], mac) ?? (present === undefined ? undefined : nicWith(guest[place], present));
  const other = present === undefined ? undefined : nicWith(guest[place === "live" ? "stored" : "live"], present);
  const wanted = wantedView(args, mac);
  if (!nic) {
    return [operation("attach", place, mac, document(plugged(applyView(wanted, other && withoutPlace(other)), args)))];
  }
  const base = place === "live" ? ofItsOwn(nic, nicWith(guest.stored, macOf(nic))) : nic;
  const lasting = place === "live" ? { ...wanted, bootOrder: undefined } : wanted;
  const keys = differing(viewNic(nic), lasting);
  if (keys.length === 0) {
    return [];
  }
  const next = applyView(lasting, base);
  if (macOf(nic) !== mac || (place === "live" && (always || keys.some((key) => isReplugged(guest, nic, key, args))))) {
    const deferred = place === "live" && args.onGuestsAttached?.restart === "defer" && guest.stored !== undefined;
    return deferred ? [] : [operation("detach", place, macOf(nic), document(nic)), operation("attach", place, mac, document(plugged(next, args)))];
  }
  return [{ ...operation("update", place, mac, document(next)), before: document(nic) }];
}

function isReplugged(guest: Guest, nic: DomainInterfaceXml, key: keyof NicView, args: AnyNic): boolean {
  const state = observeNic(guest, macOf(nic), args);
  return state !== undefined && needsReplug(key, state, args);
}

/** A new NIC goes into the running guest and its definition by one call, which gives it the same PCI address in both. */
function attachedTogether(perPlace: readonly (readonly Operation[])[]): Operation[] {
  const [first, second] = perPlace.map((operations) => (operations.length === 1 && operations[0]?.verb === "attach" ? operations[0] : undefined));
  return first && second && first.text === second.text ? [{ ...first, place: "both" }] : perPlace.flat();
}

function isMarked(guest: Guest, place: Place, mac: string, args: AnyNic): boolean {
  return guest[place]?.marks.some((mark) => mark.mac === mac && mark.name === args.name && mark.owner === args.owner) ?? false;
}

function unmarking(guest: Guest, mac: string): Operation[] {
  return places.filter((place) => guest[place]?.marks.some((mark) => mark.mac === mac)).map((place) => operation("unmark", place, mac, ""));
}

/** What a running NIC has only from its network's port group must not become its own; a transient guest has nothing else stored. */
function ofItsOwn(live: DomainInterfaceXml, stored: DomainInterfaceXml | undefined): DomainInterfaceXml {
  return live.source?.network === undefined ? live : { ...live, vlan: stored?.vlan, bandwidth: stored?.bandwidth, virtualport: stored?.virtualport };
}

/** Names that libvirt gives out anew at each plugging in. */
const AUTOMATIC = /^(vnet|macvtap|macvlan)\d+$/;

function plugged(nic: DomainInterfaceXml, args: AnyNic): DomainInterfaceXml {
  const alias = nic.alias?.name?.startsWith("ua-") ? nic.alias : { name: defaultAlias(args) };
  return { ...nic, alias, target: AUTOMATIC.test(nic.target?.dev ?? "") ? undefined : nic.target };
}

/** The slot that is free in one definition may be taken in the other. */
const withoutPlace = ({ address: _address, ...nic }: DomainInterfaceXml): DomainInterfaceXml => nic;

const document = (nic: DomainInterfaceXml) => renderXml(domainInterface.write("interface", nic));

const operation = (verb: Operation["verb"], place: Operation["place"], mac: string, text: string): Operation => ({ verb, place, mac, text });
