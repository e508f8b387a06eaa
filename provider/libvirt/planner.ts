import { isDeepStrictEqual } from "node:util";
import type { PropertyImpact } from "../resource/plan";
import type { Network } from "./model";
import { normalise } from "./normalise";
import type { Observed } from "./observed";
import { type Entry, type Section, type SectionName, sameEntry, sectionsOf, withoutSections } from "./sections";
import type { XmlElement } from "./xml";

/** One step on the way from what is there to what is asked for, in the order in which they are carried out. */
export type Operation =
  | { readonly kind: "define"; readonly network: Network }
  | {
      readonly kind: "net-update";
      readonly command: "add-last" | "delete";
      readonly section: SectionName;
      readonly parentIndex?: number;
      readonly entry: XmlElement;
      readonly live: boolean;
      readonly config: boolean;
    }
  | { readonly kind: "autostart"; readonly on: boolean }
  | { readonly kind: "start" }
  | { readonly kind: "stop" }
  /** Destroy and start, with every guest plugged in again. */
  | { readonly kind: "restart" }
  /** Plug guests in again that hang on the network but are not in its bridge. */
  | { readonly kind: "plug" };

export interface Desired {
  /**
   * A definition with everything in it that is asked for; what nobody asked about stays as it is there. Applied to the live
   * and to the stored definition separately, so that a difference between them which is not ours never costs a restart.
   */
  readonly overlay: (base: Network | undefined) => Network;
  readonly autostart: boolean;
  readonly active: boolean;
}

/** The least disturbing way to the desired state. Pure; `[]` means in step. */
export function planOperations(observed: Observed | undefined, desired: Desired): Operation[] {
  if (!observed) {
    return [
      { kind: "define", network: desired.overlay(undefined) },
      ...(desired.autostart ? [{ kind: "autostart", on: true } as const] : []),
      ...(desired.active ? [{ kind: "start" } as const] : []),
    ];
  }
  const { definition } = observed;
  const define: Operation = { kind: "define", network: desired.overlay(definition ?? observed.live) };
  const annotated = definition !== undefined && isDeepStrictEqual(annotations(definition), annotations(define.network));
  const config = definition && annotated ? updatesBetween(definition, define.network) : "define";
  const live = observed.live ? updatesBetween(observed.live, desired.overlay(observed.live)) : [];
  const switches: Operation[] = observed.autostart === desired.autostart ? [] : [{ kind: "autostart", on: desired.autostart }];
  const plug: Operation[] = observed.unplugged.length > 0 ? [{ kind: "plug" }] : [];

  if (!observed.active || !desired.active) {
    const stop: Operation[] = observed.active ? [{ kind: "stop" }] : [];
    const start: Operation[] = desired.active ? [{ kind: "start" }] : [];
    return [...stop, ...(config === "define" ? [define] : toOperations(config, { live: false, config: true })), ...switches, ...start];
  }
  if (live === "define") {
    return [define, { kind: "restart" }, ...switches];
  }
  if (config === "define") {
    return [define, ...toOperations(live, { live: true, config: false }), ...switches, ...plug];
  }
  return [...merged(live, config), ...switches, ...plug];
}

/** What it costs to turn a running network into another: the planner's own answer, for previews. */
export function impactBetween(from: Network, to: Network): PropertyImpact {
  const updates = updatesBetween(from, to);
  if (updates === "define") {
    return { impact: "restart", why: "libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again" };
  }
  const costs = updates.map(({ section }) => sectionCost[section.name]);
  return costs.find(({ impact }) => impact === "blip") ?? costs[0] ?? { impact: "none", why: "only the stored definition changes" };
}

