import type { Problem } from "../../resource/kind";
import { LAST_VLAN, type VlanRange } from "../kernel/bridgeVlans";
import { rangeOf } from "./complete";
import type { BridgeArgs, PortOptions } from "./types";

type Path = readonly (string | number)[];

/** A bridge that does not filter passes every VLAN to every port: what is asked for would not hold. */
export function* needsFiltering(args: BridgeArgs): Iterable<Problem> {
  if (args.vlanFiltering) {
    return;
  }
  const reason = "has no effect on a bridge that does not tell VLANs apart; set `vlanFiltering: true`";
  for (const property of ["vlanProtocol", "defaultPvid", "vlans"] as const) {
    if (args[property] !== undefined) {
      yield { path: [property], reason };
    }
  }
  for (const [port, options] of Object.entries(args.portOptions ?? {})) {
    const property = (["accessVlan", "trunkVlans", "nativeVlan", "vlans"] as const).find((name) => options[name] !== undefined);
    if (property) {
      yield { path: ["portOptions", port, property], reason };
    }
  }
}

export function* portsOfTheBridge(args: BridgeArgs): Iterable<Problem> {
  for (const port of Object.keys(args.portOptions ?? {})) {
    if (!args.ports?.includes(port)) {
      yield {
        path: ["portOptions", port],
        reason: /^(vnet|tap)\d+$/.test(port)
          ? "looks like a guest's NIC, whose settings belong into the guest's definition (libvirt: `<vlan>`, `<port isolated='yes'/>`)"
          : "is not in `ports`; list it there",
      };
    }
  }
}

export function* vlanLists(args: BridgeArgs): Iterable<Problem> {
  yield* vlanList(args.vlans, ["vlans"]);
  for (const [port, options] of Object.entries(args.portOptions ?? {})) {
    const path = ["portOptions", port];
    yield* vlanList(options.vlans, [...path, "vlans"]);
    yield* shortForms(options, path);
    yield* vlanList(options.trunkVlans?.map(rangeOf), [...path, "trunkVlans"]);
  }
}

function* shortForms(options: PortOptions, path: Path): Iterable<Problem> {
  const forms = (["accessVlan", "trunkVlans", "vlans"] as const).filter((name) => options[name] !== undefined);
  const [first, second] = forms;
  if (first && second) {
    yield { path: [...path, second], reason: `says the same as \`${first}\` in another way; leave one of them out` };
  }
  if (options.nativeVlan !== undefined && options.trunkVlans === undefined) {
    yield { path: [...path, "nativeVlan"], reason: "goes with `trunkVlans`; for a port in one VLAN set `accessVlan`" };
  }
}

function* vlanList(vlans: readonly VlanRange[] | undefined, path: Path): Iterable<Problem> {
  const taken = new Set<number>();
  let portVlan: number | undefined;
  for (const [i, { id, to = id, pvid }] of (vlans ?? []).entries()) {
    if (to < id || to > LAST_VLAN) {
      yield { path: [...path, i], reason: `${id}-${to} is not a range of VLANs from 1 to ${LAST_VLAN}` };
      continue;
    }
    if (pvid && (to > id || portVlan !== undefined)) {
      yield {
        path: [...path, i, "pvid"],
        reason: to > id ? "a range cannot be the VLAN of untagged frames" : `untagged frames belong to VLAN ${portVlan} already`,
      };
    }
    portVlan = pvid ? id : portVlan;
    const twice = Array.from({ length: to - id + 1 }, (_, n) => id + n).find((one) => taken.has(one));
    if (twice !== undefined) {
      yield { path: [...path, i], reason: `VLAN ${twice} is listed twice` };
    }
    for (let one = id; one <= to; one++) {
      taken.add(one);
    }
  }
}
