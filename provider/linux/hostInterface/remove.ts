import { KvmnetError } from "../../resource/error";
import { nicForgetOrder } from "../kernel/nicRecord";
import { ownerOf } from "../kernel/owner";
import { refusal } from "../kernel/refuse";
import { findLink, type Snapshot } from "../kernel/snapshot";
import { escapedText } from "../kernel/text";
import { filesAsSeen, removalOrders } from "../persistence/plan";
import { observeBoot } from "../persistence/state";
import { type NicContext, observeNic, recordOf } from "./observe";
import { usedReason } from "./plan";
import { restoreCommands, restoreDnsOrders } from "./restore";
import type { HostInterfaceState } from "./types";

/** Gives the NIC back what it had, and takes our mark and files away. Pure; `[]` when nothing of ours is left. */
export function removeOrders(snapshot: Snapshot, state: HostInterfaceState, context: NicContext): string[] {
  const { name, owner } = state;
  const link = findLink(snapshot, name);
  const record = snapshot.nicRecords[name];
  const theirs = link && ownerOf(link.alias) !== "" && link.owner !== owner;
  const ours = record?.owner === owner || link?.owner === owner;
  const files = snapshot.persistence.files.some((file) => file.key === name && file.owner === owner);
  if (!(ours || files)) {
    return [];
  }
  if (theirs) {
    throw new KvmnetError({
      code: "not-ours",
      resource: `HostInterface ${name}`,
      problem: `it is looked after by ${link.owner} now`,
      remedy: "run `pulumi refresh`, and look at what is there",
    });
  }
  const persisted = observeBoot(snapshot.persistence, context.facts, name, [name, ...context.devices]);
  const now = link && ours ? observeNic(snapshot, name, { ...context, last: state }) : undefined;
  return [
    ...(link ? [`alias_is ${name} ${link.alias}`.trim()] : []),
    ...(files ? filesAsSeen(persisted) : []),
    ...(now ? giveBack(snapshot, now) : []),
    ...(files ? removalOrders(persisted, { title: `HostInterface ${name}`, owner, key: name, device: name }) : []),
    ...(now && link ? aliasOrders(name, link.alias, recordOf(snapshot, link)?.before.alias ?? state.before.alias) : []),
    // Last: a run that dies before is finished by the next one.
    ...(record?.owner === owner ? [nicForgetOrder(name)] : []),
  ];
}

function giveBack(snapshot: Snapshot, now: HostInterfaceState): string[] {
  const detach = now.onGuestsAttached?.delete === "detach";
  const commands = restoreCommands(snapshot, now, detach);
  const used = commands.some(({ tool }) => tool === "sriov") && !detach ? usedReason(now) : undefined;
  if (used) {
    throw refusal(`HostInterface ${now.name}`, "name", used, "then run `pulumi up`, and remove it");
  }
  return [...commands.map(({ tool, line }) => `${tool} ${line}`), ...restoreDnsOrders(snapshot, now)];
}

/** Only our own mark is taken away: an alias that somebody has set since stays. */
function aliasOrders(name: string, alias: string, before: string): string[] {
  return ownerOf(alias) !== "" ? [`alias ${name} ${escapedText(before)}`.trim()] : [];
}
