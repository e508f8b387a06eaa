import type { Problem, Rule } from "../../resource/kind";
import { deviceRules } from "../device/rules";
import { modalOptions, needsMii, otherModes } from "./modes";
import { miimonOf } from "./monitor";
import type { BondArgs } from "./types";

function* optionsOfTheMode(args: BondArgs): Iterable<Problem> {
  for (const property of modalOptions) {
    const modes = otherModes(args, property);
    if (modes) {
      yield { path: [property], reason: `has no effect in mode ${args.mode}; it belongs to ${modes.join(", ")}`, idle: true };
    }
  }
}

function* oneMonitor(args: BondArgs): Iterable<Problem> {
  const { miimonMilliseconds: mii, arpIntervalMilliseconds: arp, mode } = args;
  if (mii && arp) {
    yield {
      path: ["miimonMilliseconds"],
      reason: "does not go together with `arpIntervalMilliseconds`: the kernel has one monitor at a time; leave one of them out",
    };
  }
  if (mii === 0 && needsMii(mode)) {
    yield { path: ["miimonMilliseconds"], reason: `must be 1 or more in mode ${mode}, which relies on it` };
  }
}

function* arpMonitor({ arpIntervalMilliseconds: interval, arpIpTargets: targets, arpValidate: validate }: BondArgs): Iterable<Problem> {
  if (interval && !targets) {
    yield { path: ["arpIpTargets"], reason: "is missing: `arpIntervalMilliseconds` needs addresses to ask for, such as the gateway's" };
  }
  if (!interval && targets) {
    yield { path: ["arpIpTargets"], reason: "has no effect without `arpIntervalMilliseconds`", idle: true };
  }
  if (!interval && validate !== undefined && validate !== "none") {
    yield { path: ["arpValidate"], reason: "has no effect without `arpIntervalMilliseconds`", idle: true };
  }
  for (const [i, target] of (targets ?? []).entries()) {
    if (targets?.indexOf(target) !== i) {
      yield { path: ["arpIpTargets", i], reason: `${target} is listed twice` };
    }
  }
}

/** The kernel rounds down silently. */
function* delays(args: BondArgs): Iterable<Problem> {
  const interval = miimonOf(args);
  for (const property of ["upDelayMilliseconds", "downDelayMilliseconds"] as const) {
    const delay = args[property];
    if (delay && interval === 0) {
      yield { path: [property], reason: "needs `miimonMilliseconds`: the ARP monitor knows no delays" };
    } else if (delay && delay % interval !== 0) {
      yield { path: [property], reason: `must be a multiple of miimonMilliseconds, which is ${interval}` };
    }
  }
}

function* primaryIsPort({ primary, ports }: BondArgs): Iterable<Problem> {
  if (primary !== undefined && ports !== undefined && !ports.includes(primary)) {
    yield { path: ["primary"], reason: `${primary} is not one of \`ports\`` };
  }
}

function* macFollows({ mac, failOverMac }: BondArgs): Iterable<Problem> {
  if (mac !== undefined && failOverMac !== undefined && failOverMac !== "none") {
    yield { path: ["mac"], reason: `does not go together with \`failOverMac: "${failOverMac}"\`, by which the MAC address is that of a port`, idle: true };
  }
}

export const bondRules: readonly Rule<BondArgs>[] = [...deviceRules, optionsOfTheMode, oneMonitor, arpMonitor, delays, primaryIsPort, macFollows];
