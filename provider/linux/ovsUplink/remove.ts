import { KvmnetError } from "../../resource/error";
import { giveBackLines, portDnsOrders } from "../device/ports";
import { missingOrders } from "../device/remove";
import { inOrderOfAdding } from "../kernel/address";
import { dnsOrders } from "../kernel/dns";
import { type Link, staticAddresses, staticDetails } from "../kernel/link";
import { leaveSwitchOrder, switchPortOf } from "../kernel/openVswitch";
import { ownerOf } from "../kernel/owner";
import type { PortRecord } from "../kernel/record";
import { setRoutes } from "../kernel/route";
import { findLink, type Snapshot } from "../kernel/snapshot";
import type { Command } from "../persistence/config";
import { addAddressLine, dropAddressLine, dropRouteLine } from "../persistence/lines";
import { filesAsSeen, removalOrders } from "../persistence/plan";
import { observeBoot } from "../persistence/state";
import { isStill, type UplinkContext } from "./observe";
import type { OvsUplinkState } from "./types";

/** The orders by which the NIC leaves the bridge and gets back what it had. Pure; `[]` when nothing of ours is left. */
export function removeOrders(snapshot: Snapshot, state: OvsUplinkState, context: UplinkContext): string[] {
  const { name, bridge, owner } = state;
  const there = switchPortOf(snapshot, name);
  const ours = there !== undefined && there.on.name === bridge && isStill(there.port, state);
  if (ours && there.port.owner !== owner) {
    throw new KvmnetError({
      code: "not-ours",
      resource: `OvsUplink ${name}`,
      problem: `somebody took our mark off the port ${name} of ${bridge}, so it stays`,
      remedy: "to remove it, run `pulumi up` once, which marks it again; to keep it, remove it from the state (`pulumi state delete`)",
    });
  }
  // Somebody else's by now, with its record and files.
  if (there && !ours) {
    return [];
  }
  const local = findLink(snapshot, bridge);
  const recorded = (snapshot.records[bridge] ?? []).filter(({ port }) => port === name);
  // Without its port only what the host itself still has on record is ours to finish.
  const records = (recorded.length > 0 ? recorded : ours ? state.portsBefore : []).filter((record) => isFree(snapshot, record, ours));
  const persisted = observeBoot(snapshot.persistence, context.facts, bridge, [bridge, name, ...context.devices]);
  const files = snapshot.persistence.files.some((file) => file.key === bridge && file.owner === owner);
  const config = {
    title: `OvsUplink ${bridge}`,
    owner,
    key: bridge,
    device: bridge,
    portsStay: true,
    ports: [{ device: name, drop: [], options: {}, commands: [] }],
  } as const;
  const told = files ? removalOrders(persisted, config) : [];
  if (!ours && recorded.length + told.length === 0) {
    return [];
  }
  const dns = snapshot.dns.links[bridge];
  return [
    ...(local ? [`alias_is ${bridge} ${local.alias}`.trim()] : []),
    ...(files ? filesAsSeen(persisted) : []),
    ...(dns && local ? dnsOrders(snapshot.dns.manager, bridge, { servers: [], search: [] }) : []),
    ...(local ? strip(snapshot, state, records, local) : []),
    ...(ours ? [leaveSwitchOrder(bridge, name, there.port.uplink)] : []),
    ...records.flatMap((record) => giveBackLines(record, [])).map(spelt),
    ...told,
    // A manager that lets go of a port takes away what it does not know of, and sets its own again where a device was down for a moment, as the bridge's is with another MAC address.
    ...(told.length > 0 ? records.flatMap((record) => missingOrders(record, persisted.persistedBy)) : []),
    ...(local && told.length > 0 ? goneFrom(snapshot, state, records).map((address) => spelt(dropAddressLine(address, bridge))) : []),
    ...portDnsOrders(snapshot, [], records),
    ...(local && ownerOf(local.alias) === owner ? [`alias ${bridge}`] : []),
    ...(recorded.length > 0 ? [`record_remove ${bridge}`] : []),
  ];
}

/** What came with the NIC, or was asked for. What somebody else has set on the bridge's local port since stays. */
function goneFrom(snapshot: Snapshot, { bridge, declared = [] }: OvsUplinkState, records: readonly PortRecord[]): string[] {
  const link = findLink(snapshot, bridge);
  const present = link ? staticAddresses(link) : [];
  return [...new Set([...declared, ...records.flatMap(({ addresses, instead = [] }) => [...addresses, ...instead])])].filter((address) =>
    present.includes(address),
  );
}

function strip(snapshot: Snapshot, state: OvsUplinkState, records: readonly PortRecord[], link: Link): string[] {
  const { name: bridge } = link;
  const gone = goneFrom(snapshot, state, records);
  const stay = gone.length > 0 ? staticAddresses(link).filter((address) => !gone.includes(address)) : [];
  const details = staticDetails(link, snapshot.routes);
  const lost = setRoutes(snapshot.routes, bridge).filter((route) => !route.special && route.protocol !== "dhcp" && gone.length > 0 && stay.length === 0);
  return [
    ...lost.toReversed().map((route) => dropRouteLine(route, bridge)),
    ...gone.map((address) => dropAddressLine(address, bridge)),
    ...inOrderOfAdding(stay).map((address) => addAddressLine(address, bridge, details[address])),
  ].map(spelt);
}

const spelt = ({ tool, line }: Pick<Command, "line"> & { readonly tool: string }) => `${tool} ${line}`;

/** A NIC that went elsewhere, or got other addresses since somebody took it off the bridge, is left alone. */
function isFree(snapshot: Snapshot, { port, addresses }: PortRecord, ours: boolean): boolean {
  const link = findLink(snapshot, port);
  return link !== undefined && (ours || (switchPortOf(snapshot, port) === undefined && staticAddresses(link).every((address) => addresses.includes(address))));
}
