import type { Host } from "../host/host";
import type { RoundKind } from "../host/round/kind";
import { lookAt } from "../host/round/round";
import type { World } from "../host/round/world";
import type { CommonArgs, CommonState, ResourceKind } from "../resource/kind";
import type { Snapshot } from "./snapshot";
import { look } from "./step/look";
import { write } from "./step/write";
import { foretell } from "./taken";
import type { Work } from "./work";

/** Networks and guests of a host: one look and one kind of step for networks, their entries and guests' NICs. */
export const libvirt: World<Snapshot, Work> = { name: "libvirt", stepSize: 100, look, write, foretell };

/** A resource kind of this world. */
export type InRounds<Args extends CommonArgs, State extends CommonState> = ResourceKind<Args, State> & RoundKind<Args, State, Snapshot, Work>;

/** All networks and guests, shared by everybody who asks at about the same time. */
export const readSnapshot = (host: Host): Promise<Snapshot> => lookAt(host, libvirt);
