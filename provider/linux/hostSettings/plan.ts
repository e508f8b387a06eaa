import { isDeepStrictEqual } from "node:util";
import { noted } from "../../host/guard/words";
import { type Change, valueAt } from "../../resource/change";
import { planClaim } from "../../resource/claim";
import type { Impacts } from "../../resource/plan";
import { danger, sessionDanger } from "./dangers";
import { filesFor, hashesOf } from "./file";
import { toRestore } from "./restore";
import { argumentOf, assignmentsOf, leavesOf, valuesOf } from "./settings";
import type { HostSettingsArgs, HostSettingsState } from "./types";

export const hostSettingsImpacts: Impacts<HostSettingsArgs> = {
  ipForward: { impact: "blip", why: "switching it off ends routing: guests behind the host lose their way out; switching it on disturbs nobody" },
  ipv6Forward: { impact: "blip", why: "switching it off ends routing: guests behind the host lose their way out; switching it on disturbs nobody" },
  reversePathFilter: { impact: "blip", why: "packets whose answer would take another way may be dropped" },
  arpIgnore: { impact: "blip", why: "requests that were answered may stay without answer" },
  arpAnnounce: { impact: "none", why: "only the source address in ARP requests" },
  ignoreRoutesWithLinkDown: { impact: "blip", why: "routes over devices without carrier come or go" },
  bridgeNetfilter: { impact: "blip", why: "traffic among guests of a bridge begins or ceases to pass the host's firewall rules" },
  neighbourTable: { impact: "none", why: "the table is resized live" },
  conntrackMax: { impact: "none", why: "the table is resized live" },
  guard: { impact: "none", why: "only says how later changes are made" },
  interfaces: { impact: "blip", why: "at most, what passes this device is interrupted; the preview says it for each setting" },
};

export function planHostSettings(state: HostSettingsState, args: HostSettingsArgs): Change[] {
  return [...planSettings(state, args), ...planRestored(state, args), ...planClaim(state, args), ...planFiles(state, args)];
}

function planSettings(state: HostSettingsState, args: HostSettingsArgs): Change[] {
  return leavesOf(args).flatMap((leaf) => {
    const from = valueAt(state, leaf.path);
    if (isDeepStrictEqual(from, leaf.value)) {
      return [];
    }
    const refused = danger(leaf, state, args);
    const cut = sessionDanger(leaf, state, args);
    return [noted({ path: leaf.path, from, to: leaf.value, ...leaf.cost(from), ...(refused && { refused }) }, cut && `${cut}: the host takes it back then`)];
  });
}

/** A setting that the program no longer has is put back to what it was. */
function planRestored(state: HostSettingsState, args: HostSettingsArgs): Change[] {
  const changes = toRestore(state, valuesOf(assignmentsOf(args))).flatMap((assignment) => {
    const to = argumentOf(assignment);
    const from = argumentOf({ ...assignment, value: state.sysctls[assignment.key]?.found ?? "" })?.value;
    const cost = to?.cost(from);
    return to && cost ? [{ path: to.path, from, to: to.value, impact: cost.impact, why: `no longer declared, so it is put back: ${cost.why}` }] : [];
  });
  return [...new Map(changes.map((change) => [change.path.join("."), change])).values()];
}

const beforeOf = (state: HostSettingsState) =>
  Object.fromEntries(Object.entries(state.sysctls).flatMap(([key, { before }]) => (before === undefined ? [] : [[key, before]])));

function planFiles(state: HostSettingsState, args: HostSettingsArgs): Change[] {
  const wanted = hashesOf(filesFor(args, beforeOf(state)));
  if (isDeepStrictEqual(state.files, wanted)) {
    return [];
  }
  const to = args.persistence === "runtime" ? "none" : "sysctl.d";
  const from = state.persistedBy === to ? `${to} (other content)` : state.persistedBy;
  return [{ path: ["persistence"], from, to, impact: "none", why: "only files are written; the running settings stay as they are" }];
}
