import type { Operation as NicOperation } from "./domainInterface/operations";
import type { Wish } from "./entries/decide";
import type { Operation } from "./planner";

/** What one resource has the libvirt world do. Plain data: what it was decided on is in the snapshot that goes with it. */
export type Work = NetworkWork | EntryWork | NicWork;

/** A network made, changed or removed. */
export interface NetworkWork {
  readonly on: "network";
  readonly uuid: string;
  readonly name: string;
  readonly operations: readonly Operation[];
}

/** An entry of a network, put in or taken out together with all others that are under way. */
export interface EntryWork {
  readonly on: "entries";
  readonly uuid: string;
  readonly wish: Wish;
  /** What a preview says of it besides. */
  readonly notes: readonly string[];
}

/** A NIC of a guest. */
export interface NicWork {
  readonly on: "guest";
  /** Of the guest. */
  readonly uuid: string;
  /** The MAC addresses that it is about. */
  readonly macs: readonly string[];
  readonly operations: readonly NicOperation[];
  /** What to do where this libvirt cannot change a NIC that is in use: plug it in again, or say why not. */
  readonly otherwise?: readonly NicOperation[] | { readonly refused: string };
}
