import type { Agent } from "./agent";
import type { Progress } from "./image";
import type { Owner } from "./owners";
import type { MachineState, WayName } from "./state";

/** Where the frames of eth1 and eth2 come in and go to: unix datagram sockets. */
export interface Wire {
  readonly local: string;
  readonly remote: string;
}

/** A way to run machines out of one image. */
export interface Way {
  readonly name: WayName;
  /** Makes what the cache lacks for machines whose NICs this manager owns. */
  prepare(owner: Owner, progress: Progress): Promise<Prepared>;
}

/** What copies are made of. */
export interface Prepared {
  /** Writes a copy's disk and arguments; returns the command that is its power button. */
  lay(state: MachineState, macs: readonly string[], wires: readonly Wire[]): Promise<string[]>;
  /** Waits until a copy that was just switched on answers, and makes it a machine of its own. */
  begin(state: MachineState, agent: Agent, deadline: number, isOn: () => boolean): Promise<void>;
}
