import { canSetDns } from "../kernel/dns";
import { type Link, staticAddresses } from "../kernel/link";
import { missing, refusal } from "../kernel/refuse";
import { defaultRoutes } from "../kernel/route";
import { findLink, type Snapshot } from "../kernel/snapshot";
import { gatewaysOf, lowerOf, metricOnHost } from "./desired";
import { leasedAddresses } from "./ports";
import type { CommonSpec, DeviceArgs, DeviceState } from "./spec";
import { releasablePorts, type Target } from "./target";

/** What can only be known on the host, looked at before anything is changed. Throws the first reason against it. */
export function checkOnHost<Args extends DeviceArgs, State extends DeviceState>(
  spec: CommonSpec<Args, State>,
  snapshot: Snapshot,
  args: Args,
  target: Target,
): void {
  checkLower(spec.type, snapshot, args);
  const joining = target.wanted.filter((port) => !target.current.includes(port));
  const releasable = releasablePorts(target);
  for (const port of joining) {
    checkPort(spec, snapshot, args, port, releasable);
  }
  checkGateways(spec.type, snapshot, args, joining);
  if (!spec.kernelKind) {
    checkPeers(spec.type, snapshot, args);
  }
  const dns = snapshot.dns.manager;
  if (args.dns && !canSetDns(dns)) {
    throw refusal(
      `${spec.type} ${args.name}`,
      "dns",
      `name servers on this host belong to ${dns}`,
      "leave `dns` out and set the name servers there, or run systemd-resolved on the host",
    );
  }
}

/** On a device that others describe as well: at the next boot the address would be there twice, with its peer and without. */
function checkPeers(type: string, snapshot: Snapshot, args: DeviceArgs): void {
  const link = findLink(snapshot, args.name);
  for (const { address, details } of link?.addresses ?? []) {
    const at = args.addresses?.indexOf(address) ?? -1;
    if (at >= 0 && details.peer !== undefined && args.persistence !== "runtime") {
      throw refusal(
        `${type} ${args.name}`,
        `addresses[${at}]`,
        `${args.name} has ${address} with the peer ${details.peer}, for which there is no word here: after a reboot it would have the address without a peer as well`,
        "leave `addresses` out: what the host's own files say stays",
      );
    }
  }
}

function checkLower(type: string, snapshot: Snapshot, args: DeviceArgs): void {
  const [name] = lowerOf(args);
  const lower = name === undefined ? undefined : findLink(snapshot, name);
  if (name !== undefined && !lower) {
    const { problem, remedy } = missing(name);
    throw refusal(`${type} ${args.name}`, "lowerDevice", problem, remedy);
  }
  if (lower && args.mtu !== undefined && args.mtu > lower.mtu) {
    throw refusal(
      `${type} ${args.name}`,
      "mtu",
      `${args.mtu} is more than the ${lower.mtu} of ${lower.name}`,
      `raise the MTU of ${lower.name} first, or leave \`mtu\` out`,
    );
  }
}

function checkPort(
  { type, ports: taker }: Pick<CommonSpec<never, never>, "type" | "ports">,
  snapshot: Snapshot,
  args: DeviceArgs,
  port: string,
  releasable: readonly string[],
): void {
  const property = `ports[${args.ports?.indexOf(port)}]`;
  const link = findLink(snapshot, port);
  const reason = link ? portReason(taker, snapshot, args, link, releasable) : missing(port);
  if (reason) {
    throw refusal(`${type} ${args.name}`, property, reason.problem, reason.remedy);
  }
}

interface Reason {
  readonly problem: string;
  readonly remedy: string;
}

function portReason(taker: "bridge" | "bond" | undefined, snapshot: Snapshot, args: DeviceArgs, link: Link, releasable: readonly string[]): Reason | undefined {
  if (link.master && link.master !== args.name) {
    return { problem: `${link.name} is a port of ${link.master} already`, remedy: `take it out there first (\`ip link set ${link.name} nomaster\`)` };
  }
  if (link.kind === "bridge" && taker === "bridge") {
    return { problem: `${link.name} is a bridge itself, and a bridge cannot be a port of a bridge`, remedy: "join them by a veth pair" };
  }
  const above = snapshot.links.filter((other) => other.lower === link.name && /^(macvlan|macvtap|ipvlan|ipvtap)$/.test(other.kind ?? ""));
  if (above.length > 0) {
    return {
      problem: `${above.map((other) => other.name).join(", ")} (${above[0]?.kind}) uses ${link.name}, which then cannot be a port`,
      remedy: "remove that first",
    };
  }
  return leaseReason(args, link, releasable) ?? addressReason(snapshot, args, link);
}

function leaseReason(args: DeviceArgs, link: Link, releasable: readonly string[]): Reason | undefined {
  const leased = leasedAddresses(link);
  const released = releasable.includes(link.name);
  return leased.length === 0 || (released && args.dhcp4)
    ? undefined
    : {
        problem: `${link.name} has a leased address (${leased.join(", ")}): its DHCP client would go on working on a port, where it cannot`,
        remedy: released
          ? `set \`dhcp4: true\`, so that ${args.name} has the lease instead`
          : `stop the DHCP client of ${link.name} and give ${args.name} a static address or \`dhcp4: true\``,
      };
}

function addressReason(snapshot: Snapshot, args: DeviceArgs, link: Link): Reason | undefined {
  const addresses = staticAddresses(link);
  if (addresses.length > 0 && !args.moveAddresses) {
    return {
      problem: `${link.name} has addresses (${addresses.join(", ")}), which do not work on a port`,
      remedy: "set `moveAddresses: true` to move them along, or remove them first",
    };
  }
  const odd = args.moveAddresses
    ? snapshot.routes.filter((route) => route.dev === link.name && route.special && !["local", "kernel"].includes(route.protocol) && route.table !== "local")
    : [];
  return odd.length > 0
    ? {
        problem: `${link.name} has routes that cannot be moved: ${odd.map((route) => route.dst).join(", ")}`,
        remedy: "remove them and set them again over this device",
      }
    : undefined;
}

/** Two default routes with one metric exclude each other. */
function checkGateways(type: string, snapshot: Snapshot, args: DeviceArgs, joining: readonly string[]): void {
  for (const { family, via } of gatewaysOf(args)) {
    const metric = metricOnHost(snapshot, args, family, via);
    const property = family === 4 ? "gateway" : "gateway6";
    const others = defaultRoutes(snapshot.routes, family).filter((route) => route.dev !== args.name && !joining.includes(route.dev));
    const same = others.find((route) => route.metric === metric);
    if (same) {
      const problem = `the host has a default route over ${same.dev} with the same metric (${metric}) as the one via ${via} would have`;
      throw refusal(`${type} ${args.name}`, property, problem, "set `gatewayMetric` to another value (a higher one for a fallback), or remove that route");
    }
  }
}

/** A default route with a lower metric takes over the way back to us. */
export function gatewayDanger(snapshot: Snapshot, args: DeviceArgs, sessionDevices: readonly string[]): string | undefined {
  return gatewaysOf(args)
    .flatMap(({ family, via }) => {
      const metric = metricOnHost(snapshot, args, family, via);
      const way = defaultRoutes(snapshot.routes, family).find(
        (route) => route.dev !== args.name && sessionDevices.includes(route.dev) && route.metric > metric,
      );
      return way ? [`a default route via ${via} with metric ${metric} takes over from the one over ${way.dev}, by which our SSH session is answered`] : [];
    })
    .at(0);
}
