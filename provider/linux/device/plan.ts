import { guardNote, noted } from "../../host/guard/words";
import type { Change } from "../../resource/change";
import { planClaim } from "../../resource/claim";
import { type Impacts, type PropertyImpact, planProperties } from "../../resource/plan";
import { canSetDns } from "../kernel/dns";
import { planPersistence } from "../persistence/plan";
import { type Desired, desiredOf } from "./desired";
import type { CommonSpec, DeviceArgs, DeviceState } from "./spec";
import { type Target, targetByState } from "./target";

const common: Impacts<DeviceArgs> = {
  name: { impact: "replace", why: "the device is made anew under the other name" },
  lowerDevice: { impact: "blip", why: "the kernel cannot move it: it is made anew on the other device, in its place, in the same step" },
  ports: { impact: "blip", why: "traffic over the ports that leave or join is interrupted; guests stay attached" },
  addresses: { impact: "blip", why: "connections to an address that goes away end" },
  gateway: { impact: "none", why: "the default route changes live" },
  gateway6: { impact: "none", why: "the default route changes live" },
  gatewayMetric: { impact: "none", why: "the default route changes live" },
  dhcp4: { impact: "blip", why: "the address changes with the lease" },
  dhcp6: { impact: "blip", why: "the address changes with the lease" },
  dns: { impact: "none", why: "only the host's own resolver is concerned" },
  mtu: { impact: "none", why: "the kernel changes it live; guests keep the MTU that they have" },
  mac: { impact: "blip", why: "neighbours of the host have to learn its new MAC address" },
  up: { impact: "blip", why: "nothing passes while the device is down" },
  onGuestsAttached: { impact: "none", why: "only remembered, for later changes" },
  guard: { impact: "none", why: "only remembered, for later changes" },
};

/** Stated once, for plans and for the reference pages: common properties that the kind has, its options, and its own. */
export function deviceImpacts<Args extends DeviceArgs, State extends DeviceState>(spec: CommonSpec<Args, State>): Impacts<Args> {
  const has = { ...spec.args.shape, name: true };
  const shared = Object.fromEntries(Object.entries(common).filter(([property]) => property in has));
  const options = Object.fromEntries(spec.options.map(({ property, cost }) => [property, cost]));
  return { ...shared, ...options, ...spec.impacts } as Impacts<Args>;
}

/** Compared in a way of their own below, or by the kind. */
const special = ["name", "ports", "addresses", "gatewayMetric"];

/** Changes of these do not touch the running device. */
const harmless = new Set<string>(["persistence", "owner", "onGuestsAttached", "guard"]);

export function planDevice<Args extends DeviceArgs, State extends DeviceState>(
  spec: CommonSpec<Args, State>,
  state: State,
  args: Args,
  { before, keeping }: Target = targetByState(spec, state, args),
): Change[] {
  const impacts = deviceImpacts(spec);
  const apart: readonly string[] = [...special, ...(spec.planned ?? [])];
  const plain = Object.fromEntries(Object.entries(impacts).filter(([property]) => !apart.includes(property))) as Impacts<Args>;
  const costOf = (property: keyof DeviceArgs) => (impacts as Impacts<DeviceArgs>)[property] ?? { impact: "none", why: "" };
  // What ports that join would bring is no change of what there is.
  const kept = desiredOf(args, before);
  const changes = [
    ...planProperties(state, args, plain),
    ...planPorts(state, args, costOf("ports")),
    ...planAddresses(state, args, kept, costOf("addresses")),
    ...planMovedDns(state, args, kept, costOf("dns")),
    ...planMetric(state, args, costOf("gatewayMetric")),
    ...(spec.plan?.(state, args) ?? []),
    ...planClaim(state, args),
    ...planPersistence(keeping),
  ];
  return changes.map((change) => guarded(spec.refine?.(change, state, args) ?? change, state, args, spec.unguarded));
}

/** The order of ports has no meaning. A port that is down does not carry anything. */
function planPorts(state: DeviceState, { ports, up }: DeviceArgs, cost: PropertyImpact): Change[] {
  if (ports === undefined) {
    return [];
  }
  const down = up ? (state.portsDown ?? []).filter((port) => ports.includes(port)) : [];
  return [
    ...(sameSet(state.ports ?? [], ports) ? [] : [{ path: ["ports"], from: state.ports, to: ports, ...cost }]),
    ...down.map((port) => ({ path: ["ports", ports.indexOf(port)], from: `${port} (down)`, to: `${port} (up)`, ...cost })),
  ];
}

const further: PropertyImpact = { impact: "none", why: "addresses are added to those that are there" };

/** Moved addresses that are lost are put back; further ones are not managed unless `addresses` is set. */
function planAddresses(state: DeviceState, args: DeviceArgs, { addresses = [], details }: Desired, cost: PropertyImpact): Change[] {
  const present = state.addresses ?? [];
  if (args.addresses !== undefined) {
    const leaves = present.some((address) => !args.addresses?.includes(address));
    return sameSet(present, args.addresses) ? [] : [{ path: ["addresses"], from: state.addresses, to: args.addresses, ...(leaves ? cost : further) }];
  }
  // A state does not show those of the link alone.
  const shown = addresses.filter((address) => details[address]?.scope !== "link");
  const lost = shown.filter((address) => !present.includes(address));
  return lost.length > 0 ? [{ path: ["moveAddresses"], from: present, to: [...present, ...lost], ...cost }] : [];
}

/** The same for name servers that came with a port. */
function planMovedDns(state: DeviceState, args: DeviceArgs, { dns }: Desired, cost: PropertyImpact): Change[] {
  const wanted = args.dns === undefined && state.dnsManager === "systemd-resolved" ? dns : undefined;
  const lost = wanted && [...wanted.servers, ...wanted.search].some((value) => !state.dns?.servers.includes(value) && !state.dns?.search.includes(value));
  return lost ? [{ path: ["moveAddresses"], from: state.dns, to: wanted, ...cost }] : [];
}

/** Only worth a word when the route itself is right; else the change of the gateway says it. */
function planMetric(state: DeviceState, { gatewayMetric: to }: DeviceArgs, cost: PropertyImpact): Change[] {
  const there = [state.gateway, state.gateway6].some((gateway) => gateway !== undefined && gateway !== "none");
  return to === undefined || !there || state.gatewayMetric === to ? [] : [{ path: ["gatewayMetric"], from: state.gatewayMetric, to, ...cost }];
}

/** Says at preview what cannot be done as things are, and what has to be confirmed. */
function guarded(change: Change, state: DeviceState, args: DeviceArgs, unguarded: readonly string[] = []): Change {
  if (change.refused || harmless.has(String(change.path[0]))) {
    return change;
  }
  if (change.path[0] === "dns" && state.dnsManager && !canSetDns(state.dnsManager)) {
    return { ...change, refused: `name servers on this host belong to ${state.dnsManager}; leave \`dns\` out and set them there` };
  }
  if (unguarded.includes(String(change.path[0]))) {
    return change;
  }
  const joining = (args.ports ?? []).filter((port) => !state.ports?.includes(port));
  return noted(change, guardNote([state.name, ...joining], state.hostFacts.sessionDevices, args.guard));
}

export function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}
