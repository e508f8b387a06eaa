import { elements, entries, optional, type Row, type Value } from "../host/ovsdbValue";

/** A bridge of Open vSwitch, as far as flows of ours need it. */
export interface Switch {
  readonly failMode: string;
  readonly controllers: number;
  /** OVN's integration bridge, whose flows are ovn-controller's. */
  readonly ovn: boolean;
  /** An OvsFlows steers it. */
  readonly steered: boolean;
  readonly ports: readonly { readonly name: string; readonly mac?: string }[];
}

/** `lines`: tables as ovs-vsctl has them in JSON (Bridge, Port, Interface, Open_vSwitch), and `steered NAME` for each bridge with an OvsFlows. */
export function switchesOf(lines: readonly string[]): Map<string, Switch> {
  const [bridges = [], ports = [], interfaces = [], [root] = []] = lines.filter((line) => line.startsWith("{")).map(rowsOf);
  const steered = new Set(lines.flatMap((line) => /^steered (.*)$/.exec(line)?.[1] ?? []));
  const ofPort = new Map(ports.map((row) => [optional(row._uuid), elements(row.interfaces)]));
  const known = new Map(interfaces.map((row) => [optional(row._uuid), portOf(row)]));
  const ids = entries(root?.external_ids);
  const integration = "ovn-remote" in ids ? (ids["ovn-bridge"] ?? "br-int") : undefined;
  return new Map(
    bridges.map((row) => [
      String(row.name),
      {
        failMode: optional<string>(row.fail_mode) ?? "standalone",
        controllers: elements(row.controller).length,
        ovn: row.name === integration,
        steered: steered.has(String(row.name)),
        ports: elements(row.ports)
          .flatMap((port) => ofPort.get(port) ?? [])
          .flatMap((id) => known.get(id) ?? []),
      },
    ]),
  );
}

function rowsOf(line: string): Row[] {
  const { headings, data } = JSON.parse(line) as { headings: string[]; data: Value[][] };
  return data.map((values) => Object.fromEntries(headings.map((heading, i) => [heading, values[i] as Value])));
}

function portOf({ name, external_ids }: Row): Switch["ports"][number] {
  const mac = entries(external_ids)["attached-mac"]?.toLowerCase();
  return { name: String(name), ...(mac && { mac }) };
}

/** How the flows of a bridge differ from what the fragments make, from lines of `switch.py`: in words. */
export function flowFaultsOf(lines: readonly string[]): Map<string, string[]> {
  const faults = new Map<string, string[]>();
  for (const line of lines) {
    const [, what, bridge = "", rest] = /^(missing|surplus|words) (\S+) (.*)$/.exec(line) ?? [];
    if (what) {
      const words = what === "missing" ? `missing on ${bridge}: ${rest}` : what === "surplus" ? `on ${bridge}, and not ours: ${rest}` : `${bridge}: ${rest}`;
      faults.set(bridge, [...(faults.get(bridge) ?? []), words]);
    }
  }
  return faults;
}
