import type { PropertyImpact } from "../../resource/plan";
import { deviceKind } from "../device/kind";
import { word } from "../device/options";
import { deviceRules } from "../device/rules";
import type { DeviceSpec, Option } from "../device/spec";
import { checkVlan } from "./checks";
import { vlanArgs, vlanState } from "./schema";
import type { VlanArgs, VlanState } from "./types";

const anew: PropertyImpact = { impact: "blip", why: "the kernel cannot change it: the interface is made anew in its place, in the same step" };
const live: PropertyImpact = { impact: "none", why: "the kernel changes it live" };

/** One of the flags of a VLAN interface. */
const flag = (property: keyof VlanArgs, name: string): Option<VlanArgs> => ({
  property,
  words: (value: boolean) => [name, value ? "on" : "off"],
  read: ({ flags }) => Array.isArray(flags) && flags.includes(name === "reorder_hdr" ? "REORDER_HDR" : name.toUpperCase()),
  cost: live,
});

export const vlanSpec: DeviceSpec<VlanArgs, VlanState> = {
  type: "Vlan",
  kernelKind: "vlan",
  noun: "VLAN interface",
  description:
    "A VLAN interface (802.1Q or 802.1ad): the frames of one VLAN on a NIC, bond or bridge as a device of its own, with addresses or as the port of a bridge. `Vlan` and `Bridge` together make a private network of guests over several hosts.",
  args: vlanArgs,
  state: vlanState,
  options: [
    { property: "protocol", words: word("protocol"), read: (data) => data.protocol, cost: anew, fixed: true },
    { property: "vlanId", words: word("id"), read: (data) => data.id, cost: anew, fixed: true },
    flag("reorderHeader", "reorder_hdr"),
    flag("looseBinding", "loose_binding"),
    flag("gvrp", "gvrp"),
    flag("mvrp", "mvrp"),
  ],
  rules: deviceRules,
  check: checkVlan,
  raisesLower: true,
};

export const vlan = deviceKind(vlanSpec);
