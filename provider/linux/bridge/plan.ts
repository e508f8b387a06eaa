import type { Change } from "../../resource/change";
import { type Impacts, type PropertyImpact, planProperties } from "../../resource/plan";
import { canSetDns } from "../dns";
import { planOwner } from "../mark";
import { planPersistence } from "../persistence/persistence";
import { sessionReason } from "../refuse";
import { desiredAddresses } from "./desired";
import type { BridgeArgs, BridgeState } from "./observe";
import { bridgeUnit } from "./unit";

const live: PropertyImpact = { impact: "none", why: "the kernel changes it live" };

/** Stated once, for plans and for the reference pages. */
export const bridgeImpacts: Impacts<BridgeArgs> = {
  name: { impact: "replace", why: "the bridge is made anew under the other name" },
  ports: { impact: "blip", why: "traffic over the ports that leave or join is interrupted; guests stay attached" },
  addresses: { impact: "none", why: "only connections to an address that goes away end" },
  gateway: { impact: "none", why: "the default route changes live" },
  gateway6: { impact: "none", why: "the default route changes live" },
  gatewayMetric: { impact: "none", why: "the default route changes live" },
  dns: { impact: "none", why: "only the host's own resolver is concerned" },
  mtu: { impact: "none", why: "the kernel changes it live; guests keep the MTU that they have" },
  mac: { impact: "blip", why: "neighbours of the host have to learn its new MAC address" },
  stp: { impact: "blip", why: "ports listen and learn for twice the forward delay before they forward" },
  priority: live,
  forwardDelaySeconds: live,
  helloTimeSeconds: live,
  maxAgeSeconds: live,
  ageingTimeSeconds: live,
  vlanFiltering: { impact: "blip", why: "frames with a VLAN tag that a port is not in are dropped from then on" },
  multicastSnooping: live,
  up: { impact: "blip", why: "nothing passes while the bridge is down" },
  onGuestsAttached: { impact: "none", why: "only remembered, for later changes" },
};

/** Compared in a way of their own below. */
const special: readonly (keyof BridgeArgs)[] = ["name", "ports", "addresses", "gatewayMetric"];

/** Changes of these do not touch the running bridge. */
const harmless = new Set<string>(["persistence", "owner", "onGuestsAttached"]);

export function planBridge(state: BridgeState, args: BridgeArgs): Change[] {
  const changes = [
    ...planProperties(state, args, plainImpacts),
    ...planPorts(state, args),
    ...planAddresses(state, args),
    ...planMetric(state, args),
    ...planOwner(state, args),
    ...planPersistence(args.persistence, state, bridgeUnit(args, state)),
  ];
  return changes.map((change) => guarded(change, state, args));
}

const plainImpacts = Object.fromEntries(
  Object.entries(bridgeImpacts).filter(([property]) => !special.includes(property as keyof BridgeArgs)),
) as Impacts<BridgeArgs>;

/** The order of ports has no meaning. A port that is down does not carry anything. */
function planPorts(state: BridgeState, args: BridgeArgs): Change[] {
  const { ports } = args;
  if (ports === undefined) {
    return [];
  }
  const down = args.up ? state.portsDown.filter((port) => ports.includes(port)) : [];
  const cost = bridgeImpacts.ports as PropertyImpact;
  return [
    ...(sameSet(state.ports, ports) ? [] : [{ path: ["ports"], from: state.ports, to: ports, ...cost }]),
    ...down.map((port) => ({ path: ["ports", ports.indexOf(port)], from: `${port} (down)`, to: `${port} (up)`, ...cost })),
  ];
}

/** Moved addresses that are lost are put back; further ones are not managed unless `addresses` is set. */
function planAddresses(state: BridgeState, args: BridgeArgs): Change[] {
  const wanted = desiredAddresses(args, state.portsBefore) ?? [];
  const cost = bridgeImpacts.addresses as PropertyImpact;
  if (args.addresses !== undefined) {
    return sameSet(state.addresses, args.addresses) ? [] : [{ path: ["addresses"], from: state.addresses, to: args.addresses, ...cost }];
  }
  const lost = wanted.filter((address) => !state.addresses.includes(address));
  return lost.length > 0 ? [{ path: ["moveAddresses"], from: state.addresses, to: [...state.addresses, ...lost], ...cost }] : [];
}

/** Only worth a word when the route itself is right; else the change of the gateway says it. */
function planMetric(state: BridgeState, args: BridgeArgs): Change[] {
  const { gatewayMetric: to } = args;
  const there = state.gateway !== "none" || state.gateway6 !== "none";
  return to === undefined || !there || state.gatewayMetric === to
    ? []
    : [{ path: ["gatewayMetric"], from: state.gatewayMetric, to, ...(bridgeImpacts.gatewayMetric as PropertyImpact) }];
}

/** Says at preview what cannot be done as things are. */
function guarded(change: Change, state: BridgeState, args: BridgeArgs): Change {
  if (change.refused || harmless.has(String(change.path[0]))) {
    return change;
  }
  if (change.path[0] === "dns" && !canSetDns(state.dnsManager)) {
    return { ...change, refused: `name servers on this host belong to ${state.dnsManager}; leave \`dns\` out and set them there` };
  }
  const joining = (args.ports ?? []).filter((port) => !state.ports.includes(port));
  const reason = sessionReason([state.name, ...joining], state.hostFacts.sessionDevices);
  return reason ? { ...change, refused: reason } : change;
}

export function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}
