import type { Network } from "../libvirt/model";
import type { Observed } from "../libvirt/observed";
import { ownerOf } from "../libvirt/owner";
import { observe } from "../libvirt/snapshot";
import { readSnapshot } from "../libvirt/world";
import type { GuestNic } from "../resource/common";
import { KvmnetError } from "../resource/error";
import { type Access, mustBePlain, withHost } from "./session";

/** A libvirt network as it is on the host, whoever made it. */
export interface NetworkDetails {
  readonly name: string;
  readonly uuid: string;
  /** `project/stack/name` of the resource that manages it; "" when none does. */
  readonly owner: string;
  readonly active: boolean;
  readonly autostart: boolean;
  /** Whether libvirt keeps a definition for the next start. */
  readonly persistent: boolean;
  /** The bridge that carries it; "" where there is none. */
  readonly bridge: string;
  /** The running network, element by element as in libvirt's XML; absent while it is stopped. */
  readonly live?: Network;
  /** The stored definition, which the next start takes; absent for a transient network. */
  readonly definition?: Network;
  /** NICs of running guests on it. */
  readonly guests: readonly GuestNic[];
  /** Those of them that are cut off, because their tap is not in the bridge. */
  readonly unpluggedGuests: readonly GuestNic[];
}

/** By name, or by UUID. */
export function getNetwork(name: string, access: Access): Promise<NetworkDetails> {
  return withHost(access, async (host) => {
    mustBePlain("name", name);
    const snapshot = await readSnapshot(host);
    const found = observe(snapshot, snapshot.find.name(name) ?? snapshot.find.uuid(name));
    if (!found) {
      throw new KvmnetError({ code: "refused", host: host.label, problem: `there is no libvirt network named ${name}`, remedy: "see: virsh net-list --all" });
    }
    return detailsOf(found);
  });
}

function detailsOf({ name, uuid, active, autostart, bridge, live, definition, guests, unplugged }: Observed): NetworkDetails {
  const nics = (list: Observed["guests"]) => list.map(({ domain, mac, device }) => ({ domain, mac, device }));
  return {
    name,
    uuid,
    owner: ownerOf((definition ?? live) as Network),
    active,
    autostart,
    persistent: definition !== undefined,
    bridge,
    ...(live && { live }),
    ...(definition && { definition }),
    guests: nics(guests),
    unpluggedGuests: nics(unplugged),
  };
}
