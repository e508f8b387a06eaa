import { openNetwork } from "../../../provider/libvirt/openNetwork";
import type { Input, Samples } from "../samples";
import { commonDrifts, editStored, foreignNetwork, networkInventory, onNetwork, ownBridge, ownBridgeBad, ownBridgeEdits, removed } from "./networks";

const NAME = "conf-open";
const NET = "192.168.133";
const lan = { cidr: `${NET}.0/24`, gateway: `${NET}.1` };
const web = { mac: "52:54:00:6e:33:01", hostname: "web", ip: `${NET}.21` };

const minimal: Input = { subnets: [{ cidr: `${NET}.0/24` }] };
const full: Input = {
  subnets: [{ ...lan, dhcp: { ranges: [{ start: `${NET}.100`, end: `${NET}.200` }], reservations: [web] } }],
  domain: { name: "conf.test", localOnly: true },
  dns: { hosts: [{ ip: `${NET}.30`, hostnames: ["files"] }] },
  routes: [{ destination: "10.133.0.0/16", gateway: `${NET}.9` }],
  ...ownBridge("conf-opbr0"),
  autostart: true,
  active: true,
  onGuestsAttached: { restart: "defer", delete: "detach" },
};
const [subnet] = full.subnets as Input[];

export const samples: Samples = {
  kind: openNetwork,
  name: NAME,
  tearDown: removed(NAME),
  minimal,
  full,
  edits: [
    { title: "no reservation", to: { ...full, subnets: [{ ...subnet, dhcp: { ...(subnet?.dhcp as Input), reservations: [] } }] }, impact: "blip" },
    { title: "another DNS host", to: { ...full, dns: { hosts: [{ ip: `${NET}.31`, hostnames: ["git"] }] } }, impact: "none" },
    { title: "another domain", to: { ...full, domain: { name: "other.test", localOnly: false } }, impact: "restart" },
    { title: "a subnet more", to: { ...full, subnets: [subnet, { cidr: "fd00:133::/64" }] }, impact: "restart" },
    { title: "no route", to: { ...full, routes: [] }, impact: "restart" },
    ...ownBridgeEdits(full, minimal).map((edit) => (edit.impact === "replace" ? { ...edit, to: { ...minimal, name: `${NAME}-renamed` } } : edit)),
  ],
  drifts: [
    ...commonDrifts(NAME),
    { title: "a DNS host removed", byHand: onNetwork(NAME, `virsh net-update "$1" delete dns-host '<host ip="${NET}.30"/>' --live --config`) },
    { title: "the stored definition edited", byHand: onNetwork(NAME, editStored("s/mtu size='1450'/mtu size='1300'/")) },
    { title: "in another mode", byHand: onNetwork(NAME, `(${editStored("s/mode=.open./mode='route'/")}) && virsh net-destroy "$1" && virsh net-start "$1"`) },
  ],
  bad: [
    { title: "no subnet", args: { subnets: [] }, property: "subnets", reason: /at least one/ },
    {
      title: "gateway outside",
      args: { subnets: [{ cidr: `${NET}.0/24`, gateway: "192.168.1.1" }] },
      property: "subnets[0].gateway",
      reason: /not in the subnet/,
    },
    { title: "a forward device in an open network", args: { ...minimal, forwardDevice: "eth0" }, property: "forwardDevice", reason: /not a property/ },
    ...ownBridgeBad(minimal),
  ],
  foreign: foreignNetwork(
    NAME,
    `<forward mode="open"/><bridge name="conf-opbr0" stp="on" delay="0"/><mac address="52:54:00:6e:bb:33"/><ip address="${NET}.1" prefix="24"><dhcp><range start="${NET}.50" end="${NET}.99"/></dhcp></ip>`,
    { subnets: [{ cidr: `${NET}.0/24`, dhcp: { ranges: [{ start: `${NET}.50`, end: `${NET}.99` }] } }] },
  ),
  inventory: networkInventory("conf-"),
};
