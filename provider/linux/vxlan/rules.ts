import { familyOf } from "../../resource/ip";
import type { Problem, Rule } from "../../resource/kind";
import { given } from "../../resource/schema";
import { deviceRules } from "../device/rules";
import type { VxlanArgs } from "./types";

const isMulticast = (address: string) => (familyOf(address) === 4 ? /^(22[4-9]|23\d)\./.test(address) : /^ff/i.test(address));

function* group(args: VxlanArgs): Iterable<Problem> {
  const address = given(args.group);
  if (address === undefined) {
    return;
  }
  if (!isMulticast(address)) {
    yield { path: ["group"], reason: "is not a multicast address (224.0.0.0/4 or ff00::/8); other hosts go into `peers`" };
  }
  if (given(args.lowerDevice) === undefined) {
    yield { path: ["group"], reason: "needs `lowerDevice`: the group is joined on one device" };
  }
  if ((args.peers ?? []).length > 0) {
    yield { path: ["peers"], reason: "has no place beside `group`: either multicast or a list of hosts" };
  }
}

function* peers(args: VxlanArgs): Iterable<Problem> {
  for (const [i, peer] of (args.peers ?? []).entries()) {
    if (isMulticast(peer)) {
      yield { path: ["peers", i], reason: "is a multicast address, which goes into `group`" };
    }
    if (args.peers?.indexOf(peer) !== i) {
      yield { path: ["peers", i], reason: `${peer} is listed twice` };
    }
    if (peer === args.local) {
      yield { path: ["peers", i], reason: "is `local`, this host itself" };
    }
  }
}

function* families(args: VxlanArgs): Iterable<Problem> {
  const local = given(args.local);
  const family = local === undefined ? undefined : familyOf(local);
  for (const [property, value] of [["group", given(args.group)], ...(args.peers ?? []).map((peer, i) => [i, peer] as const)] as [
    string | number,
    string | undefined,
  ][]) {
    if (family !== undefined && value !== undefined && familyOf(value) !== family) {
      yield { path: typeof property === "number" ? ["peers", property] : [property], reason: `is not of the family of \`local\` (IPv${family})` };
    }
  }
}

function* fdb(args: VxlanArgs): Iterable<Problem> {
  for (const [i, { mac }] of (args.fdb ?? []).entries()) {
    if (mac === "00:00:00:00:00:00") {
      yield { path: ["fdb", i, "mac"], reason: "stands for all unknown guests; such hosts go into `peers`" };
    }
    if (args.fdb?.findIndex((entry) => entry.mac === mac) !== i) {
      yield { path: ["fdb", i, "mac"], reason: `${mac} is listed twice` };
    }
  }
}

function* sourcePorts(args: VxlanArgs): Iterable<Problem> {
  const [low = 0, high = 0] = (given(args.sourcePortRange) ?? "1-2").split("-").map(Number);
  if (low < 1 || high > 65535 || low >= high) {
    yield { path: ["sourcePortRange"], reason: "must go from a lower to a higher port, 1 to 65535" };
  }
}

export const vxlanRules: readonly Rule<VxlanArgs>[] = [...deviceRules, group, peers, families, fdb, sourcePorts];
