import { sortedEntries } from "../../resource/canonical";
import { batchLine, ipLine } from "../kernel/batch";
import type { Command } from "../persistence/config";
import type { HostInterfaceArgs, HostInterfaceState } from "./types";

type Settings = NonNullable<HostInterfaceArgs["vfSettings"]>[number];

/** What `ip`, `ethtool` and sysfs are told; all of it when `found` is absent, as at boot. */
export function nicCommands(args: HostInterfaceArgs, found: HostInterfaceState | undefined): Command[] {
  const remade = args.virtualFunctions !== undefined && args.virtualFunctions !== found?.virtualFunctions;
  return [
    ...(remade ? [functionsCommand(args.name, args.virtualFunctions ?? 0, found !== undefined && args.onGuestsAttached.delete === "detach")] : []),
    ...(args.vfSettings ?? []).flatMap((wanted) => functionLines(args.name, wanted, remade ? undefined : found?.vfSettings)),
    ...ethtoolCommand("-L", args.name, differing(args.queues, found?.queues)),
    ...ethtoolCommand("-G", args.name, differing(args.ring, found?.ring)),
    ...ethtoolCommand("-K", args.name, differing(args.offloads, found?.offloads)),
  ];
}

export function functionsCommand(nic: string, number: number, detach = false): Command {
  return { tool: "sriov", line: batchLine(nic, number, ...(detach ? ["detach"] : [])) };
}

type Values = Readonly<Record<string, number | boolean | undefined>>;

function differing(wanted: Values | undefined, found: Values | undefined): Values {
  return Object.fromEntries(Object.entries(wanted ?? {}).filter(([name, value]) => value !== undefined && found?.[name] !== value));
}

export function ethtoolCommand(option: "-K" | "-L" | "-G", nic: string, values: Values): Command[] {
  // Boot files hold them.
  const words = sortedEntries(values).flatMap(([name, value]) => [name, typeof value === "boolean" ? (value ? "on" : "off") : (value ?? 0)]);
  return words.length === 0 ? [] : [{ tool: "ethtool", line: `${option} ${batchLine(nic, ...words)}` }];
}

/** One line for each function, with what differs. VLAN and priority go together, as do the two rates. */
function functionLines(nic: string, wanted: Settings, functions: readonly Settings[] | undefined): Command[] {
  const found = functions?.find(({ index }) => index === wanted.index);
  const changed = (...names: (keyof Settings)[]) => names.some((name) => wanted[name] !== undefined && wanted[name] !== found?.[name]);
  const onOff = (value: boolean | undefined) => (value ? "on" : "off");
  const words = [
    ...(changed("mac") ? ["mac", wanted.mac ?? ""] : []),
    ...(changed("vlan", "qos") ? ["vlan", wanted.vlan ?? found?.vlan ?? 0, "qos", wanted.qos ?? (wanted.vlan === 0 ? 0 : (found?.qos ?? 0))] : []),
    ...(changed("maxTxRateMbps", "minTxRateMbps")
      ? ["max_tx_rate", wanted.maxTxRateMbps ?? found?.maxTxRateMbps ?? 0, "min_tx_rate", wanted.minTxRateMbps ?? found?.minTxRateMbps ?? 0]
      : []),
    ...(changed("spoofCheck") ? ["spoofchk", onOff(wanted.spoofCheck)] : []),
    ...(changed("trust") ? ["trust", onOff(wanted.trust)] : []),
    ...(changed("linkState") ? ["state", wanted.linkState ?? "auto"] : []),
  ];
  return words.length === 0 ? [] : [ipLine("link", "set", "dev", nic, "vf", wanted.index, ...words)];
}
