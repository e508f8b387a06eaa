import type { BridgeRow, InterfaceRow, PortRow, Snapshot } from "../../../provider/ovs/snapshot";

/** Rows as Open vSwitch makes them, for snapshots in tests. */
export const bridgeRow = (name: string, more: Partial<BridgeRow> = {}): BridgeRow => ({
  uuid: `bridge-${name}`,
  name,
  ports: [],
  controllers: [],
  mirrors: [],
  exports: [],
  flowTables: [],
  datapathType: "netdev",
  datapathId: "0000000000000001",
  stp: false,
  rstp: false,
  mcastSnooping: false,
  protocols: [],
  externalIds: {},
  otherConfig: {},
  ...more,
});

export const portRow = (name: string, more: Partial<PortRow> = {}): PortRow => ({
  uuid: `port-${name}`,
  name,
  interfaces: [`interface-${name}`],
  trunks: [],
  cvlans: [],
  fakeBridge: false,
  upDelay: 0,
  downDelay: 0,
  externalIds: {},
  otherConfig: {},
  ...more,
});

export const interfaceRow = (name: string, more: Partial<InterfaceRow> = {}): InterfaceRow => ({
  uuid: `interface-${name}`,
  name,
  type: "internal",
  options: {},
  externalIds: {},
  ofport: 1,
  ...more,
});

export const snapshotOf = (more: Partial<Snapshot> = {}): Snapshot => ({
  abilities: { interfaceTypes: [], dpdk: false },
  bridges: [],
  ports: [],
  interfaces: [],
  controllers: [],
  mirrors: [],
  exports: [],
  flowTables: [],
  domains: {},
  lacp: {},
  ...more,
});

/** As libvirt plugs a guest's NIC. */
export const guestPort = (device: string) => portRow(device, { otherConfig: { transient: "true" } });
export const guestInterface = (device: string) =>
  interfaceRow(device, { type: "system", externalIds: { "attached-mac": "52:54:00:00:00:01", "iface-id": "id", "vm-id": "1234", "iface-status": "active" } });
