import type { Facts } from "../../host/host";
import type { Snapshot } from "../kernel/snapshot";
import { choose } from "../persistence/choose";
import { bootHost, observeBoot } from "../persistence/state";
import { bootConfig } from "./boot";
import { devicesOf } from "./orders";
import type { CommonSpec, DeviceArgs, DeviceState } from "./spec";

/**
 * Ports whose DHCP client can be told to stop: it is that of the manager that will look after this device, too, and lets go of the port before
 * it joins. A client that an administrator started, or a script, would go on.
 */
export function releasablePorts<Args extends DeviceArgs, State extends DeviceState>(
  spec: CommonSpec<Args, State>,
  snapshot: Snapshot,
  args: Args,
  facts: Facts,
): string[] {
  const { persistedBy, boot } = observeBoot(snapshot.persistence, facts, args.name, [args.name, ...devicesOf(args)]);
  const { manager } = choose(args.persistence, bootConfig(spec, args, []), bootHost(boot), persistedBy);
  const isRun = (port: string) => (boot.owners[port]?.managers ?? []).some((name) => name !== "unit");
  return manager === "none" || manager === "unit" ? [] : (args.ports ?? []).filter(isRun);
}
