import { ipLine } from "../kernel/batch";
import { dnsOrders } from "../kernel/dns";
import { staticAddresses } from "../kernel/link";
import { leftOver } from "../kernel/mark";
import type { PortRecord } from "../kernel/record";
import { findLink, type Snapshot } from "../kernel/snapshot";
import type { Command } from "../persistence/config";
import type { ManagerName } from "../persistence/manager";
import { filesAsSeen, removalOrders } from "../persistence/plan";
import { observeBoot } from "../persistence/state";
import { observeDevice } from "./observe";
import { giveBackLines, portDnsOrders, type Wait } from "./ports";
import type { Context, DeviceArgs, DeviceSpec, DeviceState } from "./spec";

/** The orders that take a device away and give its ports back what they had. Pure; `[]` when nothing is left. */
export function removeOrders<Args extends DeviceArgs, State extends DeviceState>(
  spec: DeviceSpec<Args, State>,
  snapshot: Snapshot,
  state: State,
  context: Context,
): string[] {
  const { name } = state;
  const found = observeDevice(spec, snapshot, name, context);
  const link = findLink(snapshot, name);
  const recorded = snapshot.records[name];
  // Without the bridge only what the host itself still has on record is ours to finish.
  const records = recorded ?? (found ? (state.portsBefore ?? []) : []);
  const dns = snapshot.dns.links[name];
  const free = records.filter((record) => isFree(snapshot, record.port, name, found !== undefined));
  const given = free.flatMap((record) => freeLines(snapshot, record, name));
  const persisted = observeBoot(snapshot.persistence, context.facts, name, [name, ...context.devices]);
  const config = { title: `${spec.type} ${name}`, owner: state.owner, key: name, device: name, ports: (found?.ports ?? []).map(leavingPort) };
  const told = removalOrders(persisted, config);
  const loose = leftOver(snapshot, name).map((line): Command => ({ tool: "ip", line }));
  return [
    ...(found && link ? [`alias_is ${name} ${link.alias}`.trim()] : []),
    ...filesAsSeen(persisted),
    ...(dns && (found || snapshot.dns.manager === "resolv.conf") ? dnsOrders(snapshot.dns.manager, name, { servers: [], search: [] }) : []),
    ...spelt([...loose, ...given]),
    ...told,
    // A manager that lets go of a port takes away what it does not know of.
    ...(told.length > 0 ? free.flatMap((record) => missingOrders(record, persisted.persistedBy)) : []),
    ...portDnsOrders(snapshot, [], free),
    ...(recorded ? [`record_remove ${name}`] : []),
    // Last: as long as the device is there, a run that dies half-way is finished by the next one. A manager may have taken it away by now.
    ...(found ? [`gone ${name}`] : []),
  ];
}

const spelt = (commands: readonly (Command | Wait)[]) => commands.map(({ tool, line }) => `${tool} ${line}`);

/** Without touching an address that the manager has set by then, whose flags are its own. NetworkManager sets its routes with a metric that it chooses anew. */
export function missingOrders(record: PortRecord, manager: ManagerName | "none"): string[] {
  const routes = record.routes.filter((route) => manager !== "networkmanager" || route.protocol !== "static");
  return giveBackLines({ ...record, routes }, []).map(({ tool, line }) =>
    line.startsWith("addr replace ") ? `ip_once addr add ${line.slice("addr replace ".length)}` : `${tool} ${line}`,
  );
}

const leavingPort = (device: string) => ({ device, drop: [], options: {}, commands: [] });

function freeLines(snapshot: Snapshot, record: PortRecord, bridge: string): (Command | Wait)[] {
  const isPort = findLink(snapshot, record.port)?.master === bridge;
  return [...(isPort ? [ipLine("link", "set", "dev", record.port, "nomaster")] : []), ...giveBackLines(record, [])];
}

/** A port that went elsewhere, or got addresses of its own since somebody removed the bridge by hand, is left alone. */
function isFree(snapshot: Snapshot, port: string, bridge: string, bridgeIsThere: boolean): boolean {
  const link = findLink(snapshot, port);
  return (
    link !== undefined &&
    (bridgeIsThere ? link.master === bridge || link.master === undefined : link.master === undefined && staticAddresses(link).length === 0)
  );
}
