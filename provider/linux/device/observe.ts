import { hostFactsOf } from "../kernel/hostFacts";
import { isGuestPort, type Link, staticAddresses } from "../kernel/link";
import { defaultRoutes } from "../kernel/route";
import { findLink, type Snapshot } from "../kernel/snapshot";
import { observeBoot } from "../persistence/state";
import type { Context, DeviceArgs, DeviceSpec, DeviceState } from "./spec";

/** The device of this name as a state; `undefined` when there is none of this kind. */
export function observeDevice<Args extends DeviceArgs, State extends DeviceState>(
  spec: DeviceSpec<Args, State>,
  snapshot: Snapshot,
  name: string,
  context: Context,
): State | undefined {
  const link = findLink(snapshot, name);
  if (link?.kind !== spec.kernelKind) {
    return undefined;
  }
  const state = {
    name,
    owner: link.owner,
    ...Object.fromEntries(spec.options.map((option) => [option.property, option.read(link.data, link)])),
    ...observePorts(spec, snapshot, name, context),
    ...observeCommon(snapshot, link, context),
    ...spec.observe?.(snapshot, link, context),
  };
  const known = { ...spec.state.shape, name: true, owner: true };
  return Object.fromEntries(Object.entries(state).filter(([key, value]) => key in known && value !== undefined)) as unknown as State;
}

/** What is observed of any device, made by us or not. */
export function observeCommon(snapshot: Snapshot, link: Link, context: Context) {
  return {
    addresses: staticAddresses(link),
    ...observeGateways(snapshot, link.name),
    dns: copyDns(snapshot.dns.links[link.name]),
    dnsManager: snapshot.dns.manager,
    dhcp4: context.dhcp4,
    dhcp6: context.dhcp6,
    mtu: link.mtu,
    mac: link.mac,
    up: link.up,
    ifindex: link.ifindex,
    lowerDevice: link.lower,
    ...observeBoot(snapshot.persistence, context.facts, link.name, [link.name, ...context.devices]),
    hostFacts: hostFactsOf(context.facts),
    onGuestsAttached: context.onGuestsAttached,
    guard: context.guard,
  };
}

function observePorts(spec: { readonly ports?: string | undefined }, snapshot: Snapshot, name: string, context: Context) {
  if (!spec.ports) {
    return {};
  }
  const ports = portsOf(snapshot, name);
  const own = ports.filter((port) => !isGuestPort(port));
  return {
    ports: own.map((port) => port.name),
    portsDown: own.filter((port) => !port.up).map((port) => port.name),
    guestPorts: ports.filter(isGuestPort).map((port) => port.name),
    portsBefore: [...(snapshot.records[name] ?? context.portsBefore ?? [])],
  };
}

export function portsOf(snapshot: Snapshot, name: string): Link[] {
  return snapshot.links.filter((link) => link.master === name);
}

function observeGateways(snapshot: Snapshot, name: string) {
  const first = (family: 4 | 6) => defaultRoutes(snapshot.routes, family).find((route) => route.dev === name && route.via && route.protocol !== "dhcp");
  const [v4, v6] = [first(4), first(6)];
  return { gateway: v4?.via ?? "none", gateway6: v6?.via ?? "none", gatewayMetric: (v4 ?? v6)?.metric };
}

function copyDns(dns: { readonly servers: readonly string[]; readonly search: readonly string[] } | undefined) {
  return { servers: [...(dns?.servers ?? [])], search: [...(dns?.search ?? [])] };
}
