import { domainInterface } from "../../../provider/libvirt/domainInterface";
import { dhcpReservation } from "../../../provider/libvirt/entries/dhcpReservation";
import { dnsRecord } from "../../../provider/libvirt/entries/dnsRecord";
import { portGroup } from "../../../provider/libvirt/entries/portGroup";
import { natNetwork } from "../../../provider/libvirt/natNetwork";
import { guest } from "./guest";
import type { Case, Given } from "./scene";

/** Virtual networks, their entries and guests' NICs on a host that has changed. */

const ranges = [{ start: "192.168.141.100", end: "192.168.141.150" }];
const lan = { name: "chgnet", subnets: [{ cidr: "192.168.141.0/24", dhcp: { ranges, reservations: [] } }], mtu: 1500 };
const bare = { name: "chgnet", subnets: [{ cidr: "192.168.141.0/24" }] };
const reattach = { onGuestsAttached: { restart: "reattach" } };
const detach = { onGuestsAttached: { delete: "detach" } };
const network = (args: object = lan): Given => ({ kind: natNetwork, args: args as Given["args"] });

const onNetwork = guest('<interface type="network"><mac address="52:54:00:80:01:01"/><source network="chgnet"/></interface>');
const WEB = /chgguest \(52:54:00:80:01:01 on vnet\d+\)/;

const define = (name: string, body: string) => `cat > /run/chg.xml <<'X'
<network><name>${name}</name>${body}</network>
X
virsh -q net-define /run/chg.xml; rm /run/chg.xml`;
const foreign = define("chgnet", '<forward mode="nat"/><bridge stp="on" delay="0"/><ip address="192.168.141.1" prefix="24"/>');

const reservation: Given = { kind: dhcpReservation, args: { name: "chgres", network: "chgnet", mac: "52:54:00:80:02:01", ip: "192.168.141.21" } };
const record: Given = { kind: dnsRecord, args: { name: "chgdns", network: "chgnet", type: "host", ip: "192.168.141.22", hostnames: ["files"] } };
const group: Given = { kind: portGroup, args: { name: "chggroup", network: "chgnet" } };
const GONE = "virsh -q net-destroy chgnet; virsh -q net-undefine chgnet";

const off = `cat > /run/chg.xml <<'X'
<domain type="qemu"><name>chgoff</name><memory unit="MiB">16</memory><os><type machine="pc">hvm</type></os></domain>
X
virsh -q define /run/chg.xml; rm /run/chg.xml`;
const nic: Given = { kind: domainInterface, args: { name: "chgnic", domain: "chgoff", type: "network", network: "chgnet", mac: "52:54:00:80:03:01" } };

const NO_VIRSH = "mount --bind /dev/null /usr/bin/virsh";

