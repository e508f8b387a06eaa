import type { z } from "zod";
import { compareIps, isIp } from "../resource/ip";
import type { CommonArgs, Problem } from "../resource/kind";
import type { PropertyImpact } from "../resource/plan";
import { deviceName, field } from "../resource/schema";
import { applyLibvirtBridge, completeLibvirtBridge, libvirtBridgeRules, libvirtBridgeShape, overlayLibvirtBridge, viewLibvirtBridge } from "./libvirtBridge";
import type { Network, NetworkForward } from "./model";
import { networkKind } from "./networkKind";
import { applyNat, nat, viewNat } from "./properties/nat";

const shape = {
  ...libvirtBridgeShape,
  forwardDevice: field(deviceName().optional(), {
    description: "The one device of the host over which guests get out. Not set: any, as the host's routes say.",
    term: "<forward dev=…>",
  }),
  nat: field(nat().optional(), { description: "How outgoing connections are translated.", term: "<nat>" }),
};

export type NatNetworkArgs = CommonArgs & z.infer<z.ZodObject<typeof shape>>;
type View = Omit<NatNetworkArgs, keyof CommonArgs | "autostart" | "active" | "onGuestsAttached">;

const restart: PropertyImpact = {
  impact: "restart",
  why: "libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again",
};
const stored: PropertyImpact = { impact: "none", why: "only the stored definition changes" };

export const natNetwork = networkKind<NatNetworkArgs, View>({
  type: "NatNetwork",
  description:
    "A libvirt virtual network behind NAT: guests get addresses by DHCP, resolve names, and get out under the host's address; nobody gets in.\n\n" +
    "DHCP ranges, reservations and DNS records change on the running network; the rest needs a restart of it, which is refused while guests are attached unless `onGuestsAttached` allows it.",
  shape,
  rules: [...libvirtBridgeRules, natRules],
  impacts: {
    subnets: restart,
    domain: restart,
    dns: restart,
    bridge: restart,
    mac: restart,
    mtu: restart,
    routes: restart,
    ipv6: restart,
    nat: restart,
    forwardDevice: { impact: "blip", why: "libvirt removes the network's firewall rules and adds them again" },
    title: stored,
    description: stored,
    autostart: { impact: "none", why: "a mark for the next boot" },
    active: { impact: "restart", why: "stopping the network cuts its guests off" },
  },
  complete: completeLibvirtBridge,
  view: (network) => ({ ...viewLibvirtBridge(network), ...viewForward(network.forward) }),
  overlay: (present, args) => overlayLibvirtBridge(present, argsOnly(args)),
  apply: (view, base) => ({ ...applyLibvirtBridge(view, base), forward: applyForward(view, base) }),
});

function argsOnly(args: NatNetworkArgs): Partial<View> {
  return Object.fromEntries(Object.keys(shape).flatMap((key) => (SWITCHES.includes(key) ? [] : [[key, args[key as keyof View]]])));
}

/** Not part of a definition. */
const SWITCHES = ["autostart", "active", "onGuestsAttached"];

function viewForward(forward: NetworkForward | undefined): Pick<View, "forwardDevice" | "nat"> {
  const device = forward?.dev ?? forward?.interfaces[0]?.dev;
  return { nat: viewNat(forward), ...(device !== undefined && { forwardDevice: device }) };
}

function applyForward(view: View, base: Network): NetworkForward {
  const device = view.forwardDevice;
  return {
    addresses: [],
    ...base.forward,
    mode: "nat",
    dev: device,
    interfaces: device === undefined ? [] : [{ dev: device }],
    nat: applyNat(view.nat ?? {}, base.forward?.nat),
  };
}

function* natRules({ nat }: NatNetworkArgs): Iterable<Problem> {
  const { addressRange, portRange } = nat ?? {};
  if (addressRange && isIp(addressRange.start) && isIp(addressRange.end) && compareIps(addressRange.start, addressRange.end) > 0) {
    yield { path: ["nat", "addressRange"], reason: `is reversed: ${addressRange.start} comes after ${addressRange.end}` };
  }
  if (portRange && portRange.start > portRange.end) {
    yield { path: ["nat", "portRange"], reason: `is reversed: ${portRange.start} comes after ${portRange.end}` };
  }
}
