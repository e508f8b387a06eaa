import { isDeepStrictEqual } from "node:util";
import type { PropertyImpact } from "../resource/plan";
import { type Touch, touchOf } from "./dnsmasq";
import type { Network } from "./model";
import { normalise } from "./normalise";
import { carrierOf, type Observed } from "./observed";
import { laterNics } from "./properties/part";
import { type Entry, type Section, type SectionName, sameEntry, sectionsOf, withoutSections } from "./sections";
import type { XmlElement } from "./xml";

/** One step on the way from what is there to what is asked for, in the order in which they are carried out. */
export type Operation =
  | { readonly kind: "define"; readonly network: Network }
  | {
      readonly kind: "net-update";
      readonly command: "add-last" | "delete" | "modify";
      readonly section: SectionName;
      readonly parentIndex?: number;
      readonly entry: XmlElement;
      /** What undoes it. */
      readonly back: Pick<NetUpdate, "command" | "entry">;
      readonly live: boolean;
      readonly config: boolean;
    }
  | { readonly kind: "autostart"; readonly on: boolean }
  | { readonly kind: "start" }
  | { readonly kind: "stop" }
  /** Destroy and start, with every guest plugged in again. */
  | { readonly kind: "restart" }
  /** Destroy and start of a network on devices of the host, which its guests do not notice. */
  | { readonly kind: "renew" }
  /** Plug guests in again that hang on the network but are not in its bridge, and put spanning tree right. */
  | { readonly kind: "plug" }
  /** Have libvirt see that its dnsmasq is gone, and start another. */
  | { readonly kind: "wake dnsmasq"; readonly touch: Touch }
  /** Take away what a broken-off change has left. */
  | { readonly kind: "sweep" }
  | { readonly kind: "undefine" };

type NetUpdate = Extract<Operation, { kind: "net-update" }>;

export interface Desired {
  /**
   * A definition with everything in it that is asked for; what nobody asked about stays as it is there. Applied to the live
   * and to the stored definition separately, so that a difference between them which is not ours never costs a restart.
   */
  readonly overlay: (base: Network | undefined) => Network;
  readonly autostart: boolean;
  readonly active: boolean;
  readonly onGuestsAttached?: { readonly restart?: "refuse" | "reattach" | "defer" };
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
  return [...(observed.stray ? [{ kind: "sweep" } as const] : []), ...changing(observed, desired)];
}

function changing(observed: Observed, desired: Desired): Operation[] {
  const { definition } = observed;
  const define: Operation = { kind: "define", network: desired.overlay(definition ?? observed.live) };
  const annotated = definition !== undefined && isDeepStrictEqual(annotations(definition), annotations(define.network));
  const config = definition && annotated ? updatesBetween(definition, define.network) : "define";
  const wanted = observed.live && desired.overlay(observed.live);
  const all = observed.live && wanted ? updatesBetween(observed.live, wanted) : [];
  const defers = all === "define" && desired.onGuestsAttached?.restart === "defer" && observed.guests.length > 0;
  const live = observed.live && wanted && defers ? updatesBetween(observed.live, withSectionsOf(observed.live, wanted)) : all;
  const switches: Operation[] = observed.autostart === desired.autostart ? [] : [{ kind: "autostart", on: desired.autostart }];
  const plug: Operation[] = observed.unplugged.length > 0 || spanningTreeIsOff(observed, desired) ? [{ kind: "plug" }] : [];
  const wake: Operation[] = observed.live && observed.dnsmasq === false ? [{ kind: "wake dnsmasq", touch: touchOf(observed.live) }] : [];

  if (!observed.active || !desired.active) {
    const stop: Operation[] = observed.active ? [{ kind: "stop" }] : [];
    const start: Operation[] = desired.active ? [{ kind: "start" }] : [];
    return [...stop, ...(config === "define" ? [define] : toOperations(config, { live: false, config: true })), ...switches, ...start];
  }
  if (live === "define") {
    return [define, { kind: carrierOf(define.network) === "devices" ? "renew" : "restart" }, ...switches];
  }
  if (config === "define") {
    return [define, ...toOperations(live, { live: true, config: false }), ...switches, ...plug, ...wake];
  }
  return [...merged(live, config), ...switches, ...plug, ...wake];
}

/** A re-plug turns spanning tree off for its duration; one that was broken off leaves it so. */
export function spanningTreeIsOff({ live, spanningTree }: Pick<Observed, "live" | "spanningTree">, { overlay }: Pick<Desired, "overlay">): boolean {
  return spanningTree === false && live !== undefined && live.bridge?.stp !== false && overlay(live).bridge?.stp !== false;
}

/** Whether two definitions say the same in other words, or of nothing that runs. */
export function saysTheSame(from: Network, to: Network): boolean {
  return isDeepStrictEqual(normalise(from), normalise(to));
}

