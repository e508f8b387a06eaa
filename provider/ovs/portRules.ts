import { familyOf } from "../resource/ip";
import type { Problem } from "../resource/kind";
import { repeated } from "../resource/repeated";
import { bondKeys, bondWorks } from "./bondArgs";
import { markKey, typedKeys } from "./checks";
import { type AnyPort, type PortArgs, typedOptions } from "./portArgs";

/** Checks across properties of a port. The words of ovs-vswitchd.conf.db(5), "VLAN Configuration", decide what goes together. */

function* vlanNeedsTag({ vlanMode, tag }: PortArgs): Iterable<Problem> {
  if (vlanMode !== undefined && vlanMode !== "trunk" && tag === undefined) {
    yield { path: ["tag"], reason: `is missing: Open vSwitch takes VLAN 0 for vlanMode ${vlanMode}`, doubt: true };
  }
  if (vlanMode === "trunk" && tag !== undefined) {
    yield { path: ["tag"], reason: "has no effect on a trunk; use vlanMode native-tagged or native-untagged for a native VLAN", doubt: true };
  }
}

function* accessHasNoTrunks({ vlanMode, tag, trunks = [] }: PortArgs): Iterable<Problem> {
  if (trunks.length === 0) {
    return;
  }
  if (vlanMode === "access" || vlanMode === "dot1q-tunnel") {
    yield { path: ["trunks"], reason: `has no effect with vlanMode ${vlanMode}`, doubt: true };
  }
  if (vlanMode === undefined && tag !== undefined) {
    yield { path: ["trunks"], reason: "has no effect beside tag, which makes this an access port; say vlanMode native-tagged or native-untagged", doubt: true };
  }
}

function* customerVlans({ vlanMode, cvlans = [] }: PortArgs): Iterable<Problem> {
  if (cvlans.length > 0 && vlanMode !== "dot1q-tunnel") {
    yield { path: ["cvlans"], reason: "has no effect without vlanMode dot1q-tunnel", doubt: true };
  }
}

function* distinctTrunks({ trunks = [] }: PortArgs): Iterable<Problem> {
  yield* repeated("trunks", trunks);
}

function* distinctCustomerVlans({ cvlans = [] }: PortArgs): Iterable<Problem> {
  yield* repeated("cvlans", cvlans);
}

function* notTheLocalPort({ name, bridge }: PortArgs): Iterable<Problem> {
  if (name === bridge) {
    yield { path: ["name"], reason: "is the name of the bridge, whose local port exists already" };
  }
}

function* otherPeer(args: PortArgs): Iterable<Problem> {
  if (args.type === "patch" && args.peer === args.name) {
    yield { path: ["peer"], reason: "is the port itself; a patch needs two ports" };
  }
}

function* oneFamily(args: PortArgs): Iterable<Problem> {
  const { remoteIp, localIp } = args as AnyPort;
  if (remoteIp && localIp && remoteIp !== "flow" && localIp !== "flow" && familyOf(remoteIp) !== familyOf(localIp)) {
    yield { path: ["localIp"], reason: `is IPv${familyOf(localIp)}, but remoteIp is IPv${familyOf(remoteIp)}` };
  }
}

function* distinctEnds(args: PortArgs): Iterable<Problem> {
  const { remoteIp, localIp } = args as AnyPort;
  if (remoteIp !== undefined && remoteIp === localIp && remoteIp !== "flow") {
    yield { path: ["localIp"], reason: "is the same as remoteIp; a tunnel needs two ends" };
  }
}

function* ownOptions(args: PortArgs): Iterable<Problem> {
  yield* typedKeys("options", (args as AnyPort).options ?? {}, typedOptions);
}

function* distinctMembers(args: PortArgs): Iterable<Problem> {
  yield* repeated("members", (args as AnyPort).members ?? []);
}

function* bond(args: PortArgs): Iterable<Problem> {
  if (args.type === "bond") {
    yield* bondWorks(args);
    yield* typedKeys("otherConfig", args.otherConfig ?? {}, bondKeys);
  }
}

function* ownMark({ externalIds = {} }: PortArgs): Iterable<Problem> {
  yield* markKey("externalIds", externalIds);
}

/** libvirt marks its guests' ports so; Open vSwitch's start script deletes them at boot. */
function* notTransient({ otherConfig = {} }: PortArgs): Iterable<Problem> {
  if ("transient" in otherConfig) {
    yield { path: ["otherConfig", "transient"], reason: "marks ports of guests; Open vSwitch deletes such ports when the host boots" };
  }
}

export const portRules = [
  vlanNeedsTag,
  accessHasNoTrunks,
  customerVlans,
  distinctTrunks,
  distinctCustomerVlans,
  notTheLocalPort,
  otherPeer,
  oneFamily,
  distinctEnds,
  ownOptions,
  distinctMembers,
  bond,
  ownMark,
  notTransient,
];
