import { macvtapNetwork } from "../../../provider/libvirt/macvtapNetwork";
import type { Input, Samples } from "../samples";
import { commonDrifts, editStored, foreignNetwork, networkInventory, onNetwork, removed } from "./networks";

const NAME = "conf-macvtap";
const minimal: Input = { mode: "bridge", devices: ["eth1"] };
const full: Input = {
  mode: "passthrough",
  devices: ["eth1", "eth2"],
  virtualport: { type: "802.1Qbh", profileId: "finance" },
  vlan: { tags: [{ id: 42 }] },
  trustGuestRxFilters: true,
  portGroups: [{ name: "web", default: true, vlan: { tags: [{ id: 43 }] } }, { name: "db" }],
  autostart: true,
  active: true,
  onGuestsAttached: { restart: "reattach", delete: "refuse" },
};
const pf: Input = { mode: "private", physicalFunction: "eth1", active: false };

export const samples: Samples = {
  kind: macvtapNetwork,
  name: NAME,
  tearDown: removed(NAME),
  minimal,
  full,
  edits: [
    { title: "a device less", to: { ...full, devices: ["eth2"] }, impact: "none" },
    { title: "another device", from: minimal, to: { ...minimal, devices: ["eth2"] }, impact: "none" },
    { title: "another mode", from: minimal, to: { ...minimal, mode: "private" }, impact: "none" },
    { title: "another VLAN", to: { ...full, vlan: { tags: [{ id: 44 }] } }, impact: "none" },
    {
      title: "another kind of virtual port",
      to: { ...full, virtualport: { type: "802.1Qbg", managerId: 11, typeId: 1193047, typeIdVersion: 2, instanceId: "09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f" } },
      impact: "none",
    },
    { title: "no virtual port", to: { ...full, virtualport: { type: "none" } }, impact: "none" },
    {
      title: "a port group with a virtual port",
      from: minimal,
      to: { ...minimal, portGroups: [{ name: "db", virtualport: { type: "802.1Qbh", profileId: "db" } }] },
      impact: "none",
    },
    { title: "no port group", to: { ...full, portGroups: [] }, impact: "none" },
    { title: "guests not trusted", to: { ...full, trustGuestRxFilters: false }, impact: "none" },
    { title: "no autostart", to: { ...full, autostart: false }, impact: "none" },
    // Without SR-IOV hardware it cannot be started, only defined.
    { title: "devices instead of a physical function", from: pf, to: { mode: "private", devices: ["eth1"], active: false }, impact: "none" },
    { title: "stopped", to: { ...full, active: false }, impact: "restart" },
    { title: "another name", from: minimal, to: { ...minimal, name: `${NAME}-renamed` }, impact: "replace" },
  ],
  drifts: [
    ...commonDrifts(NAME),
    { title: "a device removed", byHand: onNetwork(NAME, `virsh net-update "$1" delete forward-interface '<interface dev="eth2"/>' --live --config`) },
    { title: "the stored definition edited", byHand: onNetwork(NAME, editStored("s/tag id='42'/tag id='44'/")) },
  ],
  bad: [
    { title: "no device", args: { mode: "bridge" }, property: "devices", reason: /needed/ },
    { title: "an empty pool", args: { mode: "bridge", devices: [] }, property: "devices", reason: /at least one/ },
    { title: "devices and a physical function", args: { ...minimal, physicalFunction: "eth2" }, property: "physicalFunction", reason: /together/ },
    { title: "a device twice", args: { mode: "vepa", devices: ["eth1", "eth1"] }, property: "devices[1]", reason: /already/ },
    { title: "no such mode", args: { mode: "nat", devices: ["eth1"] }, property: "mode", reason: /vepa/ },
    { title: "VLAN without passthrough", args: { ...minimal, vlan: { tags: [{ id: 4 }] } }, property: "vlan", reason: /passthrough/ },
    {
      title: "VLAN of a port group without passthrough",
      args: { ...minimal, portGroups: [{ name: "a", vlan: { tags: [{ id: 4 }] } }] },
      property: "portGroups[0].vlan",
      reason: /passthrough/,
    },
    { title: "limits", args: { ...minimal, bandwidth: { inbound: { average: 1 } } }, property: "bandwidth", reason: /not a property/ },
    {
      title: "a port group with a virtual port beside VLANs",
      args: { ...full, portGroups: [{ name: "a", virtualport: { type: "802.1Qbh", profileId: "x" } }] },
      property: "portGroups[0].virtualport",
      reason: /VLAN/,
    },
    { title: "Open vSwitch", args: { ...minimal, virtualport: { type: "openvswitch" } }, property: "virtualport.type", reason: /./ },
  ],
  foreign: foreignNetwork(NAME, '<forward mode="vepa"><interface dev="eth1"/></forward>', { mode: "vepa", devices: ["eth1"] }),
  inventory: networkInventory("conf-"),
};
