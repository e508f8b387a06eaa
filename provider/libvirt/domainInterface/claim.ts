import { KvmnetError } from "../../resource/error";
import type { Present } from "../../resource/identity";
import type { Snapshot } from "../snapshot";
import { allGuests, type Guest, guestsWithNic, guestWhere, marksOf, nicWith } from "./guest";
import { defaultAlias, defaultMac } from "./mac";
import type { AnyNic } from "./schema";
import { aliasOf, macsOf, type NicState, observeNic } from "./state";

/** The NIC that a state speaks of, or the only one of this name. */
export function findNic(snapshot: Snapshot, name: string, last: NicState | undefined): NicState | undefined {
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

/** Every NIC of every guest. */
export function presentNics(snapshot: Snapshot): Present<NicState>[] {
  return allGuests(snapshot).flatMap((guest) =>
    [...macsOf(guest)].map((mac) => {
      const mark = marksOf(guest).find((one) => one.mac === mac);
      return {
        id: `${guest.name}/${mac}`,
        ...(mark && { also: [`${guest.name}/${mark.name}`], name: mark.name }),
        observe: (name: string) => observeNic(guest, mac, mark ?? { name, owner: "" }),
      };
    }),
  );
}

/** MAC addresses under which a guest has the NIC of a state, with our mark. Refuses one whose mark somebody took off. */
export function marked(guest: Guest, state: NicState): string[] {
  const mine = marksOf(guest).filter((mark) => mark.name === state.name && mark.owner === state.owner);
  if (mine.length === 0 && ours(guest, state) !== undefined) {
    throw notOurs(
      `somebody took our mark off the NIC ${state.mac} of ${guest.name}, so it is not removed`,
      "to remove it, run `pulumi up` once, which marks it again; to keep it, remove it from the state (`pulumi state delete`)",
    );
  }
  return mine.map(({ mac }) => mac);
}

/** The MAC address under which the guest has the NIC of this owner and name: by its mark, or by our alias when somebody took the mark off. Without an owner: imported, and not marked yet. */
function ours(guest: Guest, { name, owner, mac, alias }: { name: string; owner: string; mac: string; alias: string }): string | undefined {
  const macs = macsOf(guest);
  const marks = marksOf(guest);
  const mine = marks.filter((mark) => mark.name === name && mark.owner === owner && macs.has(mark.mac)).map((mark) => mark.mac);
  if (mine.length > 0) {
    return mine.includes(mac) ? mac : mine[0];
  }
  const unmarked = macs.has(mac) && !marks.some((mark) => mark.mac === mac);
  if (unmarked && owner === "") {
    return mac;
  }
  return unmarked && alias.startsWith("ua-kvmnet-") && hasAlias(guest, mac, alias) ? mac : undefined;
}

const hasAlias = (guest: Guest, mac: string, alias: string) =>
  [guest.live, guest.stored].some((side) => {
    const nic = nicWith(side, mac);
    return nic !== undefined && aliasOf(nic) === alias;
  });

/** Which NIC of the guest to bring to what is asked for; none means a new one. Refuses one that is not ours. */
export function claim(guest: Guest, args: AnyNic, last: NicState | undefined): string | undefined {
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
