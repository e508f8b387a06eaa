import type { GuestNic } from "../resource/common";
import type { Network } from "./model";
import { forwardModeOf } from "./properties/forward";

/** A NIC of a running guest, with what it takes to plug it in again. */
export interface AttachedNic extends GuestNic {
  readonly isolated: boolean;
  readonly domainUuid: string;
  readonly portGroup: string;
  /** Its element in the definition of the running guest, and in the one that is stored, if any. */
  readonly live: string;
  readonly stored?: string;
}

/** A network as it is on the host. */
export interface Observed {
  readonly uuid: string;
  readonly name: string;
  readonly active: boolean;
  readonly autostart: boolean;
  /** Set while the network runs. */
  readonly live?: Network;
  /** What the next start takes; absent for a transient network. */
  readonly definition?: Network;
  /** The bridge that carries it ("" where there is none). */
  readonly bridge: string;
  /** Whether that bridge really does spanning tree; absent where the bridge is not libvirt's own, or not there. */
  readonly spanningTree?: boolean;
  /** Whether its dnsmasq runs; absent where it needs none, and where that cannot be told. */
  readonly dnsmasq?: boolean;
  /** Whether a change that was broken off may have left a bridge of it, with dnsmasq and firewall rules, of which libvirt knows nothing. */
  readonly stray: boolean;
  /** NICs of running guests that hang on it. */
  readonly guests: readonly AttachedNic[];
  /** Those of them whose tap device is not in the bridge: cut off. */
  readonly unplugged: readonly AttachedNic[];
}

/** What runs now or, for a stopped network, would run. */
export function currentOf(observed: Observed): Network {
  return (observed.live ?? observed.definition) as Network;
}

/**
 * What a network lies on: a bridge that libvirt makes with it, a bridge that is there anyway, or devices of the host.
 * It decides what a restart does to guests, and cannot change while the network exists.
 */
export type Carrier = "own bridge" | "existing bridge" | "devices";

export function carrierOf(network: Network): Carrier {
  const mode = forwardModeOf(network);
  if (mode === "none" || mode === "nat" || mode === "route" || mode === "open") {
    return "own bridge";
  }
  return mode === "bridge" && network.bridge?.name !== undefined ? "existing bridge" : "devices";
}
