import type { z } from "zod";
import type { Host } from "../../host/host";
import type { CommonArgs, CommonState } from "../../resource/kind";
import { hostFactsOf } from "../hostFacts";
import { isGuestPort, type Link, staticAddresses } from "../link";
import { ownerOf } from "../owner";
import { observePersistence } from "../persistence/persistence";
import type { PortRecord } from "../record";
import { defaultRoutes } from "../route";
import { findLink, type Snapshot } from "../snapshot";
import type { bridgeArgs, bridgeState } from "./schema";

export type BridgeArgs = CommonArgs & z.infer<typeof bridgeArgs>;
export type BridgeState = CommonState & z.infer<typeof bridgeState>;

/** What a snapshot does not say: from the host's facts and from what we knew before. */
export interface Context {
  readonly facts: Host["facts"];
  readonly portsBefore?: readonly PortRecord[] | undefined;
  readonly onGuestsAttached?: BridgeState["onGuestsAttached"];
}

/** The bridge of this name as a state; `undefined` when there is none. */
export function observeBridge(snapshot: Snapshot, name: string, context: Context): BridgeState | undefined {
  const link = findLink(snapshot, name);
  if (link?.kind !== "bridge") {
    return undefined;
  }
  const ports = portsOf(snapshot, name);
  const own = ports.filter((port) => !isGuestPort(port));
  return {
    name,
    owner: ownerOf(link.alias),
    ...kernelOptions(link),
    ports: own.map((port) => port.name),
    portsDown: own.filter((port) => !port.up).map((port) => port.name),
    guestPorts: ports.filter(isGuestPort).map((port) => port.name),
    addresses: staticAddresses(link),
    ...observeGateways(snapshot, name),
    dns: copyDns(snapshot.dns.links[name]),
    dnsManager: snapshot.dns.manager,
    mtu: link.mtu,
    mac: link.mac,
    up: link.up,
    ifindex: link.ifindex,
    ...observePersistence(snapshot.units, name),
    portsBefore: [...(snapshot.records[name] ?? context.portsBefore ?? [])],
    hostFacts: hostFactsOf(context.facts),
    ...(context.onGuestsAttached && { onGuestsAttached: context.onGuestsAttached }),
  };
}

export function portsOf(snapshot: Snapshot, bridge: string): Link[] {
  return snapshot.links.filter((link) => link.master === bridge);
}

/** The kernel counts times in hundredths of a second. */
function kernelOptions({ data }: Link) {
  const seconds = (key: string) => Number(data[key] ?? 0) / 100;
  return {
    stp: Number(data.stp_state) > 0,
    priority: Number(data.priority),
    forwardDelaySeconds: seconds("forward_delay"),
    helloTimeSeconds: seconds("hello_time"),
    maxAgeSeconds: seconds("max_age"),
    ageingTimeSeconds: seconds("ageing_time"),
    vlanFiltering: Number(data.vlan_filtering) === 1,
    multicastSnooping: Number(data.mcast_snooping) === 1,
  };
}

function observeGateways(snapshot: Snapshot, name: string) {
  const first = (family: 4 | 6) => defaultRoutes(snapshot.routes, family).find((route) => route.dev === name && route.via);
  const [v4, v6] = [first(4), first(6)];
  const metric = (v4 ?? v6)?.metric;
  return { gateway: v4?.via ?? "none", gateway6: v6?.via ?? "none", ...(metric !== undefined && { gatewayMetric: metric }) };
}

function copyDns(dns: { readonly servers: readonly string[]; readonly search: readonly string[] } | undefined) {
  return { servers: [...(dns?.servers ?? [])], search: [...(dns?.search ?? [])] };
}
