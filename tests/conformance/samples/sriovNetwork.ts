import { sriovNetwork } from "../../../provider/libvirt/sriovNetwork";
import type { Input, Samples } from "../samples";
import { commonDrifts, editStored, foreignNetwork, networkInventory, onNetwork, removed } from "./networks";

const NAME = "conf-sriov";
/** The lab has no SR-IOV device: such a network can be defined there, and not started. */
const minimal: Input = { physicalFunction: "eth1", active: false };
const full: Input = {
  ...minimal,
  managedByLibvirt: true,
  driver: "vfio",
  virtualport: { type: "802.1Qbh", profileId: "finance" },
  vlan: { tags: [{ id: 42 }] },
  trustGuestRxFilters: true,
  portGroups: [{ name: "web", default: true, vlan: { tags: [{ id: 43 }] } }],
  autostart: true,
  onGuestsAttached: { restart: "refuse", delete: "refuse" },
};

export const samples: Samples = {
  kind: sriovNetwork,
  name: NAME,
  tearDown: removed(NAME),
  minimal,
  full,
  edits: [
    { title: "another device", to: { ...full, physicalFunction: "eth2" }, impact: "none" },
    { title: "not managed", to: { ...full, managedByLibvirt: false }, impact: "none" },
    { title: "another driver", to: { ...full, driver: "kvm" }, impact: "none" },
    { title: "another VLAN", to: { ...full, vlan: { tags: [{ id: 44 }] } }, impact: "none" },
    { title: "no virtual port", to: { ...full, virtualport: { type: "none" } }, impact: "none" },
    { title: "another port group", to: { ...full, portGroups: [{ name: "db" }] }, impact: "none" },
    { title: "no autostart", to: { ...full, autostart: false }, impact: "none" },
    { title: "another name", from: minimal, to: { ...minimal, name: `${NAME}-renamed` }, impact: "replace" },
  ],
  drifts: [...commonDrifts(NAME, { startable: false }), { title: "the definition edited", byHand: onNetwork(NAME, editStored("s/tag id='42'/tag id='44'/")) }],
  bad: [
    { title: "no function", args: {}, property: "physicalFunction", reason: /needed/ },
    { title: "both ways", args: { physicalFunction: "eth1", virtualFunctions: ["0000:04:00.1"] }, property: "virtualFunctions", reason: /together/ },
    { title: "not a PCI address", args: { virtualFunctions: ["eth1"] }, property: "virtualFunctions[0]", reason: /PCI/ },
    {
      title: "a function twice, in two spellings",
      args: { virtualFunctions: ["04:00.1", "0000:04:00.1"] },
      property: "virtualFunctions[1]",
      reason: /already/,
    },
    { title: "a bridge", args: { ...minimal, bridge: "br0" }, property: "bridge", reason: /not a property/ },
    { title: "an MTU", args: { ...minimal, mtu: 9000 }, property: "mtu", reason: /not a property/ },
    {
      title: "limits of a port group",
      args: { ...minimal, portGroups: [{ name: "a", bandwidth: {} }] },
      property: "portGroups[0].bandwidth",
      reason: /not a property/,
    },
    { title: "a driver variant for kvm", args: { ...minimal, driver: "kvm", driverModel: "mlx5_vfio_pci" }, property: "driverModel", reason: /vfio/ },
  ],
  foreign: foreignNetwork(
    NAME,
    '<forward mode="hostdev" managed="yes"><pf dev="eth1"/></forward>',
    { ...minimal, managedByLibvirt: true },
    { startable: false },
  ),
  inventory: networkInventory("conf-"),
};
