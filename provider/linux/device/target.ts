import type { Facts } from "../../host/host";
import type { PortRecord } from "../kernel/record";
import type { Snapshot } from "../kernel/snapshot";
import { type Keeping, keepingOf, type Persisted } from "../persistence/keeping";
import { observeBoot } from "../persistence/state";
import { bootConfig } from "./boot";
import { type Desired, desiredOf, devicesOf } from "./desired";
import { keptMac, macOf } from "./mac";
import { recordOf } from "./ports";
import type { CommonSpec, DeviceArgs, DeviceState } from "./spec";

/** What a device is to be, and what keeps it so over a reboot: worked out once, and read by plan, checks, orders and records. */
export interface Target extends Desired {
  /** What is on record of its ports now, those that leave included. */
  readonly before: readonly PortRecord[];
  /** Its ports as they are, and as they are to be. */
  readonly current: readonly string[];
  readonly wanted: readonly string[];
  readonly leaving: readonly string[];
  readonly keeping: Keeping;
}

/** By what the host shows: with what ports that join would bring. `found` is the device as observed. */
export function targetOnHost<Args extends DeviceArgs, State extends DeviceState>(
  spec: CommonSpec<Args, State>,
  snapshot: Snapshot,
  args: Args,
  found: State | undefined,
  facts: Facts,
): Target {
  const before = found?.portsBefore ?? snapshot.records[args.name] ?? [];
  const ports = portsOf(args, found);
  const records = ports.wanted.flatMap((port) => recordOf(snapshot, args, port, before, !ports.current.includes(port)));
  const persisted = observeBoot(snapshot.persistence, facts, args.name, [args.name, ...devicesOf(args), ...ports.leaving]);
  return { ...targetOf(spec, args, records, keptMac(spec, snapshot, args, found, facts), persisted), ...ports, before };
}

/** By what its state says, where nobody looks at the host. */
export function targetByState<Args extends DeviceArgs, State extends DeviceState>(spec: CommonSpec<Args, State>, state: State, args: Args): Target {
  const before = state.portsBefore ?? [];
  const mac = macOf(spec, args, state.mac, (port) => state.portStates?.find((seen) => seen.port === port)?.mac);
  return { ...targetOf(spec, args, before, mac, state), ...portsOf(args, state), before };
}

function targetOf<Args extends DeviceArgs, State extends DeviceState>(
  spec: CommonSpec<Args, State>,
  args: Args,
  records: readonly PortRecord[],
  mac: string | undefined,
  persisted: Persisted,
): Desired & Pick<Target, "keeping"> {
  const desired = desiredOf(args, records);
  return { ...desired, keeping: keepingOf(args.persistence, persisted, bootConfig(spec, args, desired, mac)) };
}

function portsOf(args: DeviceArgs, found: DeviceState | undefined): Pick<Target, "current" | "wanted" | "leaving"> {
  const current = found?.ports ?? [];
  const wanted = args.ports ?? current;
  return { current, wanted, leaving: current.filter((port) => !wanted.includes(port)) };
}

/**
 * Ports whose DHCP client can be told to stop: it is that of the manager that will look after this device, too, and lets go of the port before
 * it joins. A client that an administrator started, or a script, would go on.
 */
export function releasablePorts({ wanted, keeping: { choice, state } }: Target): string[] {
  const isRun = (port: string) => (state.boot.owners[port]?.managers ?? []).some((name) => name !== "unit");
  return choice.manager === "none" || choice.manager === "unit" ? [] : wanted.filter(isRun);
}
