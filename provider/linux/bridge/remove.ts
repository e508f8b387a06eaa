import { batchLine } from "../batch";
import { dnsOrders } from "../dns";
import { staticAddresses } from "../link";
import { leftOver } from "../mark";
import { removalOrders } from "../persistence/persistence";
import type { PortRecord } from "../record";
import { findLink, type Snapshot } from "../snapshot";
import { giveBackLines } from "./lines";
import { type BridgeState, type Context, observeBridge } from "./observe";

/** The orders that take a bridge away and give its ports back what they had. Pure; `[]` when nothing is left. */
export function removeOrders(snapshot: Snapshot, state: BridgeState, context: Context): string[] {
  const { name } = state;
  const found = observeBridge(snapshot, name, context);
  const link = findLink(snapshot, name);
  const recorded = snapshot.records[name];
  // Without the bridge only what the host itself still has on record is ours to finish.
  const records = recorded ?? (found ? state.portsBefore : []);
  const dns = snapshot.dns.links[name];
  const given = records.filter((record) => isFree(snapshot, record.port, name, found !== undefined)).flatMap((record) => freeLines(snapshot, record, name));
  return [
    ...(found && link ? [`alias-is ${name} ${link.alias}`.trim()] : []),
    ...(dns && (found || snapshot.dns.manager === "resolv.conf") ? dnsOrders(snapshot.dns.manager, name, { servers: [], search: [] }) : []),
    ...[...leftOver(snapshot, name), ...given].map((line) => `ip ${line}`),
    ...removalOrders(snapshot.units, name),
    ...(recorded ? [`record-remove ${name}`] : []),
    // Last: as long as the bridge is there, a run that dies half-way is finished by the next one.
    ...(found ? [`ip ${batchLine("link", "del", "dev", name)}`] : []),
  ];
}

function freeLines(snapshot: Snapshot, record: PortRecord, bridge: string): string[] {
  const isPort = findLink(snapshot, record.port)?.master === bridge;
  return [...(isPort ? [batchLine("link", "set", "dev", record.port, "nomaster")] : []), ...giveBackLines(record, [])];
}

/** A port that went elsewhere, or got addresses of its own since somebody removed the bridge by hand, is left alone. */
function isFree(snapshot: Snapshot, port: string, bridge: string, bridgeIsThere: boolean): boolean {
  const link = findLink(snapshot, port);
  return (
    link !== undefined &&
    (bridgeIsThere ? link.master === bridge || link.master === undefined : link.master === undefined && staticAddresses(link).length === 0)
  );
}
