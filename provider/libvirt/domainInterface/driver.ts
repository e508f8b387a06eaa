import type { Host } from "../../host/host";
import { pathText } from "../../resource/change";
import { KvmnetError } from "../../resource/error";
import { readSnapshot } from "../snapshot";
import { apply } from "./apply";
import { cannotLive, failure } from "./errors";
import { type Guest, guestsWithNic, guestWhere, marksOf, nicWith } from "./guest";
import { defaultAlias, defaultMac } from "./mac";
import { decide, removal } from "./operations";
import { planNic, targetMac } from "./plan";
import type { AnyNic } from "./schema";
import { aliasOf, macsOf, type NicState, observeNic } from "./state";

/** The NIC that a state speaks of, or the only one of this name. */
export async function findNic(host: Host, name: string, last: NicState | undefined): Promise<NicState | undefined> {
  const snapshot = await readSnapshot(host);
  if (last) {
    const guest = guestWhere(snapshot, { uuid: last.domainUuid }) ?? guestWhere(snapshot, { name: last.domain });
    const mac = guest && ours(guest, { ...last, name });
    return guest && mac ? observeNic(guest, mac, { name, owner: last.owner }) : undefined;
  }
  const found = guestsWithNic(snapshot, name).flatMap((guest) => {
    const mark = marksOf(guest).find((one) => one.name === name && macsOf(guest).has(one.mac));
    return mark ? [{ guest, mark }] : [];
  });
  if (found.length > 1) {
    const guests = found.map(({ guest }) => guest.name).join(", ");
    throw new KvmnetError({ code: "refused", problem: `several guests have a NIC named ${name}: ${guests}`, remedy: "read it from the stack that owns it" });
  }
  return found[0] && observeNic(found[0].guest, found[0].mark.mac, found[0].mark);
}

/** Create and update are one: whatever is there of ours is brought to what is asked for, and verified. */
export async function converge(host: Host, args: AnyNic, last?: NicState): Promise<NicState> {
  const guest = guestWhere(await readSnapshot(host), { name: args.domain });
  if (!guest) {
    throw new KvmnetError({
      code: "refused",
      property: "domain",
      problem: `there is no guest named ${args.domain}`,
      remedy: "make the guest first; virsh list --all shows those that there are",
    });
  }
  return bring(host, guest, args, last, 2);
}

async function bring(
  host: Host,
  guest: Guest,
  args: AnyNic,
  last: NicState | undefined,
  attempts: number,
  replug: "as needed" | "always" = "as needed",
): Promise<NicState> {
  const present = claim(guest, args, last);
  const state = present === undefined ? undefined : observeNic(guest, present, args);
  refuseDisturbance(state, args, replug);
  const operations = decide(guest, present, args, replug);
  if (operations.length === 0 && state) {
    return state;
  }
  const outcome = await apply(host, guest.uuid, operations);
  const now = guestWhere(outcome.snapshot, { uuid: guest.uuid });
  const mac = now && [targetMac(args, present), present].find((one) => one !== undefined && macsOf(now).has(one));
  const after = now && mac ? observeNic(now, mac, args) : undefined;
  if (now && outcome.failed === "update" && cannotLive(outcome.words) && attempts > 1) {
    return bring(host, now, args, last, attempts - 1, "always");
  }
  const left = after ? planNic(after, args) : undefined;
  // Without a complaint, something else was at work between our read and our write, such as a step that an interrupted run left behind.
  if (now && !outcome.failed && left?.length !== 0 && attempts > 1) {
    return bring(host, now, args, last, attempts - 1);
  }
  if (outcome.failed || !after || left?.length !== 0) {
    const unmet = left?.map(({ path }) => pathText(path)).join(", ") ?? "";
    throw failure({ ...outcome, words: outcome.words || `still different: ${unmet}` }, `DomainInterface ${args.name}`, after);
  }
  return after;
}

