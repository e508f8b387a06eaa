import type { AnyKind } from "./resource/kind";

/** Every kind of resource. Each loads its driver only when it is used: a provider process pays for what its stack holds. */
export const kinds = {
  NatNetwork: (): AnyKind => (require("./libvirt/natNetwork") as typeof import("./libvirt/natNetwork")).natNetwork,
  Bridge: (): AnyKind => (require("./linux/bridge") as typeof import("./linux/bridge")).bridge,
  MacvtapInterface: (): AnyKind => (require("./linux/macvtapInterface") as typeof import("./linux/macvtapInterface")).macvtapInterface,
  OvsBridge: (): AnyKind => (require("./ovs/ovsBridge") as typeof import("./ovs/ovsBridge")).ovsBridge,
  OvsPort: (): AnyKind => (require("./ovs/ovsPort") as typeof import("./ovs/ovsPort")).ovsPort,
} as const;

export type KindName = keyof typeof kinds;

export const kindNames = Object.keys(kinds) as KindName[];