/** What it costs to turn a running network into another: the planner's own answer, for previews. */
export function impactBetween(from: Network, to: Network): PropertyImpact {
  const updates = updatesBetween(from, to);
  if (updates === "define" && carrierOf(to) === "devices") {
    return laterNics;
  }
  if (updates === "define") {
    return { impact: "restart", why: "libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again" };
  }
  const costs = updates.map(({ section }) => (carrierOf(to) === "devices" ? laterNics : sectionCost[section.name]));
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

type Command = "delete" | "modify" | "add-last";

interface Update {
  readonly section: Section;
  readonly command: Command;
  readonly entry: Entry;
  /** The entry in whose place it comes. */
  readonly old?: Entry;
}

/** What separates two definitions, as updates of lists; "define" when more than that differs. */
function updatesBetween(from: Network, to: Network): Update[] | "define" {
  if (from === to) {
    return [];
  }
  const [before, after] = [normalise(from), normalise(to)];
  if (isDeepStrictEqual(before, after)) {
    return [];
  }
  if (!isDeepStrictEqual(structure(before), structure(after))) {
    return "define";
  }
  const [old, wanted] = [sectionsOf(before), sectionsOf(after)];
  const updates: Update[] = [];
  for (const [i, section] of wanted.entries()) {
    const present = (old[i] as Section).entries;
    const changed = section.replaceable ? section.entries.filter((entry) => present.some((other) => isReplacedBy(other, entry))) : [];
    const gone = present.filter((entry) => !section.entries.some((other) => sameEntry(entry, other)) && !changed.some((other) => isReplacedBy(entry, other)));
    const added = section.entries.filter((entry) => !present.some((other) => sameEntry(entry, other)) && !changed.includes(entry));
    if (ambiguous(gone, present) || ambiguous(added, section.entries)) {
      return "define";
    }
    updates.push(...changed.map((entry) => ({ section, command: "modify" as const, entry, old: present.find((other) => isReplacedBy(other, entry)) })));
    updates.push(...gone.map((entry) => ({ section, command: "delete" as const, entry })));
    updates.push(...added.map((entry) => ({ section, command: "add-last" as const, entry })));
  }
  return ORDER.flatMap((command) => updates.filter((update) => update.command === command));
}

/** Every deletion first: an address may move from one section to another. */
const ORDER: readonly Command[] = ["delete", "modify", "add-last"];

function isReplacedBy(old: Entry, entry: Entry): boolean {
  return isDeepStrictEqual(old.keys, entry.keys) && !sameEntry(old, entry);
}

/** The running network with the lists of another one, as far as the two have the same places for them. */
function withSectionsOf(live: Network, { ips, dns, portgroups, forward }: Network): Network {
  const lists = (ip: Network["ips"][number]) => ips.find(({ address }) => address === ip.address)?.dhcp ?? { ranges: [], hosts: [] };
  return {
    ...live,
    ips: live.ips.map((ip) =>
      ips.some(({ address }) => address === ip.address) ? { ...ip, dhcp: { ...ip.dhcp, ranges: lists(ip).ranges, hosts: lists(ip).hosts } } : ip,
    ),
    dns: { forwarders: [], ...live.dns, hosts: dns?.hosts ?? [], txts: dns?.txts ?? [], srvs: dns?.srvs ?? [] },
    portgroups,
    forward: live.forward && forward && { ...live.forward, interfaces: forward.interfaces, dev: forward.dev },
  };
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
  return updates.map(({ section, command, entry, old }) => ({
    kind: "net-update",
    command,
    section: section.name,
    parentIndex: section.parentIndex,
    entry: command === "delete" ? entry.match : entry.add,
    back: undoing(command, entry, old),
    ...where,
  }));
}

/** What puts a list back as it was before an update. */
export function undoing(command: Command, entry: Entry, old: Entry | undefined): { command: Command; entry: XmlElement } {
  if (command === "delete") {
    return { command: "add-last", entry: entry.add };
  }
  return command === "modify" && old ? { command, entry: old.add } : { command: "delete", entry: entry.match };
}

/** One call for an update that both definitions need, two calls where they have drifted apart. */
function merged(live: readonly Update[], config: readonly Update[]): Operation[] {
  const same = (a: Update, b: Update) =>
    a.command === b.command && a.section.name === b.section.name && a.section.parentIndex === b.section.parentIndex && sameEntry(a.entry, b.entry);
  const both = live.filter((update) => config.some((other) => same(update, other)));
  const onlyIn = (updates: readonly Update[]) => updates.filter((update) => !both.some((other) => same(update, other)));
  const inOrder = (command: Command) => [
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
  return ORDER.flatMap(inOrder);
}
