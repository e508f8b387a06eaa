import { familyOf } from "../../resource/ip";
import type { Problem, Rule } from "../../resource/kind";
import { given } from "../../resource/schema";
import { isWayless, withPrefix } from "../kernel/routing/routes";
import type { StaticRouteArgs } from "./types";
import { familyOfArgs } from "./wanted";

const isMulticast = (address: string) => /^ff/i.test(address) || /^(22[4-9]|23\d)\./.test(address);
const isLinkLocal = (address: string) => /^fe[89ab]/i.test(address);

function* recordName(args: StaticRouteArgs): Iterable<Problem> {
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(args.name)) {
    yield { path: ["name"], reason: "is part of a file's name: 1 to 64 letters, digits, _ . or -, the first a letter or digit" };
  }
}

function* destinationFamily(args: StaticRouteArgs): Iterable<Problem> {
  if (familyOfArgs(args) === undefined) {
    yield { path: ["destination"], reason: "`default` is of IPv4 or IPv6: write `0.0.0.0/0` or `::/0`, or set `family`" };
  }
  if (args.destination !== "default" && args.family !== undefined && (args.family === "ipv6") !== (familyOf(args.destination) === 6)) {
    yield { path: ["family"], reason: `is not that of ${args.destination}; it is needed with \`default\` only` };
  }
  if (/^(127\.|::1\/128)/.test(args.destination)) {
    yield { path: ["destination"], reason: "is a loopback range, which the kernel looks after itself", doubt: true };
  }
}

function* leadsSomewhere(args: StaticRouteArgs): Iterable<Problem> {
  if (isWayless(args.type)) {
    for (const property of ["gateway", "device", "nexthops", "source", "scope", "onLink", "mtu"] as const) {
      if (given(args[property]) !== undefined) {
        yield { path: [property], reason: `has no meaning with \`type: "${args.type}"\`, which leads nowhere` };
      }
    }
  } else if (args.gateway === undefined && args.device === undefined && args.nexthops === undefined) {
    yield { path: ["destination"], reason: "leads nowhere: set `gateway`, `device` or `nexthops`, or a `type` such as `blackhole`" };
  }
}

function* oneWayToSayIt(args: StaticRouteArgs): Iterable<Problem> {
  for (const property of ["gateway", "device"] as const) {
    if (args.nexthops !== undefined && args[property] !== undefined) {
      yield { path: [property], reason: "does not go together with `nexthops`: put it there" };
    }
  }
}

function* gateways(args: StaticRouteArgs): Iterable<Problem> {
  yield* gatewayProblems(args, args, ["gateway"]);
  for (const [i, hop] of (args.nexthops ?? []).entries()) {
    yield* gatewayProblems(args, hop, ["nexthops", i, "gateway"]);
    if (hop.gateway === undefined && hop.device === undefined) {
      yield { path: ["nexthops", i], reason: "leads nowhere: set `gateway` or `device`" };
    }
    const twin = (args.nexthops ?? []).findIndex((other) => other.gateway === hop.gateway && other.device === hop.device);
    if (twin !== i) {
      yield { path: ["nexthops", i], reason: "is listed twice; give one of them a higher `weight`" };
    }
  }
}

function* gatewayProblems(
  args: StaticRouteArgs,
  { gateway, device }: { gateway?: string | undefined; device?: string | undefined },
  path: (string | number)[],
): Iterable<Problem> {
  if (gateway === undefined) {
    return;
  }
  const family = familyOfArgs(args);
  if (family === 6 && familyOf(gateway) === 4) {
    yield { path, reason: `is an IPv4 address, and ${args.destination} is IPv6` };
  }
  if (isMulticast(gateway) || /^(0\.|127\.)/.test(gateway) || ["::", "::1", "255.255.255.255"].includes(gateway)) {
    yield { path, reason: "is not the address of a router" };
  }
  if (isLinkLocal(gateway) && device === undefined) {
    yield { path, reason: "is a link-local address, which needs `device`" };
  }
  if (family === 4 && familyOf(gateway) === 6 && device === undefined) {
    yield { path, reason: "is an IPv6 address for an IPv4 destination (RFC 8950), which needs `device`" };
  }
  if (family !== undefined && args.destination === withPrefix(gateway, family) && !args.onLink) {
    yield { path, reason: "is the destination itself, and cannot be found behind itself; with `onLink: true` it is taken to be on the link of `device`" };
  }
}

function* onLinkNeedsDevice(args: StaticRouteArgs): Iterable<Problem> {
  if (!args.onLink) {
    return;
  }
  const hops = args.nexthops ?? [args];
  if (hops.some((hop) => hop.gateway === undefined || hop.device === undefined)) {
    yield { path: ["onLink"], reason: "needs a gateway and its device" };
  }
}

function* attributes(args: StaticRouteArgs): Iterable<Problem> {
  const family = familyOfArgs(args);
  if (args.metric === 0 && family === 6) {
    yield { path: ["metric"], reason: "must be 1 or more in IPv6: the kernel turns 0 into 1024" };
  }
  const [mtu, source] = [given(args.mtu), given(args.source)];
  if (mtu !== undefined && mtu < 1280 && family === 6) {
    yield { path: ["mtu"], reason: `${mtu} is too small for IPv6, which needs at least 1280 bytes` };
  }
  if (source !== undefined && family !== undefined && familyOf(source) !== family) {
    yield { path: ["source"], reason: `is not an IPv${family} address` };
  }
  if (args.scope !== undefined && family === 6) {
    yield { path: ["scope"], reason: "is for IPv4 only: the kernel has no scope in IPv6 routes" };
  }
  const routed = (args.nexthops ?? [args]).some((hop) => hop.gateway !== undefined);
  if ((args.scope === "link" || args.scope === "host") && routed) {
    yield { path: ["scope"], reason: `is \`${args.scope}\`, but what is behind a gateway is \`global\`` };
  }
}

export const staticRouteRules: readonly Rule<StaticRouteArgs>[] = [
  recordName,
  destinationFamily,
  leadsSomewhere,
  oneWayToSayIt,
  gateways,
  onLinkNeedsDevice,
  attributes,
];
