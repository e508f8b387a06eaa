import { observeCommon } from "../device/observe";
import type { Context } from "../device/spec";
import type { Link } from "../kernel/link";
import type { Nic } from "../kernel/nic";
import type { NicBefore, NicDeclared, NicRecord } from "../kernel/nicRecord";
import { findLink, type Snapshot } from "../kernel/snapshot";
import { hostInterfaceState } from "./schema";
import type { HostInterfaceState } from "./types";

export interface NicContext extends Context {
  /** What the state says: after a reboot the host has no record of it any more. */
  readonly last?: { readonly before: NicBefore; readonly declared: NicDeclared } | undefined;
}

/** The NIC of this name as a state, whether anybody looks after it or not. */
export function observeNic(snapshot: Snapshot, name: string, context: NicContext): HostInterfaceState | undefined {
  const link = findLink(snapshot, name);
  if (!link) {
    return undefined;
  }
  const nic = snapshot.nics[name] ?? {};
  const record = recordOf(snapshot, link);
  const state = {
    name,
    owner: link.owner,
    ...observeCommon(snapshot, link, context),
    master: link.master,
    ...settingsOf(nic, link),
    vfUsers: usersOf(snapshot, nic),
    limits: limitsOf(nic),
    before: record?.before ?? context.last?.before ?? { alias: link.alias },
    declared: record?.declared ?? context.last?.declared ?? {},
  };
  const known = { ...hostInterfaceState.shape, name: true, owner: true };
  return Object.fromEntries(Object.entries(state).filter(([key, value]) => key in known && value !== undefined)) as unknown as HostInterfaceState;
}

/** The record of this very NIC, not of one that had its name before. */
export function recordOf({ nicRecords }: Snapshot, link: Link): NicRecord | undefined {
  const record = nicRecords[link.name];
  return record?.ifindex === link.ifindex ? record : undefined;
}

function settingsOf({ features, queues, ring, sriov }: Nic, link: Link) {
  return {
    offloads: features && Object.fromEntries(Object.entries(features).map(([name, { on }]) => [name, on])),
    queues: queues && { ...queues.now },
    ring: ring && { ...ring.now },
    virtualFunctions: sriov?.number,
    vfSettings: link.functions?.map((one) => ({ ...one })),
  };
}

function limitsOf({ features = {}, queues, ring, sriov }: Nic): HostInterfaceState["limits"] {
  return {
    fixedOffloads: Object.keys(features).filter((name) => features[name]?.fixed),
    queues: { ...queues?.most },
    ring: { ...ring?.most },
    virtualFunctions: sriov?.total ?? 0,
  };
}

/** Handed to a guest as a PCI device, or by its network device: as a port, or with a macvtap on it. */
function usersOf(snapshot: Snapshot, { sriov }: Nic): string[] {
  return (sriov?.functions ?? []).flatMap(({ index, vfio, devices }) => {
    const users = devices.flatMap((device) => {
      const master = findLink(snapshot, device)?.master;
      const above = snapshot.links.filter((link) => link.lower === device).map((link) => `${link.name} on it`);
      return [...(master ? [`a port of ${master}`] : []), ...above].map((use) => `${device}, ${use}`);
    });
    return [...(vfio ? ["vfio-pci"] : []), ...users].map((user) => `${index} (${user})`);
  });
}
