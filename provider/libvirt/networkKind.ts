import { z } from "zod";
import type { Host } from "../host/host";
import { type GuestNic, guestNic } from "../resource/common";
import type { CommonArgs, CommonState, ResourceKind, Rule } from "../resource/kind";
import type { Impacts } from "../resource/plan";
import { deviceName, field, mac, text } from "../resource/schema";
import { planChanges } from "./changes";
import { createNetwork, currentDefinition, deleteNetwork, findNetwork, type Request, updateNetwork } from "./driver";
import type { Network } from "./model";
import { currentOf, type Observed } from "./observed";
import { ownerOf } from "./owner";
import { differences } from "./view";

/** How a kind of network sees libvirt's one network model: everything that makes it this kind and no other. */
export interface NetworkKind<Args extends NetworkArgs, View> {
  readonly type: string;
  readonly description: string;
  readonly shape: z.ZodRawShape;
  readonly rules: readonly Rule<Args>[];
  readonly impacts: Impacts<Args>;
  complete(args: Partial<Args>): Partial<Args>;
  /** What a definition says, in the form of completed arguments. */
  view(network: Network): View;
  /** What is asked for, over what is there. */
  overlay(present: View, args: Args): View;
  /** Writes a view into a definition and leaves the rest of it as it is. */
  apply(view: View, base: Network): Network;
}

export interface NetworkArgs extends CommonArgs {
  autostart: boolean;
  active: boolean;
  onGuestsAttached?: Request["onGuestsAttached"];
}

export interface NetworkState extends CommonState {
  uuid: string;
  bridgeName: string;
  macAddress: string;
  active: boolean;
  autostart: boolean;
  persistent: boolean;
  guests: GuestNic[];
  unpluggedGuests: GuestNic[];
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
  nextStart: field(z.record(z.string(), z.unknown()).optional(), {
    description: "The stored definition, where it differs from the running network: what the next start would take.",
    term: "virsh net-dumpxml --inactive",
  }),
};

const emptyNetwork: Network = { name: "", ips: [], routes: [], portgroups: [] };

/** A resource kind for one kind of libvirt network. */
export function networkKind<Args extends NetworkArgs, View extends object>(kind: NetworkKind<Args, View>): ResourceKind<Args, NetworkState> {
  const toState = (observed: Observed): NetworkState & View => {
    const current = kind.view(currentOf(observed));
    const stored = observed.definition && kind.view(observed.definition);
    const drifted = stored !== undefined && (differs(current, stored) || differs(stored, current));
    return {
      name: observed.name,
      owner: ownerOf(currentDefinition(observed)),
      ...current,
      ...annotations(stored),
      active: observed.active,
      autostart: observed.autostart,
      uuid: observed.uuid,
      bridgeName: observed.bridge,
      macAddress: currentOf(observed).mac?.address ?? "",
      persistent: observed.definition !== undefined,
      guests: observed.guests.map(nicOf),
      unpluggedGuests: observed.unplugged.map(nicOf),
      ...(drifted && { nextStart: { ...stored } }),
    };
  };
  const requestOf = (args: Args): Request => ({
    name: args.name,
    owner: args.owner,
    adopt: args.adopt,
    autostart: args.autostart,
    active: args.active,
    onGuestsAttached: args.onGuestsAttached,
    overlay: (base = emptyNetwork) => kind.apply(kind.overlay(kind.view(base), args), base),
    toState,
  });
  return {
    type: kind.type,
    description: kind.description,
    args: z.strictObject(kind.shape),
    state: z.object({ ...kind.shape, ...observedShape }),
    rules: kind.rules,
    impacts: kind.impacts,
    complete: kind.complete,
    plan: (state, args) =>
      planChanges(
        { ...state, current: state as unknown as View, nextStart: state.nextStart as View | undefined },
        { ...args, overlay: (present: View) => kind.overlay(present, args), onGuestsAttached: args.onGuestsAttached },
        (view) => kind.apply(view, emptyNetwork),
      ),
    create: async (host: Host, args) => toState(await createNetwork(host, requestOf(args))),
    read: async (host, name, last) => {
      const observed = await findNetwork(host, name, last);
      return observed && toState(observed);
    },
    update: async (host, state, args) => toState(await updateNetwork(host, state.uuid, state.owner, requestOf(args))),
    delete: (host, state) =>
      deleteNetwork(host, { name: state.name, uuid: state.uuid, owner: state.owner, detach: state.onGuestsAttached?.delete === "detach" }),
  };
}

/** Order-blind for lists, and blind for title and description, which nobody reads from a running network. */
function differs(a: object, b: object): boolean {
  const { title: _title, description: _description, ...rest } = b as Record<string, unknown>;
  return differences(a, rest, ["subnets"]).length > 0;
}

function annotations(stored: object | undefined): object {
  const { title, description } = (stored ?? {}) as { title?: string; description?: string };
  return { ...(title !== undefined && { title }), ...(description !== undefined && { description }) };
}

function nicOf({ domain, mac, device }: GuestNic): GuestNic {
  return { domain, mac, device };
}
