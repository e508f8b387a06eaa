import type { Command } from "../../persistence/config";
import { batchLine, ipLine } from "../batch";
import { FIRST_VLAN, LAST_VLAN, normalVlans, singleVlans } from "../bridgeVlans";
import { findLink, type Snapshot } from "../snapshot";
import type { Touched } from "./touched";

const set = (device: string, ...words: (string | number)[]): Command => ipLine("link", "set", "dev", device, ...words);

/** Ports return to whom they were ports of. */
export function portsBack(seen: Snapshot, { masters, deleted }: Touched): Command[] {
  const orphans = seen.links.filter((link) => link.master && deleted.has(link.master)).map((link) => link.name);
  const children = [...deleted].filter((device) => findLink(seen, device)?.master);
  return [...new Set([...masters, ...orphans, ...children])].flatMap((device) => {
    const link = findLink(seen, device);
    if (!link) {
      return [];
    }
    // A bond takes none that is up.
    const bond = link.master !== undefined && findLink(seen, link.master)?.kind === "bond";
    return link.master === undefined ? [set(device, "nomaster")] : [...(bond ? [set(device, "down")] : []), set(device, "master", link.master)];
  });
}

/** MAC, MTU, alias, what a bridge keeps about a port; then up or down. */
export function linksBack(seen: Snapshot, touched: Touched, devices: readonly string[]): Command[] {
  const { settings, portOptions, vlans, functions, upDown, deleted, masters } = touched;
  // The other end of a pair goes and comes with it.
  const peers = [...deleted].flatMap((device) => seen.links.filter((link) => link.name === device && link.kind === "veth").flatMap((link) => link.lower ?? []));
  const changed = [...upDown, ...deleted, ...peers, ...masters, ...devices.filter((device) => findLink(seen, device)?.kind === "vlan")];
  return [
    ...[...new Map(settings.map((one) => [`${one.device} ${one.name}`, one])).values()].flatMap(({ device, name }) => settingBack(seen, device, name)),
    ...[...deleted, ...peers].flatMap((device) => settingBack(seen, device, "mtu")),
    ...peers.flatMap((device) => settingBack(seen, device, "address")),
    ...portOptions.flatMap(({ device, word }) => portOptionBack(seen, device, word)),
    ...[...vlans].flatMap((device) => vlansBack(seen, device)),
    ...functions.flatMap(({ device, index }) => functionBack(seen, device, index)),
    ...[...new Set(changed)].flatMap((device) => {
      const link = findLink(seen, device);
      return link ? [set(device, link.up ? "up" : "down")] : [];
    }),
  ];
}

function settingBack(seen: Snapshot, device: string, name: string): Command[] {
  const link = findLink(seen, device);
  if (!link) {
    return [];
  }
  return name === "mtu" ? [set(device, "mtu", link.mtu)] : name === "address" ? [set(device, "address", link.mac)] : [];
}

function portOptionBack(seen: Snapshot, device: string, word: string): Command[] {
  const value = findLink(seen, device)?.portData[word];
  return value === undefined ? [] : [set(device, "type", "bridge_slave", word, typeof value === "boolean" ? (value ? "on" : "off") : Number(value))];
}

function vlansBack(seen: Snapshot, device: string): Command[] {
  const there = seen.bridgeVlans[device];
  const link = findLink(seen, device);
  if (!there || !link) {
    return [];
  }
  const self = link.kind === "bridge" ? ["self"] : [];
  const kept = new Set(there.flatMap(singleVlans).map(({ id }) => id));
  const others = normalVlans(Array.from({ length: LAST_VLAN }, (_, i) => i + FIRST_VLAN).flatMap((id) => (kept.has(id) ? [] : [{ id }])));
  const range = ({ id, to }: { id: number; to?: number | undefined }) => (to ? `${id}-${to}` : id);
  return [
    ...there.map((vlan): Command => {
      const flags = [...(vlan.pvid ? ["pvid"] : []), ...(vlan.untagged ? ["untagged"] : [])];
      return { tool: "bridge", line: batchLine("vlan", "add", "dev", device, "vid", range(vlan), ...flags, ...self) };
    }),
    ...others.map((vlan): Command => ({ tool: "bridge", line: batchLine("vlan", "del", "dev", device, "vid", range(vlan), ...self) })),
  ];
}

function functionBack(seen: Snapshot, device: string, index: number): Command[] {
  const one = findLink(seen, device)?.functions?.find((candidate) => candidate.index === index);
  if (!one) {
    return [];
  }
  const onOff = (word: string, on: boolean | undefined) => (on === undefined ? [] : [word, on ? "on" : "off"]);
  return [
    set(
      device,
      "vf",
      index,
      ...(one.mac ? ["mac", one.mac] : []),
      ...["vlan", one.vlan, "qos", one.qos],
      ...(one.maxTxRateMbps === undefined ? [] : ["max_tx_rate", one.maxTxRateMbps, "min_tx_rate", one.minTxRateMbps ?? 0]),
      ...onOff("spoofchk", one.spoofCheck),
      ...onOff("trust", one.trust),
      ...(one.linkState ? ["state", one.linkState] : []),
    ),
  ];
}
