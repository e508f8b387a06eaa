import { lookAt } from "../host/round/round";
import { ownerOf } from "../ovs/mark";
import { observeMirror } from "../ovs/mirrorState";
import { type BridgeRow, bridgeNamed, controllersOf, guestOf, interfacesOf, isBond, portsOn, type Snapshot } from "../ovs/snapshot";
import { openVswitch } from "../ovs/world";
import { KvmnetError } from "../resource/error";
import { type Access, mustBePlain, withHost } from "./session";

export interface OvsPortDetails {
  readonly name: string;
  /** Type of its interface: `internal`, `patch`, `vxlan` … ("system": a device of the host); `bond` where it has several. */
  readonly type: string;
  readonly tag?: number;
  readonly trunks: readonly number[];
  /** `project/stack/name` of the resource that manages it; "" when none does. */
  readonly owner: string;
  /** The guest whose NIC it is. */
  readonly guest?: string;
}

/** As Open vSwitch noted it at most five seconds ago. */
export interface OvsControllerDetails {
  readonly target: string;
  readonly connected: boolean;
  readonly role?: string;
  /** `ACTIVE`, `BACKOFF` …; absent of a controller that is waited for. */
  readonly state?: string;
  /** The last reason why it was not connected, in Open vSwitch's words. */
  readonly lastError?: string;
}

export interface OvsMirrorDetails {
  readonly name: string;
  /** `project/stack/name` of the resource that manages it; "" when none does. */
  readonly owner: string;
  readonly outputPort?: string;
  readonly outputVlan?: number;
  /** Copies since it was made, as Open vSwitch counted them at most five seconds ago. */
  readonly txPackets: number;
  readonly txBytes: number;
}

/** An Open vSwitch bridge as it is on the host, whoever made it. */
export interface OvsBridgeDetails {
  readonly name: string;
  readonly uuid: string;
  /** `project/stack/name` of the resource that manages it; "" when none does. */
  readonly owner: string;
  readonly datapathType: string;
  readonly datapathId?: string;
  readonly failMode?: string;
  readonly stp: boolean;
  readonly rstp: boolean;
  /** OpenFlow versions; empty: those that Open vSwitch allows by itself. */
  readonly protocols: readonly string[];
  /** Its ports, without its own local one. */
  readonly ports: readonly OvsPortDetails[];
  readonly mirrors: readonly OvsMirrorDetails[];
  readonly controllers: readonly OvsControllerDetails[];
}

export function getOvsBridge(name: string, access: Access): Promise<OvsBridgeDetails> {
  return withHost(access, async (host) => {
    mustBePlain("name", name);
    const snapshot = await lookAt(host, openVswitch);
    const row = bridgeNamed(snapshot, name);
    if (!row) {
      const problem = `there is no Open vSwitch bridge named ${name}`;
      throw new KvmnetError({ code: "refused", host: host.label, problem, remedy: "see: ovs-vsctl list-br" });
    }
    const { uuid, datapathType, datapathId, failMode, stp, rstp, protocols } = row;
    const ports = portsOn(snapshot, row).map((port) => {
      const interfaces = interfacesOf(snapshot, port);
      const guest = guestOf(snapshot, port)?.domain;
      return {
        name: port.name,
        type: isBond(snapshot, port) ? "bond" : interfaces[0]?.type || "system",
        ...(port.tag !== undefined && { tag: port.tag }),
        trunks: [...port.trunks],
        owner: ownerOf(port),
        ...(guest !== undefined && { guest }),
      };
    });
    return {
      name,
      uuid,
      owner: ownerOf(row),
      datapathType: datapathType || "system",
      ...(datapathId !== undefined && { datapathId }),
      ...(failMode !== undefined && { failMode }),
      stp,
      rstp,
      protocols: [...protocols],
      ports: ports.sort(byName),
      mirrors: mirrorsOf(snapshot, row),
      controllers: controllersOf(snapshot, row).map(({ target, connected, role, status: { state, last_error: lastError } }) => ({
        target,
        connected,
        ...(role !== undefined && { role }),
        ...(state !== undefined && { state }),
        ...(lastError !== undefined && { lastError }),
      })),
    };
  });
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

const mirrorsOf = (snapshot: Snapshot, bridge: BridgeRow): OvsMirrorDetails[] =>
  snapshot.mirrors
    .filter(({ uuid }) => bridge.mirrors.includes(uuid))
    .map((row) => {
      const { outputPort, outputVlan } = observeMirror(snapshot, row, undefined);
      return {
        name: row.name,
        owner: ownerOf(row),
        ...(outputPort !== undefined && { outputPort }),
        ...(outputVlan !== undefined && { outputVlan }),
        txPackets: Number(row.statistics.tx_packets ?? 0),
        txBytes: Number(row.statistics.tx_bytes ?? 0),
      };
    })
    .sort(byName);
