import { refusal } from "../kernel/refuse";
import type { Snapshot } from "../kernel/snapshot";
import type { VlanArgs } from "./types";

/** One device has one interface for each VLAN; the kernel only says "File exists". */
export function checkVlan(snapshot: Snapshot, args: VlanArgs): void {
  const same = snapshot.links.find(
    ({ kind, lower, name, data }) =>
      kind === "vlan" && lower === args.lowerDevice && name !== args.name && data.id === args.vlanId && data.protocol === args.protocol,
  );
  if (same) {
    throw refusal(
      `Vlan ${args.name}`,
      "vlanId",
      `${args.lowerDevice} has an interface for VLAN ${args.vlanId} already: ${same.name}`,
      `use ${same.name}, or remove it first (\`ip link del ${same.name}\`)`,
    );
  }
}
