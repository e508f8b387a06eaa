import { network } from "../../../provider/libvirt/network";
import type { Input, Samples } from "../samples";
import { commonDrifts, editStored, foreignNetwork, networkInventory, onNetwork, ownBridge, removed } from "./networks";

const NAME = "conf-network";
const NET = "192.168.137";
const minimal: Input = { type: "isolated" };
const full: Input = {
  type: "nat",
  subnets: [
    {
      cidr: `${NET}.0/24`,
      gateway: `${NET}.1`,
      dhcp: { ranges: [{ start: `${NET}.100`, end: `${NET}.200` }], reservations: [{ mac: "52:54:00:6e:37:01", ip: `${NET}.21` }] },
    },
  ],
  domain: { name: "conf.test", localOnly: true },
  dns: { txt: [{ name: "note.conf.test", value: "v=1" }] },
  routes: [{ destination: "10.137.0.0/16", gateway: `${NET}.9` }],
  forwardDevice: "eth0",
  nat: { ipv6: true },
  ...ownBridge("conf-nwbr0"),
  dnsmasqOptions: { rootEquivalent: true, options: ["cache-size=500", "log-queries"] },
  metadata: ['<a:note xmlns:a="urn:example:a" text="x &amp; y"><a:inner>z</a:inner></a:note>'],
  autostart: true,
  active: true,
  onGuestsAttached: { restart: "defer", delete: "detach" },
};
const bridged: Input = { type: "bridge", bridge: "ovs-nb", virtualport: { type: "openvswitch" }, vlan: { tags: [{ id: 7 }] }, trustGuestRxFilters: true };
const macvtap: Input = { type: "macvtap", mode: "bridge", devices: ["eth1"] };
const hostdev: Input = { type: "hostdev", physicalFunction: "eth1", managedByLibvirt: true, driver: "vfio", active: false };
const bare: Input = { subnets: [{ cidr: `${NET}.0/24` }] };

export const samples: Samples = {
  kind: network,
  name: NAME,
  tearDown: removed(NAME),
  minimal,
  full,
  edits: [
    { title: "other metadata", to: { ...full, metadata: ['<b:note xmlns:b="urn:example:b"/>'] }, impact: "none" },
    { title: "no metadata", to: { ...full, metadata: [] }, impact: "none" },
    { title: "another port group", to: { ...full, portGroups: [{ name: "x" }] }, impact: "none" },
    { title: "another dnsmasq option", to: { ...full, dnsmasqOptions: { rootEquivalent: true, options: ["cache-size=600"] } }, impact: "restart" },
    { title: "no dnsmasq option", to: { ...full, dnsmasqOptions: { rootEquivalent: true, options: [] } }, impact: "restart" },
    { title: "another TXT record", to: { ...full, dns: { txt: [{ name: "note.conf.test", value: "v=2" }] } }, impact: "blip" },
    { title: "routed instead of NAT", from: { type: "nat", ...bare }, to: { type: "route", ...bare }, impact: "restart" },
    { title: "open instead of routed", from: { type: "route", ...bare }, to: { type: "open", ...bare }, impact: "restart" },
    { title: "isolated instead of open", from: { type: "open", ...bare }, to: { type: "isolated", ...bare }, impact: "restart" },
    { title: "an address on an isolated network", from: { ...minimal, subnets: [] }, to: { ...minimal, ...bare }, impact: "restart" },
    { title: "another VLAN on Open vSwitch", from: bridged, to: { ...bridged, vlan: { tags: [{ id: 8 }] } }, impact: "restart" },
    { title: "another macvtap mode", from: macvtap, to: { ...macvtap, mode: "vepa" }, impact: "none" },
    { title: "functions unmanaged", from: hostdev, to: { ...hostdev, managedByLibvirt: false }, impact: "none" },
    { title: "macvtap instead of isolated", from: minimal, to: macvtap, impact: "replace" },
    {
      title: "limits on a stopped network",
      from: { ...minimal, active: false },
      to: { ...minimal, active: false, bandwidth: { inbound: { average: 9 } } },
      impact: "none",
    },
    { title: "another name", from: minimal, to: { ...minimal, name: `${NAME}-renamed` }, impact: "replace" },
  ],
  drifts: [
    ...commonDrifts(NAME),
    { title: "a dnsmasq option removed", byHand: onNetwork(NAME, editStored("/log-queries/d")) },
    {
      title: "somebody's metadata removed",
      byHand: onNetwork(NAME, `virsh net-metadata "$1" urn:example:a --config --remove 2>/dev/null || (${editStored("/<a:note/,/<\\/a:note>/d")})`),
    },
  ],
  bad: [
    { title: "no type", args: {}, property: "type", reason: /./ },
    { title: "NAT without a subnet", args: { type: "nat" }, property: "subnets", reason: /./ },
    { title: "a bridge's property on macvtap", args: { ...macvtap, mtu: 1500 }, property: "mtu", reason: /not a property/ },
    { title: "a subnet on an existing bridge", args: { ...bridged, subnets: [] }, property: "subnets", reason: /not a property/ },
    {
      title: "dnsmasq options without saying so",
      args: { type: "nat", ...bare, dnsmasqOptions: { options: ["x"] } },
      property: "dnsmasqOptions.rootEquivalent",
      reason: /./,
    },
    {
      title: "line break in a dnsmasq option",
      args: { ...full, dnsmasqOptions: { rootEquivalent: true, options: ["a\nb"] } },
      property: "dnsmasqOptions.options[0]",
      reason: /control/,
    },
    { title: "metadata without namespace", args: { ...minimal, metadata: ["<note/>"] }, property: "metadata[0]", reason: /namespace/ },
    { title: "metadata that is no XML", args: { ...minimal, metadata: ["just text"] }, property: "metadata[0]", reason: /XML/ },
    {
      title: "our own mark as metadata",
      args: { ...minimal, metadata: ["<k:owner xmlns:k='urn:kvmnet:owner'>x</k:owner>"] },
      property: "metadata[0]",
      reason: /namespace/,
    },
    {
      title: "two notes of one namespace",
      args: { ...minimal, metadata: ["<a:x xmlns:a='urn:a'/>", "<b:y xmlns:b='urn:a'/>"] },
      property: "metadata[1]",
      reason: /one element per namespace/,
    },
  ],
  foreign: foreignNetwork(NAME, '<forward mode="bridge"/><bridge name="br-nb"/>', { type: "bridge", bridge: "br-nb" }),
  inventory: networkInventory("conf-"),
};
