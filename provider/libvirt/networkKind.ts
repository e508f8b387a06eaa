import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { type RoundKind, roundKind } from "../host/round/kind";
import type { Verdict } from "../host/round/world";
import { type GuestNic, guestNic } from "../resource/common";
import { named } from "../resource/identity";
import type { CommonArgs, CommonState } from "../resource/kind";
import { deviceName, field, mac, text } from "../resource/schema";
import { z } from "../resource/zod";
import { planChanges } from "./changes";
import type { Composition, View } from "./compose";
import { currentDefinition, decideNetwork, decideRemoval, findNetwork, type Request } from "./driver";
import { claimsOf, type Listing } from "./entries/claims";
import { type Ownership, ownershipChanges, ownershipOf, ownershipShape } from "./entries/ownership";
import { networkExclusives } from "./exclusive";
import { refuseWhatIsForgotten } from "./features";
import type { Network } from "./model";
import { currentOf, type Observed } from "./observed";
import { ownerOf } from "./owner";
import { impactBetween } from "./planner";
import { forwardModeOf } from "./properties/forward";
import type { Snapshot } from "./snapshot";
import { differences } from "./view";
import type { Work } from "./work";
import { type InRounds, libvirt } from "./world";

/** One kind of libvirt network: everything that makes it this kind and no other. */
export interface NetworkKind extends Composition {
  readonly type: string;
  readonly description: string;
}

/** What tells whether a kind can express a network that it did not make. */
export interface Rebuilding {
  /** What the kind makes of a network with nothing but its own properties: onto an empty definition, or onto another one. */
  rebuild(network: Network, base?: Network): Network;
}

export interface NetworkArgs extends CommonArgs {
  autostart: boolean;
  active: boolean;
  onGuestsAttached?: Request["onGuestsAttached"];
}

export interface NetworkState extends CommonState, Ownership {
  uuid: string;
  bridgeName: string;
  macAddress: string;
  active: boolean;
  autostart: boolean;
  persistent: boolean;
  guests: GuestNic[];
  unpluggedGuests: GuestNic[];
  spanningTree?: boolean;
  dnsmasqRunning?: boolean;
  strayBridge?: true;
  forwardMode: string;
  pendingRestart: boolean;
  nextStart?: unknown;
  onGuestsAttached?: Request["onGuestsAttached"];
}

const observedShape = {
  uuid: field(text(), { description: "UUID of the network.", term: "<uuid>" }),
  bridgeName: field(z.union([deviceName(), z.literal("")]), { description: "The bridge that carries the network.", term: "<bridge name=…>" }),
  macAddress: field(z.union([mac(), z.literal("")]), { description: "MAC address of that bridge.", term: "<mac address=…>" }),
  persistent: field(z.boolean(), { description: "Whether libvirt keeps a definition for the next start.", term: "virsh net-info" }),
  guests: field(z.array(guestNic()), { description: "NICs of running guests on the network." }),
  unpluggedGuests: field(z.array(guestNic()), { description: "Those of them that are cut off, because their tap is not in the bridge." }),
  spanningTree: field(z.boolean().optional(), {
    description: "Whether the bridge does spanning tree now; only of a bridge that libvirt made.",
    bookkeeping: true,
  }),
  dnsmasqRunning: field(z.boolean().optional(), {
    description: "Whether the network's DNS and DHCP server runs; only of a network that has one.",
    bookkeeping: true,
  }),
  strayBridge: field(z.literal(true).optional(), {
    description: "Set where a change that was broken off may have left a bridge of it, of which libvirt knows nothing; the next one removes that.",
    bookkeeping: true,
  }),
  forwardMode: field(text(), { description: "libvirt's mode of the network; `none` where nothing is forwarded.", term: "<forward mode=…>", bookkeeping: true }),
  pendingRestart: field(z.boolean(), { description: "Whether the stored definition takes effect only at the next start, wholly or in part." }),
  nextStart: field(z.record(z.string(), z.unknown()).optional(), {
    description: "The stored definition, where it differs from the running network: what the next start would take.",
    term: "virsh net-dumpxml --inactive",
  }),
  ...ownershipShape,
};

const emptyNetwork: Network = { name: "", ips: [], routes: [], portgroups: [] };

