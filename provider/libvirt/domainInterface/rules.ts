import type { Problem, Rule } from "../../resource/kind";
import type { AnyNic, NicArgs, Rate } from "./schema";

/** Checks across properties of a NIC. */

function* queuesNeedVirtio(args: NicArgs): Iterable<Problem> {
  const { queues, model } = args as AnyNic;
  if (queues !== undefined && queues > 1 && model !== "virtio") {
    yield { path: ["queues"], reason: "needs model virtio" };
  }
}

function* vhostUserIsVirtio(args: NicArgs): Iterable<Problem> {
  if (args.type === "vhostuser" && args.model !== "virtio") {
    yield { path: ["model"], reason: "must be virtio on a vhost-user socket" };
  }
}

function* rates(args: NicArgs): Iterable<Problem> {
  const { bandwidth } = args as AnyNic;
  for (const side of ["inbound", "outbound"] as const) {
    const { averageKiBps = 0, peakKiBps, floorKiBps }: Rate = bandwidth?.[side] ?? {};
    if (peakKiBps !== undefined && peakKiBps < averageKiBps) {
      yield { path: ["bandwidth", side, "peakKiBps"], reason: `is below the average of ${averageKiBps} KiB/s` };
    }
    if (floorKiBps !== undefined && floorKiBps > averageKiBps) {
      yield { path: ["bandwidth", side, "floorKiBps"], reason: `is above the average of ${averageKiBps} KiB/s` };
    }
  }
}

function* tagsAreDistinct(args: NicArgs): Iterable<Problem> {
  const tags = (args as AnyNic).vlan?.tags ?? [];
  const ids = tags.map(({ id }) => id);
  for (const [i, id] of ids.entries()) {
    if (ids.indexOf(id) < i) {
      yield { path: ["vlan", "tags", i, "id"], reason: `repeats tags[${ids.indexOf(id)}]: ${id}` };
    }
  }
  const natives = tags.flatMap(({ nativeMode }, i) => (nativeMode ? [i] : []));
  if (natives[1] !== undefined) {
    yield { path: ["vlan", "tags", natives[1], "nativeMode"], reason: `tags[${natives[0]}] is the native VLAN already` };
  }
}

function* trunks(args: NicArgs): Iterable<Problem> {
  const { vlan, type } = args as AnyNic;
  if (vlan === undefined) {
    return;
  }
  if (vlan.trunk === false && vlan.tags.length > 1) {
    yield { path: ["vlan", "trunk"], reason: "must be true with several tags" };
  }
  if (type === "hostdev" && (vlan.trunk === true || vlan.tags.length > 1)) {
    yield { path: ["vlan"], reason: "of a virtual function is one tag, no trunk" };
  }
  if (vlan.trunk === true && vlan.tags.length === 0) {
    yield { path: ["vlan", "trunk"], reason: "needs tags" };
  }
  const native = vlan.tags.findIndex(({ nativeMode }) => nativeMode !== undefined);
  if (native >= 0 && type !== "openvswitch" && type !== "network") {
    yield { path: ["vlan", "tags", native, "nativeMode"], reason: "needs Open vSwitch" };
  }
}

function* vlanOfMacvtap(args: NicArgs): Iterable<Problem> {
  if (args.type === "direct" && (args.vlan?.tags ?? []).length > 0 && args.mode !== "passthrough") {
    yield { path: ["vlan"], reason: "of a macvtap NIC needs mode passthrough" };
  }
}

function* parametersNeedFilter(args: NicArgs): Iterable<Problem> {
  const { filter } = args as AnyNic;
  if (filter?.parameters?.length && filter.name === undefined) {
    yield { path: ["filter", "name"], reason: "is needed with parameters" };
  }
}

export const nicRules: readonly Rule<NicArgs>[] = [queuesNeedVirtio, vhostUserIsVirtio, rates, tagsAreDistinct, trunks, vlanOfMacvtap, parametersNeedFilter];
