import type { Change } from "../../resource/change";
import type { PropertyImpact } from "../../resource/plan";
import { NONE } from "../../resource/schema";
import { lowerOf } from "../device/desired";
import { deviceKind } from "../device/kind";
import { sameSet } from "../device/plan";
import type { DeviceSpec } from "../device/spec";
import { fdbCommands, observeFdb, sameEntries } from "./fdb";
import { vxlanOptions } from "./options";
import { vxlanRules } from "./rules";
import { vxlanArgs, vxlanState } from "./schema";
import type { VxlanArgs, VxlanState } from "./types";

const entries: PropertyImpact = { impact: "none", why: "only guests on a host that is left out are no longer reached" };

export const vxlanSpec: DeviceSpec<VxlanArgs, VxlanState> = {
  type: "Vxlan",
  kernelKind: "vxlan",
  noun: "VXLAN interface",
  description:
    "A VXLAN interface: one Ethernet segment over the IP network between several hosts. As the port of a bridge on each host it makes guests on all of them neighbours. Unicast to a list of hosts, or multicast.",
  args: vxlanArgs,
  state: vxlanState,
  options: vxlanOptions,
  rules: vxlanRules,
  ownMac: () => true,
  impacts: { peers: entries, fdb: entries },
  planned: ["peers", "fdb"],
  // The lower device is one of its options.
  makingWords: (args) => lowerOf(args).flatMap((name) => ["dev", name]),
  observe: (snapshot, link) => ({
    ...observeFdb(snapshot.fdb, link.name, String(link.data.group ?? link.data.group6 ?? "")),
    lowerDevice: link.lower ?? NONE,
  }),
  plan: planEntries,
  commands: fdbCommands,
};

export const vxlan = deviceKind(vxlanSpec);

function planEntries(state: VxlanState, { peers, fdb }: VxlanArgs): Change[] {
  return [
    ...(peers && !sameSet(state.peers, peers) ? [{ path: ["peers"], from: state.peers, to: peers, ...entries }] : []),
    ...(fdb && !sameEntries(state.fdb, fdb) ? [{ path: ["fdb"], from: state.fdb, to: fdb, ...entries }] : []),
  ];
}
