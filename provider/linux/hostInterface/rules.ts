import type { Problem, Rule } from "../../resource/kind";
import { deviceRules } from "../device/rules";
import { longName } from "./features";
import type { HostInterfaceArgs } from "./types";

function* offloads(args: HostInterfaceArgs): Iterable<Problem> {
  const names = Object.keys(args.offloads ?? {});
  for (const name of names) {
    if (!/^[a-z][a-z0-9_-]{0,31}$/.test(name)) {
      yield { path: ["offloads", name], reason: "is not the name of a feature such as tso or rx-vlan-offload (see `ethtool -k`)" };
    }
    if (longName(name) !== name && names.includes(longName(name))) {
      yield { path: ["offloads", name], reason: `is the same feature as ${longName(name)}, which is named as well` };
    }
  }
}

function* something(args: HostInterfaceArgs): Iterable<Problem> {
  for (const property of ["queues", "ring"] as const) {
    const values = args[property];
    if (values && Object.keys(values).length === 0) {
      yield { path: [property], reason: "names no number; leave it out when it is not to be managed" };
    }
  }
}

function* functions(args: HostInterfaceArgs): Iterable<Problem> {
  const { vfSettings: all = [], virtualFunctions: number } = args;
  for (const [i, { index, vlan, qos, minTxRateMbps: min, maxTxRateMbps: max }] of all.entries()) {
    const path = ["vfSettings", i];
    if (all.findIndex((other) => other.index === index) !== i) {
      yield { path: [...path, "index"], reason: `the virtual function ${index} is listed twice` };
    }
    if (number !== undefined && index >= number) {
      yield { path: [...path, "index"], reason: `there are ${number} virtual functions, numbered from 0` };
    }
    if (qos && !vlan) {
      yield { path: [...path, "qos"], reason: "is a part of the VLAN tag, so it needs `vlan`" };
    }
    if (min && max && min > max) {
      yield { path: [...path, "minTxRateMbps"], reason: `is more than maxTxRateMbps (${max})` };
    }
  }
}

export const hostInterfaceRules: readonly Rule<HostInterfaceArgs>[] = [...deviceRules, offloads, something, functions];
