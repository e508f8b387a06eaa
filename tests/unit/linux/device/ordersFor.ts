import type { Facts } from "../../../../provider/host/host";
import { needsRemaking } from "../../../../provider/linux/device/options";
import { deviceOrders } from "../../../../provider/linux/device/orders";
import type { CommonSpec, DeviceArgs, DeviceState } from "../../../../provider/linux/device/spec";
import { targetOnHost } from "../../../../provider/linux/device/target";
import type { Snapshot } from "../../../../provider/linux/kernel/snapshot";

/** The orders for a device, with what it is to be worked out as a round does. */
export function deviceOrdersFor<Args extends DeviceArgs, State extends DeviceState>(
  spec: CommonSpec<Args, State>,
  snapshot: Snapshot,
  args: Args,
  found: State | undefined,
  facts: Facts,
): string[] {
  const remade = found !== undefined && needsRemaking(spec.options, args, found);
  return deviceOrders(spec, snapshot, args, found, targetOnHost(spec, snapshot, args, found, facts), remade);
}