const sectionCost: Readonly<Record<SectionName, PropertyImpact>> = {
  "dns-host": { impact: "none", why: "dnsmasq re-reads its hosts file" },
  "dns-txt": { impact: "blip", why: "dnsmasq restarts: no DNS and DHCP for a moment" },
  "dns-srv": { impact: "blip", why: "dnsmasq restarts: no DNS and DHCP for a moment" },
  "ip-dhcp-host": { impact: "blip", why: "libvirt removes the network's firewall rules and adds them again; leases stay until renewal" },
  "ip-dhcp-range": { impact: "blip", why: "dnsmasq restarts, and libvirt removes the network's firewall rules and adds them again" },
  "forward-interface": { impact: "blip", why: "libvirt removes the network's firewall rules and adds them again" },
  portgroup: { impact: "none", why: "holds for NICs that are plugged in from now on" },
};

interface Update {
  readonly section: Section;
  readonly command: "add-last" | "delete";
  readonly entry: Entry;
}

/** What separates two definitions, as updates of lists; "define" when more than that differs. */
function updatesBetween(from: Network, to: Network): Update[] | "define" {
  const [before, after] = [normalise(from), normalise(to)];
  if (!isDeepStrictEqual(structure(before), structure(after))) {
    return "define";
  }
  const [old, wanted] = [sectionsOf(before), sectionsOf(after)];
  const updates: Update[] = [];
  for (const [i, section] of wanted.entries()) {
    const present = (old[i] as Section).entries;
    const gone = present.filter((entry) => !section.entries.some((other) => sameEntry(entry, other)));
    const added = section.entries.filter((entry) => !present.some((other) => sameEntry(entry, other)));
    if (ambiguous(gone, present) || ambiguous(added, section.entries)) {
      return "define";
    }
    updates.push(...gone.map((entry) => ({ section, command: "delete" as const, entry })));
    updates.push(...added.map((entry) => ({ section, command: "add-last" as const, entry })));
  }
  // Every deletion first: an address may move from one section to another.
  return [...updates.filter(({ command }) => command === "delete"), ...updates.filter(({ command }) => command === "add-last")];
}

/** libvirt finds entries by their keys, and refuses when more than one fits. */
function ambiguous(changed: readonly Entry[], all: readonly Entry[]): boolean {
  return changed.some((entry) => all.filter((other) => other.keys.some((key) => entry.keys.includes(key))).length > 1);
}

/** What a running network cannot take over without a restart. */
function structure(network: Network): object {
  const { uuid: _uuid, name: _name, title: _title, description: _description, metadata: _metadata, ...rest } = withoutSections(network);
  return JSON.parse(JSON.stringify(rest));
}

/** Title, description and metadata: nothing reads them from the running network, so the stored definition counts. */
function annotations(network: Network): object {
  return { title: network.title, description: network.description, metadata: network.metadata?.children ?? [] };
}

function toOperations(updates: readonly Update[], where: { live: boolean; config: boolean }): Operation[] {
  return updates.map(({ section, command, entry }) => ({
    kind: "net-update",
    command,
    section: section.name,
    parentIndex: section.parentIndex,
    entry: command === "delete" ? entry.match : entry.add,
    ...where,
  }));
}

/** One call for an update that both definitions need, two calls where they have drifted apart. */
function merged(live: readonly Update[], config: readonly Update[]): Operation[] {
  const same = (a: Update, b: Update) =>
    a.command === b.command && a.section.name === b.section.name && a.section.parentIndex === b.section.parentIndex && sameEntry(a.entry, b.entry);
  const both = live.filter((update) => config.some((other) => same(update, other)));
  const onlyIn = (updates: readonly Update[]) => updates.filter((update) => !both.some((other) => same(update, other)));
  const inOrder = (command: Update["command"]) => [
    ...toOperations(
      both.filter((update) => update.command === command),
      { live: true, config: true },
    ),
    ...toOperations(
      onlyIn(live).filter((update) => update.command === command),
      { live: true, config: false },
    ),
    ...toOperations(
      onlyIn(config).filter((update) => update.command === command),
      { live: false, config: true },
    ),
  ];
  return [...inOrder("delete"), ...inOrder("add-last")];
}
