import type { Change } from "../../resource/change";
import { guestList } from "../../resource/common";
import type { Impacts, PropertyImpact } from "../../resource/plan";
import { defaultMac } from "./mac";
import type { AnyNic, NicView } from "./schema";
import type { NicState } from "./state";
import { differing, wantedView } from "./view";

const replug: PropertyImpact = { impact: "restart", why: "libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again" };
const moved: PropertyImpact = { impact: "blip", why: "the host's end moves at once and the guest keeps its card; it may need a new lease" };
const nextBoot: PropertyImpact = { impact: "none", why: "counts from the next start of the guest" };

/** The most that a change can cost, which is while the guest runs; `liveImpact` knows better where less will do. */
export const nicImpacts = {
  domain: { impact: "replace", why: "the NIC leaves one guest and comes to another" },
  type: replug,
  network: replug,
  portGroup: replug,
  bridge: replug,
  interfaceId: replug,
  device: replug,
  mode: replug,
  path: replug,
  pciAddress: replug,
  mac: replug,
  model: replug,
  queues: replug,
  mtu: replug,
  vlan: replug,
  linkState: { impact: "blip", why: "the guest sees the cable pulled or put in" },
  bandwidth: { impact: "none", why: "the limits of the host's end change at once" },
  filter: { impact: "blip", why: "the filter's rules are taken away and made anew" },
  isolated: { impact: "none", why: "a flag of the bridge port" },
  bootOrder: nextBoot,
} satisfies Impacts<AnyNic>;

const LINUX = ["network", "bridge"];

/** What a change of the running NIC costs: libvirt moves a tap between Linux bridges, and takes a port of Open vSwitch off to put another on. */
function liveImpact(key: keyof NicView, state: NicState, args: AnyNic): PropertyImpact {
  const movable = LINUX.includes(state.type) && LINUX.includes(args.type) && state.virtualPort === "" && state.onBridge !== "";
  if (movable && ["type", "network", "portGroup", "bridge"].includes(key)) {
    return moved;
  }
  if (key === "vlan" && state.virtualPort === "openvswitch" && args.type === state.type) {
    return { impact: "blip", why: "the guest is in other VLANs from that moment on" };
  }
  return nicImpacts[key];
}

/** Whether a difference of the running NIC can only be mended by plugging it in again. */
export const needsReplug = (key: keyof NicView, state: NicState, args: AnyNic) => liveImpact(key, state, args).impact === "restart";

/** A program that gives no address gets the one that the NIC has. */
export const targetMac = (args: AnyNic, present: string | undefined) => (present !== undefined && args.mac === defaultMac(args) ? present : args.mac);

/** Every difference between a NIC and what is asked for. Pure. */
export function planNic(state: NicState, args: AnyNic): Change[] {
  if (state.domain !== args.domain) {
    return [{ path: ["domain"], from: state.domain, to: args.domain, ...nicImpacts.domain }];
  }
  const changes = [...definitionChanges(state, args), ...storedChanges(state, args), ...plugChanges(state), ...markChanges(state, args)];
  const refused = refusal(state, args);
  return refused === undefined ? changes : changes.map((change) => (change.impact === "restart" ? { ...change, refused } : change));
}

function definitionChanges(state: NicState, args: AnyNic): Change[] {
  const wanted = wantedView(args, targetMac(args, state.mac));
  const later = args.onGuestsAttached?.restart === "defer" && state.persistent && state.plugged;
  return differing(state, wanted).flatMap((key): Change[] => {
    const change = { path: [key], from: state[key], to: wanted[key] };
    if (!state.plugged) {
      return [{ ...change, impact: "none", why: "the guest is off: only its definition changes" }];
    }
    const cost = liveImpact(key, state, args);
    if (later && cost.impact === "restart") {
      const written = !differing(state.nextStart ?? state, wanted).includes(key);
      return written ? [] : [{ ...change, ...nextBoot }];
    }
    return [{ ...change, ...cost }];
  });
}

/** What the next start would take, where only that is wrong. */
function storedChanges(state: NicState, args: AnyNic): Change[] {
  const wanted = wantedView(args, targetMac(args, state.mac));
  if (!state.nextStart) {
    return [];
  }
  const current = differing(state, wanted);
  return differing(state.nextStart, wanted)
    .filter((key) => !current.includes(key))
    .map((key) => ({
      path: [key],
      from: state.nextStart?.[key],
      to: wanted[key],
      impact: "none",
      why: "only the stored definition differs: the next start would take it",
    }));
}

function plugChanges(state: NicState): Change[] {
  const plain = (path: string, from: unknown, to: unknown, why: string): Change => ({ path: [path], from, to, impact: "none", why });
  return [
    ...(state.running && !state.plugged ? [plain("plugged", false, true, "plugs the NIC into the running guest")] : []),
    ...(state.persistent && !state.defined ? [plain("defined", false, true, "stores the NIC: the next start would come without it")] : []),
    ...(state.cutOff ? [plain("cutOff", true, false, `plugs ${state.targetDevice} into ${state.onBridge} again`)] : []),
    ...(state.leftovers.length > 0 ? [plain("leftovers", state.leftovers, [], "removes what an interrupted run left")] : []),
  ];
}

function markChanges({ owner }: NicState, args: AnyNic): Change[] {
  return owner === args.owner ? [] : [{ path: ["owner"], from: owner, to: args.owner, impact: "none", why: "writes our mark into the guest's metadata" }];
}

function refusal(state: NicState, args: AnyNic): string | undefined {
  if (args.onGuestsAttached?.restart === "reattach") {
    return undefined;
  }
  const guest = guestList([{ domain: state.domain, mac: state.mac, device: state.targetDevice }]);
  return `the change needs the NIC plugged in again, which would cut off ${guest}; set onGuestsAttached: { restart: "reattach" } to unplug it and plug it in again, or make the change when the guest is off`;
}
