import { compareIps, isIp } from "../../resource/ip";
import type { Problem } from "../../resource/kind";
import { deviceName, field, given, NONE, orNone } from "../../resource/schema";
import type { Network, NetworkForward } from "../model";
import { applyNat, type Nat, nat, viewNat } from "./nat";
import { type Part, restart } from "./part";

export type ForwardMode = NonNullable<NetworkForward["mode"]> | "none";

/** Which of libvirt's modes a definition is in. Hidden in the view: a kind is of one mode, and finds out when somebody changed it. */
export interface ForwardView {
  forwardMode: ForwardMode;
}

export function forwardModeOf({ forward }: Network): ForwardMode {
  return forward ? (forward.mode ?? "nat") : "none";
}

/** `<forward>` of a mode, with the device over which guests get out. */
export function forwardOver(mode: ForwardMode, device: string | undefined, base: Network): NetworkForward {
  const interfaces = device === undefined ? [] : [{ dev: device }];
  return { addresses: [], ...base.forward, mode: mode === "none" ? undefined : mode, dev: device, pf: undefined, interfaces, nat: undefined };
}

const device = {
  forwardDevice: field(orNone(deviceName()).optional(), {
    description: "The one device of the host over which guests get out. Not set: any, as the host's routes say.",
    term: "<forward dev=…>",
  }),
};
const deviceImpact = { impact: "blip", why: "libvirt removes the network's firewall rules and adds them again" } as const;

function viewDevice({ forward }: Network): { forwardDevice: string } {
  return { forwardDevice: forward?.dev ?? forward?.interfaces[0]?.dev ?? NONE };
}

/** Guests get out under the host's address. */
const natShape = { ...device, nat: field(nat().optional(), { description: "How outgoing connections are translated.", term: "<nat>" }) };
export const natForward: Part<typeof natShape, ForwardView> = {
  shape: natShape,
  impacts: { forwardDevice: deviceImpact, nat: restart },
  rules: [natRules],
  view: (network) => ({ forwardMode: forwardModeOf(network), nat: viewNat(network.forward), ...viewDevice(network) }),
  settle: () => ({ forwardMode: "nat" }),
  apply: ({ forwardMode, forwardDevice, nat }, base) => ({
    forward: { ...forwardOver(forwardMode, given(forwardDevice), base), nat: applyNat(nat ?? {}, base.forward?.nat) },
  }),
};

/** Guests get out under their own addresses. */
export const routeForward: Part<typeof device, ForwardView> = {
  shape: device,
  impacts: { forwardDevice: deviceImpact },
  view: (network) => ({ forwardMode: forwardModeOf(network), ...viewDevice(network) }),
  settle: () => ({ forwardMode: "route" }),
  apply: ({ forwardMode, forwardDevice }, base) => ({ forward: forwardOver(forwardMode, given(forwardDevice), base) }),
};

/** A mode without any setting of its own. */
export function plainForward(mode: "open" | "none"): Part<Record<never, never>, ForwardView> {
  return {
    shape: {},
    impacts: {},
    view: (network) => ({ forwardMode: forwardModeOf(network) }),
    settle: () => ({ forwardMode: mode }),
    apply: ({ forwardMode }, base) => ({ forward: forwardMode === "none" ? undefined : forwardOver(forwardMode, undefined, base) }),
  };
}

function* natRules({ nat }: { nat?: Nat }): Iterable<Problem> {
  const { portRange } = nat ?? {};
  const addressRange = given(nat?.addressRange);
  if (addressRange && isIp(addressRange.start) && isIp(addressRange.end) && compareIps(addressRange.start, addressRange.end) > 0) {
    yield { path: ["nat", "addressRange"], reason: `is reversed: ${addressRange.start} comes after ${addressRange.end}` };
  }
  if (portRange && portRange.start >= portRange.end) {
    yield { path: ["nat", "portRange"], reason: `must end after it starts: libvirt refuses ${portRange.start} to ${portRange.end}` };
  }
}
