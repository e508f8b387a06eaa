import type { CommonArgs } from "../resource/kind";
import { field } from "../resource/schema";
import { z } from "../resource/zod";
import { choose, compose, type KindArgs } from "./compose";
import type { Network as Definition } from "./model";
import { networkKind } from "./networkKind";
import { addressing, optionalAddressing } from "./properties/addressing";
import { everyNetwork } from "./properties/everyNetwork";
import { existingBridge } from "./properties/existingBridge";
import { dnsmasqOptions, metadata } from "./properties/extras";
import { forwardModeOf, natForward, plainForward, routeForward } from "./properties/forward";
import { hostdev } from "./properties/hostdev";
import { macvtap } from "./properties/macvtap";
import { ownBridge } from "./properties/ownBridge";

const virtual = [ownBridge, dnsmasqOptions, metadata, everyNetwork] as const;
const parts = {
  isolated: [optionalAddressing, plainForward("none"), ...virtual],
  nat: [addressing, natForward, ...virtual],
  route: [addressing, routeForward, ...virtual],
  open: [addressing, plainForward("open"), ...virtual],
  bridge: [existingBridge, metadata, everyNetwork],
  macvtap: [macvtap, metadata, everyNetwork],
  hostdev: [hostdev, metadata, everyNetwork],
} as const;
type Parts = typeof parts;
type Type = keyof Parts;

export type NetworkArgs = { [T in Type]: { type: T } & KindArgs<Parts[T]> }[Type] & CommonArgs;

const type = field(z.enum(Object.keys(parts) as [Type, ...Type[]]), {
  description:
    "How guests reach the world. `isolated`: not at all; `nat`: under the host's address; `route`: under their own; `open`: as the host's firewall says; " +
    "`bridge`: on a bridge that exists; `macvtap`: on a device of the host; `hostdev`: each with a virtual function.",
  term: "<forward mode=…>",
});

export const network = networkKind<NetworkArgs>({
  type: "Network",
  description:
    "Any libvirt network, with every element that libvirt's schema has. The kinds for one mode, such as NatNetwork, say the same in fewer words; " +
    "this one also has metadata of other programs and dnsmasq options.\n\nWhat may be set depends on `type`.",
  ...choose(Object.fromEntries(Object.entries(parts).map(([name, list]) => [name, compose(list)])), type, typeOf),
});

function typeOf(definition: Definition): Type {
  const mode = forwardModeOf(definition);
  if (mode === "none") {
    return "isolated";
  }
  const onDevice = mode === "private" || mode === "vepa" || mode === "passthrough" || (mode === "bridge" && definition.bridge?.name === undefined);
  return onDevice ? "macvtap" : mode;
}
