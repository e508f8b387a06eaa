import type { Problem } from "../resource/kind";
import { field, mac } from "../resource/schema";
import { z } from "../resource/zod";
import { ovsName } from "./checks";

/** What a port of several NICs has besides the rest: Open vSwitch's own bonding (ovs-vswitchd.conf.db(5), "Bonding Configuration"). */

const whole = (from: number, to: number) => z.int().min(from, `must be ${from} to ${to}`).max(to, `must be ${from} to ${to}`);
const milliseconds = () => whole(0, 2_147_483_647);

export const bondArgs = () => ({
  members: field(z.array(ovsName()).min(2, "needs two NICs at least; one NIC is a port of type system"), {
    description: "NICs of the host that are the bond. One that is added or taken out here joins or leaves the bond while the others go on.",
    term: "Port.interfaces",
  }),
  bondMode: field(z.enum(["active-backup", "balance-slb", "balance-tcp"]).optional(), {
    description:
      "`active-backup`: one member carries everything. `balance-slb`: spread by source MAC address and VLAN, without help of the switch. `balance-tcp`: spread by addresses and TCP or UDP ports; needs `lacp`. Not set: none, by which Open vSwitch takes active-backup.",
    term: "Port.bond_mode",
  }),
  lacp: field(z.enum(["off", "active", "passive"]).optional(), {
    description:
      "`active` asks the switch, `passive` waits for it to ask. When it stays silent the bond carries nothing, unless `lacpFallback` is on; we warn of it. Not set: none, which is off.",
    term: "Port.lacp",
  }),
  lacpTime: field(z.enum(["fast", "slow"]).optional(), {
    description: "How often the switch is to send its LACP messages: every second or every 30 seconds. Not set: none, which is slow.",
    term: "Port.other_config:lacp-time",
  }),
  lacpFallback: field(z.boolean().optional(), {
    description: "Goes on as active-backup while the switch does not speak LACP. Not set: none, which is off.",
    term: "Port.other_config:lacp-fallback-ab",
  }),
  lacpSystemId: field(mac().optional(), {
    description: "System id that LACP tells the switch. Not set: none, by which it is the bridge's MAC address.",
    term: "Port.other_config:lacp-system-id",
  }),
  lacpSystemPriority: field(whole(1, 65535).optional(), {
    description: "System priority that LACP tells the switch: the lower one decides which links are used. Not set: none.",
    term: "Port.other_config:lacp-system-priority",
  }),
  primary: field(ovsName().optional(), {
    description: "Member that is active whenever its link is up, in active-backup. Not set: none.",
    term: "Port.other_config:bond-primary",
  }),
  upDelayMilliseconds: field(milliseconds().optional(), {
    description: "How long a link has to be up before its member is used, while another one is. Not set: 0.",
    unit: "milliseconds",
    term: "Port.bond_updelay",
  }),
  downDelayMilliseconds: field(milliseconds().optional(), {
    description: "How long a link has to be down before its member is given up. Not set: 0.",
    unit: "milliseconds",
    term: "Port.bond_downdelay",
  }),
  detectMode: field(z.enum(["carrier", "miimon"]).optional(), {
    description: "How a dead link is noticed: told by the NIC, or asked for every `miimonMilliseconds`. Not set: none, which is carrier.",
    term: "Port.other_config:bond-detect-mode",
  }),
  miimonMilliseconds: field(milliseconds().optional(), {
    description: "How often links are asked for, with `detectMode` miimon. Not set: none, by which Open vSwitch decides.",
    unit: "milliseconds",
    term: "Port.other_config:bond-miimon-interval",
  }),
  rebalanceIntervalMilliseconds: field(milliseconds().optional(), {
    description:
      "How often flows are moved between members to spread the load, in the balancing modes; 0: never; less than 1000 counts as 1000. Not set: none.",
    unit: "milliseconds",
    term: "Port.other_config:bond-rebalance-interval",
  }),
  hashBasis: field(whole(0, 4_294_967_295).optional(), {
    description: "Number that takes part in the choice of a member for a flow, in the balancing modes. Not set: none.",
    term: "Port.other_config:bond-hash-basis",
  }),
});

const bond = z.strictObject(bondArgs());
export type BondArgs = Partial<z.infer<typeof bond>>;

/** Keys of `other_config` that a bond has properties for. */
export const bondKeys = {
  "lacp-time": "lacpTime",
  "lacp-fallback-ab": "lacpFallback",
  "lacp-system-id": "lacpSystemId",
  "lacp-system-priority": "lacpSystemPriority",
  "bond-primary": "primary",
  "bond-detect-mode": "detectMode",
  "bond-miimon-interval": "miimonMilliseconds",
  "bond-rebalance-interval": "rebalanceIntervalMilliseconds",
  "bond-hash-basis": "hashBasis",
} as const;

export const bondConfig = (args: BondArgs): Record<string, string> =>
  Object.fromEntries(
    Object.entries(bondKeys)
      .filter(([, property]) => args[property] !== undefined)
      .map(([key, property]) => [key, String(args[property])]),
  );

/** Such a bond stands on many a host; none of this keeps it from being adopted. */
export function* bondWorks({ members = [], bondMode = "active-backup", ...args }: BondArgs): Iterable<Problem> {
  const doubt = (property: string, reason: string) => ({ path: [property], reason, doubt: true as const });
  const lacp = args.lacp === "active" || args.lacp === "passive";
  if (bondMode === "balance-tcp" && !lacp) {
    yield doubt("lacp", "is off, without which balance-tcp carries nothing; say active or passive, or bondMode balance-slb");
  }
  if (args.primary !== undefined && !members.includes(args.primary)) {
    yield doubt("primary", `is none of the members ${members.join(", ")}`);
  }
  if (args.primary !== undefined && bondMode !== "active-backup" && !args.lacpFallback) {
    yield doubt("primary", `has no effect with bondMode ${bondMode}`);
  }
  for (const property of ["lacpTime", "lacpFallback", "lacpSystemId", "lacpSystemPriority"] as const) {
    if (args[property] !== undefined && !lacp) {
      yield doubt(property, "has no effect without lacp active or passive");
    }
  }
  for (const property of ["rebalanceIntervalMilliseconds", "hashBasis"] as const) {
    if (args[property] !== undefined && bondMode === "active-backup") {
      yield doubt(property, "has no effect with bondMode active-backup");
    }
  }
  if (args.miimonMilliseconds !== undefined && args.detectMode !== "miimon") {
    yield doubt("miimonMilliseconds", "has no effect without detectMode miimon");
  }
}