export const networkCases: readonly Case[] = [
  {
    title: "virsh is not there any more",
    subject: network(),
    byHand: NO_VIRSH,
    newSession: true,
    asks: { ...lan, autostart: false },
    tells: /virsh/,
    up: "refused",
  },
  { title: "new, and virsh is not there", isNew: true, subject: network(), byHand: NO_VIRSH, newSession: true, tells: /virsh/, up: "warned" },
  { title: "a guest came, and the edit needs a restart", subject: network(), byHand: onNetwork, asks: { ...lan, mtu: 1400 }, tells: WEB, up: "refused" },
  {
    title: "a guest came, and a restart is allowed",
    subject: network({ ...lan, ...reattach }),
    byHand: onNetwork,
    asks: { ...lan, ...reattach, mtu: 1400 },
    tells: new RegExp(`impact restart: mtu .*${WEB.source}`),
    up: "update",
  },
  {
    title: "a guest came, and a live edit does not concern it",
    subject: network(),
    byHand: onNetwork,
    asks: { ...lan, autostart: false },
    tells: /impact none/,
    up: "update",
  },
  { title: "a guest came, and the network is deleted", subject: network(), byHand: onNetwork, asks: "deletion", tells: WEB, up: "refused" },
  {
    title: "a guest came, and the network may be deleted from under it",
    subject: network({ ...lan, ...detach }),
    byHand: onNetwork,
    asks: "deletion",
    tells: /"cutsOff":\[\{"domain":"chgguest"/,
    up: "deleted",
  },
  { title: "a guest came, and the network is renamed", subject: network(), byHand: onNetwork, asks: { ...lan, name: "chgnet2" }, tells: WEB, up: "refused" },
  {
    title: "a guest came, and the network may be renamed",
    subject: network({ ...lan, ...detach }),
    byHand: onNetwork,
    asks: { ...lan, ...detach, name: "chgnet2" },
    tells: new RegExp(`impact replace: name .*cuts off ${WEB.source}`),
    up: "replace",
  },
  {
    title: "the network was stopped",
    subject: network(),
    byHand: "virsh -q net-destroy chgnet",
    tells: /changed on the host since the last run: active/,
    up: "update",
  },
  {
    title: "it no longer starts by itself",
    subject: network(),
    byHand: "virsh -q net-autostart --disable chgnet",
    tells: /since the last run: autostart/,
    up: "update",
  },
  { title: "it is gone", subject: network(), byHand: GONE, tells: /it is gone from the host, and is made anew/, up: "update" },
  {
    title: "it is gone, and its subnet has been taken",
    subject: network(),
    byHand: `${GONE}; ip link add chgd0 type bridge; ip addr add 192.168.141.9/24 dev chgd0; ip link set chgd0 up`,
    tells: /already in use on the host by interface chgd0/,
    up: "refused",
  },
  {
    title: "it is stopped, and its subnet has been taken",
    subject: network(),
    byHand: "virsh -q net-destroy chgnet; ip link add chgd0 type bridge; ip addr add 192.168.141.9/24 dev chgd0; ip link set chgd0 up",
    tells: /already in use on the host by interface chgd0/,
    up: "refused",
  },
  {
    title: "a reservation was added by hand",
    subject: network(),
    byHand: `virsh -q net-update chgnet add ip-dhcp-host '<host mac="52:54:00:80:01:09" ip="192.168.141.30"/>' --live --config`,
    tells: /since the last run: subnets/,
    up: "update",
  },
  {
    title: "a range was taken out of the stored definition alone",
    subject: network(),
    byHand: `virsh -q net-update chgnet delete ip-dhcp-range '<range start="192.168.141.100" end="192.168.141.150"/>' --config`,
    tells: /since the last run: subnets/,
    up: "update",
  },
  {
    title: "what was changed by hand is what the program asks for now",
    subject: network(),
    byHand: "virsh -q net-autostart --disable chgnet",
    asks: { ...lan, autostart: false, mtu: 1400 },
    tells: /impact restart: mtu/,
    up: "update",
  },
  {
    title: "new, and a foreign network has the name",
    isNew: true,
    subject: network(bare),
    byHand: foreign,
    tells: /exists already and carries no mark of ours/,
    up: "refused",
  },
  {
    title: "new, and a foreign network is adopted",
    isNew: true,
    subject: network({ ...bare, adopt: true }),
    byHand: foreign,
    tells: /takes over what is there already, and changes: /,
    up: "create",
  },
  {
    title: "new, and the name belongs to another stack",
    isNew: true,
    beside: [network({ ...bare, owner: "other/stack/lan" })],
    subject: network(bare),
    byHand: "true",
    tells: /belongs to other\/stack\/lan/,
    up: "refused",
  },
  {
    title: "another stack has taken the network over",
    subject: network(bare),
    byHand: `virsh net-dumpxml --inactive chgnet | sed 's#changed/host/subject#other/stack/lan#g' > /run/chg.xml; virsh -q net-define /run/chg.xml; rm /run/chg.xml`,
    tells: /other\/stack\/lan/,
    asks: { ...bare, autostart: false },
    up: "refused",
  },
  {
    title: "new, and the subnet is taken by a device",
    isNew: true,
    subject: network(bare),
    byHand: "ip link add chgd0 type bridge; ip addr add 192.168.141.9/24 dev chgd0; ip link set chgd0 up",
    tells: /subnet is already in use on the host by interface chgd0/,
    up: "refused",
  },
  {
    title: "new, and the subnet is taken by a network",
    isNew: true,
    subject: network(bare),
    byHand: `${define("chgother", '<forward mode="nat"/><bridge name="chgvb0" stp="on"/><ip address="192.168.141.1" prefix="24"/>')}; virsh -q net-start chgother`,
    tells: /subnet is already in use on the host by interface chgvb0/,
    up: "refused",
  },
  {
    title: "new, and the bridge name is a device's",
    isNew: true,
    subject: network({ ...bare, bridge: { name: "chgd0" } }),
    byHand: "ip link add chgd0 type bridge",
    tells: /bridge name chgd0 is already in use/,
    up: "refused",
  },
  {
    title: "new, and the bridge name is another network's",
    isNew: true,
    subject: network({ ...bare, bridge: { name: "chgvb0" } }),
    byHand: define("chgother", '<bridge name="chgvb0" stp="on"/>'),
    tells: /bridge name chgvb0 is already in use/,
    up: "refused",
  },
  {
    title: "an entry was taken out",
    beside: [network(bare)],
    subject: reservation,
    byHand: `virsh -q net-update chgnet delete ip-dhcp-host '<host mac="52:54:00:80:02:01" ip="192.168.141.21"/>' --live --config`,
    tells: /it is gone from the host, and is made anew/,
    up: "update",
  },
  { title: "an entry's network is gone", beside: [network(bare)], subject: reservation, byHand: GONE, tells: /chgnet/, up: "refused" },
  { title: "a new entry, and its network is gone", isNew: true, beside: [network(bare)], subject: record, byHand: GONE, tells: /chgnet/, up: "refused" },
  {
    title: "a new entry, and another has the address",
    isNew: true,
    beside: [network(bare)],
    subject: reservation,
    byHand: `virsh -q net-update chgnet add ip-dhcp-host '<host mac="52:54:00:80:02:07" ip="192.168.141.21"/>' --live --config`,
    tells: /192\.168\.141\.21/,
    up: "refused",
  },
  {
    title: "a new entry, and the same is there by hand",
    isNew: true,
    beside: [network(bare)],
    subject: { ...record, args: { ...record.args, adopt: true } },
    byHand: `virsh -q net-update chgnet add dns-host '<host ip="192.168.141.22"><hostname>files</hostname></host>' --live --config`,
    tells: /takes over/,
    up: "create",
  },
  {
    title: "a name was taken off a DNS record",
    beside: [network(bare)],
    subject: record,
    byHand: `virsh -q net-update chgnet delete dns-host '<host ip="192.168.141.22"><hostname>files</hostname></host>' --live --config`,
    tells: /made anew/,
    up: "update",
  },
  { title: "a port group's network is gone", beside: [network(bare)], subject: group, byHand: GONE, tells: /chgnet/, up: "refused" },
  {
    title: "a NIC was taken out of its guest",
    beside: [network(bare)],
    subject: nic,
    byHand: "virsh -q detach-interface chgoff network --mac 52:54:00:80:03:01 --config",
    tells: /made anew/,
    up: "update",
  },
  {
    title: "a new NIC, and there is no such guest",
    isNew: true,
    beside: [network(bare)],
    subject: nic,
    byHand: "virsh -q undefine chgoff",
    tells: /chgoff/,
    up: "refused",
  },
  { title: "a NIC's guest is gone", beside: [network(bare)], subject: nic, byHand: "virsh -q undefine chgoff", tells: /chgoff/, up: "refused" },
];

/** Stands on the host in every case about a guest's NIC. */
export const preparation = off;
