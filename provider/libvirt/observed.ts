import type { GuestNic } from "../resource/common";
import type { Network } from "./model";

/** A NIC of a running guest, with what it takes to plug it in again. */
export interface AttachedNic extends GuestNic {
  readonly isolated: boolean;
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
  /** The bridge that carries it ("" where libvirt makes none). */
  readonly bridge: string;
  /** NICs of running guests that hang on it. */
  readonly guests: readonly AttachedNic[];
  /** Those of them whose tap device is not in the bridge: cut off. */
  readonly unplugged: readonly AttachedNic[];
}

/** What runs now or, for a stopped network, would run. */
export function currentOf(observed: Observed): Network {
  return (observed.live ?? observed.definition) as Network;
}
