import { isMine } from "../../resource/claim";
import { KvmnetError } from "../../resource/error";
import { given } from "../../resource/schema";
import { missing, refusal } from "../kernel/refuse";
import { sessionDanger } from "../kernel/routing/answer";
import { type Claim, claimedBy, isStillClaimed } from "../kernel/routing/claims";
import { type KernelRoute, keyText, type RouteKey, sameKey } from "../kernel/routing/routes";
import type { Routing } from "../kernel/routing/routing";
import { findLink, type Snapshot } from "../kernel/snapshot";
import { claimKey, claimOf, findRoute, keyOfState } from "./observe";
import type { RouteChange } from "./orders";
import type { StaticRouteArgs, StaticRouteState } from "./types";
import { keyOf } from "./wanted";

const resourceOf = ({ name }: { readonly name: string }) => `StaticRoute ${name}`;

/** Refuses a name or a route that is somebody else's; says whether one that is nobody's is taken over. `last`: what we knew of ours. */
export function mayTakeRoute(snapshot: Snapshot, args: StaticRouteArgs, last: StaticRouteState | undefined): boolean {
  const notOurs = (problem: string, remedy: string) => new KvmnetError({ code: "not-ours", resource: resourceOf(args), problem, remedy });
  const owner = claimedBy(snapshot.routing.claims, snapshot.persistence.files, claimKey(args.name));
  if (owner && !isMine(owner, args, last)) {
    throw notOurs(`a route of this name exists already on the host and belongs to ${owner}`, "choose another name, or remove it from that program first");
  }
  const key = keyOf(args);
  const other = routeClaims(snapshot).find((claim) => claim.key !== claimKey(args.name) && claim.entries.some((entry) => sameKey(entry, key)));
  if (other) {
    throw notOurs(
      `the route ${keyText(key)} belongs to ${other.owner} (${other.key.replace("route-", "StaticRoute ")})`,
      "choose another `metric` or `table`, or remove one of the two",
    );
  }
  const there = findRoute(snapshot, key);
  const claim = claimOf(snapshot, args.name);
  const ours = claim ? claim.entries.some((entry) => sameKey(entry, key)) : owner !== undefined && (!last || sameKey(keyOfState(last), key));
  if (!there || ours) {
    return false;
  }
  if (["kernel", "ra", "dhcp", "redirect"].includes(there.protocol)) {
    throw notOurs(
      `the host has the route ${keyText(key)} from elsewhere (protocol ${there.protocol}), which would set it again; \`adopt\` is for routes that somebody has set`,
      "choose another `metric` (the lowest one counts) or `table`",
    );
  }
  if (!args.adopt) {
    throw notOurs(
      `the host has a route ${keyText(key)} already (protocol ${there.protocol}) that carries no mark of ours`,
      "choose another `metric` or `table`, or set `adopt: true` to take it over",
    );
  }
  return true;
}

/** What can only be known on the host. Throws the first reason against it. */
export function checkRoute(snapshot: Snapshot, args: StaticRouteArgs, change: RouteChange): void {
  const refused = (property: string, problem: string, remedy: string) => refusal(resourceOf(args), property, problem, remedy);
  for (const [i, hop] of change.wanted.hops.entries()) {
    const property = (name: string) => (args.nexthops ? `nexthops[${i}].${name}` : name);
    if (hop.device === "") {
      throw refused(
        property("gateway"),
        `no subnet of the host's devices holds ${hop.gateway}, so that it could not be reached`,
        "give a device an address in its subnet first (write `device: bridge.name` so that the route comes after the device), or set `device` and `onLink: true`",
      );
    }
    const link = findLink(snapshot, hop.device);
    if (!link) {
      const { problem, remedy } = missing(hop.device);
      throw refused(property("device"), problem, remedy);
    }
    if (!link.up) {
      throw refused(property("device"), `${hop.device} is down, and the kernel keeps no route over a device that is down`, `set ${hop.device} up first`);
    }
  }
  const addresses = snapshot.links.flatMap((link) => link.addresses.map(({ address }) => address.split("/")[0]));
  if (given(args.source) !== undefined && !addresses.includes(String(args.source))) {
    throw refused("source", `${args.source} is no address of this host`, "give it to a device first, or leave `source` out");
  }
}

/** Whether the answers to our own session would go on as they do: why they may not. */
export function routeDanger({ routing }: Snapshot, { wanted, there, former }: RouteChange, sessionDevices: readonly string[]): string | undefined {
  const without = routing.routes.filter((route) => route !== there && !former.includes(route));
  return answersDanger(routing, [...without, wanted], sessionDevices);
}

/** The same for the routes that a removal takes away. */
export function removalDanger(snapshot: Snapshot, state: StaticRouteState, sessionDevices: readonly string[]): string | undefined {
  const entries = claimOf(snapshot, state.name)?.entries ?? [keyOfState(state)];
  const left = snapshot.routing.routes.filter((route) => !entries.some((entry) => sameKey(entry, route)));
  return answersDanger(snapshot.routing, left, sessionDevices);
}

function answersDanger(routing: Routing, routes: readonly KernelRoute[], sessionDevices: readonly string[]): string | undefined {
  return sessionDevices.length > 0 ? sessionDanger(routing, { ...routing, routes }, routing.session) : undefined;
}

/** Whether there is something of ours to remove; refuses what has become somebody else's. */
export function mayRemoveRoute({ routing, persistence }: Snapshot, state: StaticRouteState): boolean {
  return isStillClaimed(routing.claims, persistence.files, claimKey(state.name), state.owner, resourceOf(state));
}

function routeClaims({ routing }: Snapshot): Claim<RouteKey>[] {
  return routing.claims.filter((claim) => claim.key.startsWith("route-")) as Claim<RouteKey>[];
}