/** A resource kind for one kind of libvirt network. */
export function networkKind<Args extends NetworkArgs>(kind: NetworkKind): InRounds<Args, NetworkState> & Rebuilding {
  const toState = (observed: Observed): NetworkState => {
    const running = currentOf(observed);
    const current = kind.view(running);
    // Where libvirt prints the same of both, they are one.
    const same = observed.definition === running;
    const stored = same ? current : observed.definition && kind.view(observed.definition);
    const drifted = stored !== undefined && !same && differ(current, stored);
    return {
      name: observed.name,
      owner: ownerOf(currentDefinition(observed)),
      forwardMode: forwardModeOf(running),
      ...current,
      ...annotations(stored),
      active: observed.active,
      autostart: observed.autostart,
      uuid: observed.uuid,
      bridgeName: observed.bridge,
      macAddress: currentOf(observed).mac?.address ?? "",
      persistent: observed.definition !== undefined,
      spanningTree: observed.spanningTree,
      dnsmasqRunning: observed.dnsmasq,
      ...(observed.stray && { strayBridge: true }),
      pendingRestart:
        observed.live !== undefined && observed.definition !== undefined && impactBetween(observed.live, observed.definition).impact === "restart",
      guests: observed.guests.map(nicOf),
      unpluggedGuests: observed.unplugged.map(nicOf),
      ...(drifted && { nextStart: { ...stored } }),
      ...ownershipOf(currentDefinition(observed)),
    };
  };
  const requestOf = (args: Args): Request => ({
    name: args.name,
    owner: args.owner,
    lists: claimsOf(args as Listing),
    adopt: args.adopt,
    autostart: args.autostart,
    active: args.active,
    onGuestsAttached: args.onGuestsAttached,
    overlay: (base = emptyNetwork) => kind.apply(kind.overlay(kind.view(base), plain(args)), base),
  });
  const plan = (state: NetworkState, args: Args) => {
    const changes = planChanges(
      { ...state, current: state as unknown as View, nextStart: state.nextStart as View | undefined },
      { ...args, overlay: (present: View) => kind.overlay(present, plain(args)), onGuestsAttached: args.onGuestsAttached },
      (view) => kind.apply(view, emptyNetwork),
    );
    // Any other change writes the mark as well: it is worth a word only when it is alone, or in the way.
    return [...changes, ...ownershipChanges(state, args as Listing & Args).filter(({ refused }) => refused || changes.length === 0)];
  };
  // One for each wish, however often it is decided anew.
  const uuids = new WeakMap<object, string>();
  const uuidFor = (wish: object) => {
    const uuid = uuids.get(wish) ?? randomUUID();
    uuids.set(wish, uuid);
    return uuid;
  };
  const inRounds: RoundKind<Args, NetworkState, Snapshot, Work> = {
    type: kind.type,
    description: kind.description,
    args: kind.args,
    state: z.object({ ...kind.shape, ...observedShape }),
    rules: kind.rules,
    impacts: kind.impacts,
    complete: (args) => kind.complete(plain(args)) as Partial<Args>,
    guests: (state) => state.guests ?? [],
    exclusives: networkExclusives,
    plan,
    world: libvirt,
    id: named("network", "lan"),
    there: (seen) =>
      seen.networks.map(({ name }) => ({
        id: name,
        observe: () => {
          const observed = findNetwork(seen, name, undefined);
          return observed && toState(observed);
        },
      })),
    observe: (seen, name, last) => {
      const observed = findNetwork(seen, name, last);
      return observed && toState(observed);
    },
    decide: (seen, wish) => {
      if ("put" in wish) {
        const { put, last } = wish;
        refuseWhatIsForgotten(put, seen.version);
        return judged(decideNetwork(seen, requestOf(put), last, uuidFor(wish), (observed) => plan(toState(observed), put)));
      }
      const { name, uuid, owner, onGuestsAttached } = wish.remove;
      return judged(decideRemoval(seen, { name, uuid, owner, detach: onGuestsAttached?.delete === "detach" }));
    },
  };
  const judged = (verdict: Verdict<Work, Observed | undefined>): Verdict<Work, NetworkState | undefined> =>
    verdict.is === "settled" ? { is: "settled", result: verdict.result && toState(verdict.result) } : verdict;
  return { ...roundKind(inRounds), rebuild: (network, base = emptyNetwork) => kind.apply(kind.overlay(kind.view(network), {}), base) };
}

/** Order-blind for lists, and blind for title, description and metadata, which nobody reads from a running network. */
function differ(live: object, stored: object): boolean {
  const [a, b] = [unannotated(live), unannotated(stored)];
  return !isDeepStrictEqual(a, b) && (differences(a, b, ["subnets"]).length > 0 || differences(b, a, ["subnets"]).length > 0);
}

function unannotated(view: object): object {
  const { title: _title, description: _description, metadata: _metadata, ...rest } = view as Record<string, unknown>;
  return rest;
}

const plain = (args: object) => args as Record<string, unknown>;

function annotations(stored: object | undefined): object {
  const { title, description, metadata } = (stored ?? {}) as Record<string, unknown>;
  return { ...(title !== undefined && { title }), ...(description !== undefined && { description }), ...(metadata !== undefined && { metadata }) };
}

function nicOf({ domain, mac, device }: GuestNic): GuestNic {
  return { domain, mac, device };
}
