import type { CommonSpec } from "../device/spec";
import { nicCommands } from "./commands";
import { longName } from "./features";
import { hostInterfaceImpacts, planNic, planned, refineNic } from "./plan";
import { rememberNic } from "./remember";
import { hostInterfaceRules } from "./rules";
import { hostInterfaceArgs, hostInterfaceState } from "./schema";
import type { HostInterfaceArgs, HostInterfaceState } from "./types";

export const hostInterfaceSpec: CommonSpec<HostInterfaceArgs, HostInterfaceState> = {
  type: "HostInterface",
  noun: "host interface",
  description:
    "A network card that the host has: its addresses, gateways, name servers, MTU, offloads, queues, rings and virtual functions (SR-IOV). It is neither made nor removed; what is not named is not touched, and what is named is put back to what it was when the resource is removed.",
  args: hostInterfaceArgs,
  state: hostInterfaceState,
  options: [],
  rules: hostInterfaceRules,
  impacts: hostInterfaceImpacts,
  planned,
  complete,
  plan: planNic,
  refine: refineNic,
  commands: nicCommands,
  remember: rememberNic,
  unguarded: ["offloads", "dns", "vfSettings"],
};

/** Features under the names that they are observed by. */
function complete(args: Partial<HostInterfaceArgs>): Partial<HostInterfaceArgs> {
  return args.offloads ? { ...args, offloads: Object.fromEntries(Object.entries(args.offloads).map(([name, on]) => [longName(name), on])) } : args;
}
