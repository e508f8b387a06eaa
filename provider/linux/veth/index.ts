import type { Problem } from "../../resource/kind";
import { deviceKind } from "../device/kind";
import { deviceRules } from "../device/rules";
import type { DeviceSpec } from "../device/spec";
import { ipLine } from "../kernel/batch";
import { refusal } from "../kernel/refuse";
import { findLink } from "../kernel/snapshot";
import { vethArgs, vethState } from "./schema";
import type { VethArgs, VethState } from "./types";

function* peers(args: VethArgs): Iterable<Problem> {
  if (args.peer === args.name) {
    yield { path: ["peer"], reason: "is the device itself; the two ends need two names" };
  }
  if (args.peer === "lo") {
    yield { path: ["peer"], reason: "lo cannot be the name of a device that is made" };
  }
}

const peerCost = { impact: "replace", why: "the pair is made anew with the other name" } as const;
const upCost = { impact: "blip", why: "nothing passes while one end is down" } as const;

export const vethSpec: DeviceSpec<VethArgs, VethState> = {
  type: "Veth",
  kernelKind: "veth",
  noun: "veth pair",
  description:
    "A pair of virtual cables: what goes in at one end comes out at the other. It joins two bridges, a Linux bridge and Open vSwitch, or the host and a network namespace. The resource is the end that bears its name.",
  args: vethArgs,
  state: vethState,
  options: [],
  rules: [...deviceRules, peers],
  ownMac: () => true,
  impacts: { peer: peerCost, peerUp: upCost },
  planned: ["peer", "peerUp"],
  makingOptions: ({ peer }) => ({ peer }),
  makingWords: (args) => ["peer", "name", args.peer],
  observe: (snapshot, link) => {
    const peer = findLink(snapshot, link.lower ?? "");
    return { peer: link.lower ?? "", ...(peer && { peerUp: peer.up }) };
  },
  // An end that was moved into a namespace cannot be seen from here: that is no drift.
  plan: (state, args) => [
    ...(state.peer !== "" && state.peer !== args.peer ? [{ path: ["peer"], from: state.peer, to: args.peer, ...peerCost }] : []),
    ...(args.peerUp !== undefined && state.peerUp !== undefined && state.peerUp !== args.peerUp
      ? [{ path: ["peerUp"], from: state.peerUp, to: args.peerUp, ...upCost }]
      : []),
  ],
  commands: (args, found) => {
    const here = found === undefined || found.peer !== "";
    const wanted = found === undefined ? (args.peerUp ?? true) : args.peerUp;
    return here && wanted !== undefined && found?.peerUp !== wanted ? [ipLine("link", "set", "dev", args.peer, wanted ? "up" : "down")] : [];
  },
  check: (snapshot, args, found) => {
    if (!found && findLink(snapshot, args.peer)) {
      throw refusal(`Veth ${args.name}`, "peer", `a device named ${args.peer} exists already`, "choose another name, or remove that device first");
    }
  },
};

export const veth = deviceKind(vethSpec);
