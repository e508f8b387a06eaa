import type { CommonArgs } from "../resource/kind";
import { z } from "../resource/zod";
import { rowKind } from "./northbound/rowKind";
import { halfOf } from "./northbound/twin";
import { physicalSide } from "./physicalSide";
import { switchParts } from "./switchParts";

const { properties, ...parts } = switchParts;

const args = z.strictObject(properties);

export const logicalSwitch = rowKind<CommonArgs & z.infer<typeof args>>({
  ...parts,
  type: "LogicalSwitch",
  description: "A logical switch of OVN: one Ethernet for guests on all hosts that are joined. Give a connection to a host that has the northbound database.",
  noun: "logical switch",
  example: "tenants",
  table: "Logical_Switch",
  args,
  // One that is a physical network is a ProviderNetwork.
  covers: (row, seen) => halfOf(physicalSide, seen, row) === undefined,
});
