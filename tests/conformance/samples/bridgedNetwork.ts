import { bridgedNetwork } from "../../../provider/libvirt/bridgedNetwork";
import type { Input, Samples } from "../samples";
import { commonDrifts, editStored, foreignNetwork, networkInventory, onNetwork, removed } from "./networks";

const NAME = "conf-bridged";
const minimal: Input = { bridge: "br-nb" };
const web = { name: "web", default: true, vlan: { tags: [{ id: 100 }] } };
const trunk = { name: "trunk", vlan: { tags: [{ id: 100, nativeMode: "untagged" }, { id: 200 }] }, bandwidth: { outbound: { average: 100 } } };
const full: Input = {
  bridge: "ovs-nb",
  virtualport: { type: "openvswitch", profileId: "gold" },
  vlan: { tags: [{ id: 42 }] },
  trustGuestRxFilters: true,
  portGroups: [web, trunk],
  autostart: true,
  active: true,
  onGuestsAttached: { restart: "reattach", delete: "refuse" },
};
const linux: Input = { bridge: "br-nb", portIsolation: true };
/** The lab's kernel cannot limit a bridge that runs. */
const limited: Input = { bridge: "br-nb", bandwidth: { outbound: { average: 500 } }, active: false };

export const samples: Samples = {
  kind: bridgedNetwork,
  name: NAME,
  tearDown: removed(NAME),
  minimal,
  full,
  edits: [
    { title: "no autostart", to: { ...full, autostart: false }, impact: "none" },
    { title: "another VLAN of a port group", to: { ...full, portGroups: [{ ...web, vlan: { tags: [{ id: 101 }] } }, trunk] }, impact: "none" },
    { title: "a port group less", to: { ...full, portGroups: [trunk] }, impact: "none" },
    { title: "another VLAN", to: { ...full, vlan: { tags: [{ id: 43 }] } }, impact: "restart" },
    { title: "a trunk with a native VLAN", to: { ...full, vlan: { tags: [{ id: 42, nativeMode: "tagged" }, { id: 43 }] } }, impact: "restart" },
    { title: "no VLAN", to: { ...full, vlan: { tags: [] } }, impact: "restart" },
    { title: "another port profile", to: { ...full, virtualport: { type: "openvswitch", profileId: "silver" } }, impact: "restart" },
    { title: "other limits", from: limited, to: { ...limited, bandwidth: { inbound: { average: 2000, peak: 4000 } } }, impact: "none" },
    { title: "guests not trusted", to: { ...full, trustGuestRxFilters: false }, impact: "restart" },
    { title: "stopped", to: { ...full, active: false }, impact: "restart" },
    { title: "another bridge", from: linux, to: { ...linux, bridge: "br-other" }, impact: "restart" },
    { title: "no isolation", from: linux, to: { ...linux, portIsolation: false }, impact: "restart" },
    { title: "no limits", from: limited, to: { ...limited, bandwidth: { outbound: { average: 0 } } }, impact: "none" },
    {
      title: "to Open vSwitch",
      from: minimal,
      to: { bridge: "ovs-nb", virtualport: { type: "openvswitch" } },
      impact: "restart",
    },
    { title: "another name", from: minimal, to: { ...minimal, name: `${NAME}-renamed` }, impact: "replace" },
  ],
  drifts: [
    ...commonDrifts(NAME),
    { title: "the stored definition edited", byHand: onNetwork(NAME, editStored("s/tag id='42'/tag id='44'/")) },
    { title: "a port group removed", byHand: onNetwork(NAME, `virsh net-update "$1" delete portgroup '<portgroup name="trunk"/>' --live --config`) },
  ],
  bad: [
    { title: "no bridge", args: {}, property: "bridge", reason: /required|needed|missing/i },
    {
      title: "isolation on Open vSwitch",
      args: { bridge: "b", virtualport: { type: "openvswitch" }, portIsolation: true },
      property: "portIsolation",
      reason: /Linux/,
    },
    { title: "VLAN 0", args: { bridge: "b", vlan: { tags: [{ id: 0 }] } }, property: "vlan.tags[0].id", reason: /4094/ },
    { title: "one VLAN twice", args: { bridge: "b", vlan: { tags: [{ id: 7 }, { id: 7 }] } }, property: "vlan.tags[1].id", reason: /already/ },
    {
      title: "two native VLANs",
      args: {
        bridge: "b",
        vlan: {
          tags: [
            { id: 7, nativeMode: "tagged" },
            { id: 8, nativeMode: "tagged" },
          ],
        },
      },
      property: "vlan.tags",
      reason: /native/,
    },
    {
      title: "several tags, no trunk",
      args: { bridge: "b", vlan: { trunk: false, tags: [{ id: 7 }, { id: 8 }] } },
      property: "vlan.trunk",
      reason: /must be true/,
    },
    { title: "a subnet", args: { bridge: "b", subnets: [] }, property: "subnets", reason: /not a property/ },
    { title: "an MTU", args: { bridge: "b", mtu: 1500 }, property: "mtu", reason: /not a property/ },
    { title: "a virtual port of macvtap", args: { bridge: "b", virtualport: { type: "802.1Qbh", profileId: "x" } }, property: "virtualport.type", reason: /./ },
    {
      title: "native VLAN on a Linux bridge",
      args: { bridge: "b", virtualport: { type: "none" }, vlan: { tags: [{ id: 7, nativeMode: "untagged" }] } },
      property: "vlan.tags[0].nativeMode",
      reason: /openvswitch/,
    },
  ],
  foreign: foreignNetwork(NAME, '<forward mode="bridge"/><bridge name="br-nb"/>', { bridge: "br-nb" }),
  inventory: networkInventory("conf-"),
};