/** Removes the NIC; gone already is fine. */
export async function removeNic(host: Host, state: NicState): Promise<void> {
  const snapshot = await readSnapshot(host);
  const guest = guestWhere(snapshot, { uuid: state.domainUuid });
  if (!guest) {
    return;
  }
  const marked = marksOf(guest).filter((mark) => mark.name === state.name && mark.owner === state.owner);
  if (marked.length === 0 && ours(guest, state) !== undefined) {
    throw new KvmnetError({
      code: "not-ours",
      problem: `somebody took our mark off the NIC ${state.mac} of ${guest.name}, so it is not removed`,
      remedy: "to remove it, run `pulumi up` once, which marks it again; to keep it, remove it from the state (`pulumi state delete`)",
    });
  }
  const operations = marked.flatMap(({ mac }) => removal(guest, mac));
  if (operations.length === 0) {
    return;
  }
  const outcome = await apply(host, guest.uuid, operations);
  const now = guestWhere(outcome.snapshot, { uuid: guest.uuid });
  if (outcome.failed || (now && marked.some(({ mac }) => macsOf(now).has(mac)))) {
    throw failure(outcome, `DomainInterface ${state.name}`, undefined);
  }
}

/** The MAC address under which the guest has the NIC of this owner and name: by its mark, or by our alias when somebody took the mark off. */
function ours(guest: Guest, { name, owner, mac, alias }: { name: string; owner: string; mac: string; alias: string }): string | undefined {
  const macs = macsOf(guest);
  const marks = marksOf(guest);
  const mine = marks.filter((mark) => mark.name === name && mark.owner === owner && macs.has(mark.mac)).map((mark) => mark.mac);
  if (mine.length > 0) {
    return mine.includes(mac) ? mac : mine[0];
  }
  const unmarked = macs.has(mac) && !marks.some((mark) => mark.mac === mac);
  return unmarked && alias.startsWith("ua-kvmnet-") && hasAlias(guest, mac, alias) ? mac : undefined;
}

const hasAlias = (guest: Guest, mac: string, alias: string) =>
  [guest.live, guest.stored].some((side) => {
    const nic = nicWith(side, mac);
    return nic !== undefined && aliasOf(nic) === alias;
  });

/** Which NIC of the guest to bring to what is asked for; none means a new one. Refuses one that is not ours. */
function claim(guest: Guest, args: AnyNic, last: NicState | undefined): string | undefined {
  const macs = macsOf(guest);
  const marks = marksOf(guest).filter((mark) => macs.has(mark.mac));
  const namesake = marks.find((mark) => mark.name === args.name && mark.owner !== args.owner && mark.owner !== last?.owner);
  const there = marks.find((mark) => mark.mac === args.mac && (mark.owner !== args.owner || mark.name !== args.name) && mark.owner !== last?.owner);
  const other = namesake ?? there;
  if (other) {
    throw notOurs(
      `the NIC ${other.mac} of ${guest.name}, named ${other.name}, belongs to ${other.owner}`,
      "choose another name or MAC address, or remove it from the program that owns it",
    );
  }
  const mine = ours(guest, { ...args, alias: defaultAlias(args) }) ?? (last && ours(guest, last));
  const foreign =
    macs.has(args.mac) && mine !== args.mac && !marks.some((mark) => mark.mac === args.mac && mark.owner === args.owner && mark.name === args.name);
  const given = args.mac !== defaultMac(args) || mine === undefined;
  if (foreign && given && !(args.adopt && mine === undefined)) {
    throw notOurs(
      `a NIC with the MAC address ${args.mac} is in ${guest.name} already and carries no mark of ours`,
      "choose another MAC address, or set adopt: true to take it over",
    );
  }
  return mine ?? (foreign ? args.mac : undefined);
}

function notOurs(problem: string, remedy: string): KvmnetError {
  return new KvmnetError({ code: "not-ours", problem, remedy });
}

function refuseDisturbance(state: NicState | undefined, args: AnyNic, replug: "as needed" | "always"): void {
  if (!state) {
    return;
  }
  const refused = planNic(state, args).find((change) => change.refused !== undefined)?.refused;
  const unforeseen = replug === "always" && state.plugged && (args.onGuestsAttached?.restart ?? "refuse") === "refuse";
  if (refused ?? unforeseen) {
    throw new KvmnetError({
      code: "refused",
      problem:
        refused ??
        `this host's libvirt cannot make the change on a NIC that is in use; plugging it in again would cut off ${state.domain} (${state.mac} on ${state.targetDevice})`,
      remedy: 'set onGuestsAttached: { restart: "reattach" } to unplug it and plug it in again, or make the change when the guest is off',
    });
  }
}
