import { membersOf } from "../nic";
import type { Snapshot } from "../snapshot";
import type { Touched } from "./touched";

/** What ethtool and sysfs are told of a NIC. */
export function nicsBack(seen: Snapshot, { others }: Touched): string[] {
  return others.flatMap(([verb, ...words]) => {
    if (verb === "sriov") {
      const [nic = ""] = words;
      const number = seen.nics[nic]?.sriov?.number;
      return number === undefined ? [] : [`sriov ${nic} ${number} detach`];
    }
    return verb === "ethtool" ? ethtoolBack(seen, words) : [];
  });
}

/** `-K NIC tso off`, `-L NIC combined 2`, `-G NIC rx 512`. Of a group each member goes back, and the group's own name is not said: it would switch them all. */
function ethtoolBack({ nics }: Snapshot, [option = "", nic = "", ...pairs]: readonly string[]): string[] {
  const names = pairs.filter((_, i) => i % 2 === 0);
  const { features = {}, queues, ring } = nics[nic] ?? {};
  const values =
    option === "-K"
      ? names.flatMap((name) => membersOf(features, name).flatMap((feature) => [feature, features[feature]?.on ? "on" : "off"]))
      : names.flatMap((name) => {
          const value = (option === "-L" ? queues : ring)?.now[name];
          return value === undefined ? [] : [name, String(value)];
        });
  return values.length === 0 ? [] : [`ethtool ${option} ${nic} ${values.join(" ")}`];
}
