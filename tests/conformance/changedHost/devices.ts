import { bridge } from "../../../provider/linux/bridge";
import { hostInterface } from "../../../provider/linux/hostInterface";
import { hostSettings } from "../../../provider/linux/hostSettings";
import { macvtapInterface } from "../../../provider/linux/macvtapInterface";
import { policyRule } from "../../../provider/linux/policyRule";
import { staticRoute } from "../../../provider/linux/staticRoute";
import { veth } from "../../../provider/linux/veth";
import { guest } from "./guest";
import type { Case, Given } from "./scene";

/** Network devices, routes and rules on a host that has changed. A NIC `chgp0` with an address stands on it (`preparation`). */

export const preparation = `ip link add chgp0 type veth peer name chgp0-far; ip link set chgp0 up; ip link set chgp0-far up
ip link add chgp1 type veth peer name chgp1-far; ip link set chgp1 up; ip link set chgp1-far up; ip addr add 198.18.80.1/24 dev chgp1`;

const br = { name: "chgbr0", ports: ["chgp0"], addresses: ["198.18.81.1/24"], mtu: 1500, stp: false };
const bare = { name: "chgbr0" };
const detach = { onGuestsAttached: { delete: "detach" } };
const device = (args: object = br): Given => ({ kind: bridge, args: args as Given["args"] });
const onBridge = guest('<interface type="bridge"><mac address="52:54:00:80:04:01"/><source bridge="chgbr0"/></interface>');
const WEB = /chgguest \(52:54:00:80:04:01 on vnet\d+\)/;
const foreign = "ip link add chgbr0 type bridge";

const route: Given = { kind: staticRoute, args: { name: "chgroute", destination: "198.19.80.0/24", gateway: "198.18.80.9" } };
const rule: Given = { kind: policyRule, args: { name: "chgrule", priority: 1180, from: "198.19.80.0/24", table: 1080 } };
const tap: Given = { kind: macvtapInterface, args: { name: "chgtap0", lowerDevice: "chgp0" } };
const nic: Given = { kind: hostInterface, args: { name: "chgp0", mtu: 1400, addresses: ["198.18.82.1/24"] } };
const settings: Given = { kind: hostSettings, args: { name: "chgset", interfaces: { eth1: { proxyArp: true } } } };
const cable: Given = { kind: veth, args: { name: "chgve0", peer: "chgve1" } };

export const deviceCases: readonly Case[] = [
  { title: "a port was taken off", subject: device(), byHand: "ip link set chgp0 nomaster", tells: /since the last run: ports/, up: "update" },
  { title: "a port's NIC is gone", subject: device(), byHand: "ip link del chgp0", tells: /chgp0/, up: "refused" },
  {
    title: "a port is another bridge's now",
    subject: device(),
    byHand: "ip link add chgother type bridge; ip link set chgp0 master chgother",
    tells: /chgother/,
    up: "refused",
  },
  { title: "the bridge is gone", subject: device(), byHand: "ip link del chgbr0", tells: /gone from the host, and is made anew/, up: "update" },
  {
    title: "an address was taken off",
    subject: device(),
    byHand: "ip addr del 198.18.81.1/24 dev chgbr0",
    tells: /since the last run: addresses/,
    up: "update",
  },
  { title: "an address was added", subject: device(), byHand: "ip addr add 198.18.83.1/24 dev chgbr0", tells: /since the last run: addresses/, up: "update" },
  { title: "another MTU was set", subject: device(), byHand: "ip link set chgbr0 mtu 1400", tells: /since the last run: mtu/, up: "update" },
  { title: "the bridge was taken down", subject: device(), byHand: "ip link set chgbr0 down", tells: /since the last run: up/, up: "update" },
  {
    title: "spanning tree was switched on",
    subject: device(),
    byHand: "ip link set chgbr0 type bridge stp_state 1",
    tells: /since the last run: stp/,
    up: "update",
  },
  {
    title: "new, and who keeps it over a reboot is said",
    isNew: true,
    subject: device(),
    byHand: "true",
    tells: /after a reboot|kept over a reboot/,
    up: "create",
  },
  { title: "new, and a foreign bridge has the name", isNew: true, subject: device(bare), byHand: foreign, tells: /chgbr0/, up: "refused" },
  {
    title: "new, and a foreign bridge is adopted",
    isNew: true,
    subject: device({ ...bare, mtu: 1400, adopt: true }),
    byHand: foreign,
    tells: /takes over what is there already, and changes: /,
    up: "create",
  },
  {
    title: "new, and another kind of device has the name",
    isNew: true,
    subject: device({ ...bare, adopt: true }),
    byHand: "ip link add chgbr0 type veth peer name chgbr0-far",
    tells: /chgbr0/,
    up: "refused",
  },
  {
    title: "new, and the bridge belongs to another stack",
    isNew: true,
    beside: [device({ ...bare, owner: "other/stack/br" })],
    subject: device(bare),
    byHand: "true",
    tells: /other\/stack\/br/,
    up: "refused",
  },
  {
    title: "new, and a port is of another bridge",
    isNew: true,
    subject: device(),
    byHand: "ip link add chgother type bridge; ip link set chgp0 master chgother",
    tells: /chgother/,
    up: "refused",
  },
  {
    title: "another stack has taken the bridge over",
    subject: device({ ...bare, mtu: 1500 }),
    byHand: "ip link set chgbr0 alias 'kvmnet:other/stack/br'",
    asks: { ...bare, mtu: 1400 },
    tells: /other\/stack\/br|chgbr0/,
    up: "refused",
  },
  { title: "a guest came, and the bridge is deleted", subject: device(), byHand: onBridge, asks: "deletion", tells: WEB, up: "refused" },
  {
    title: "a guest came, and the bridge may be deleted from under it",
    subject: device({ ...br, ...detach }),
    byHand: onBridge,
    asks: "deletion",
    tells: /"cutsOff":\[\{"domain":"chgguest"/,
    up: "deleted",
  },
  { title: "a guest came, and the bridge is renamed", subject: device(), byHand: onBridge, asks: { ...br, name: "chgbr1" }, tells: WEB, up: "refused" },
  {
    title: "a guest came, and the bridge may be renamed",
    subject: device({ ...br, ...detach }),
    byHand: onBridge,
    asks: { ...br, ...detach, name: "chgbr1" },
    tells: new RegExp(`cuts off ${WEB.source}`),
    up: "replace",
  },
  { title: "a guest came, and an edit does not concern it", subject: device(), byHand: onBridge, asks: { ...br, stp: true }, tells: /impact/, up: "update" },
  {
    title: "something stands on the bridge, which is deleted",
    subject: device(bare),
    byHand: "ip link add chgmv0 link chgbr0 type macvlan",
    asks: "deletion",
    tells: /chgmv0 \(macvlan\) would go with it/,
    up: "refused",
  },
  {
    title: "a container came, and the bridge is deleted",
    subject: device(bare),
    byHand: "ip link add vnet77 type veth peer name chgvn77; ip link set vnet77 master chgbr0",
    asks: "deletion",
    tells: /a container/,
    up: "refused",
  },
  { title: "a route was taken out", subject: route, byHand: "ip route del 198.19.80.0/24", tells: /StaticRoute chgroute/, up: "update" },
  {
    title: "a new route, and its gateway cannot be reached any more",
    isNew: true,
    subject: route,
    byHand: "ip addr del 198.18.80.1/24 dev chgp1",
    tells: /198\.18\.80\.9/,
    up: "refused",
  },
  {
    title: "a new route, and somebody's is there",
    isNew: true,
    subject: route,
    byHand: "ip route add 198.19.80.0/24 via 198.18.80.8",
    tells: /198\.19\.80\.0/,
    up: "refused",
  },
  {
    title: "a new route, and somebody's is adopted",
    isNew: true,
    subject: { ...route, args: { ...route.args, adopt: true } },
    byHand: "ip route add 198.19.80.0/24 via 198.18.80.9",
    tells: /takes over/,
    up: "create",
  },
  { title: "a rule was taken out", subject: rule, byHand: "ip rule del priority 1180", tells: /PolicyRule chgrule/, up: "update" },
  {
    title: "a new rule, and somebody's is there",
    isNew: true,
    subject: rule,
    byHand: "ip rule add priority 1180 from 198.19.80.0/24 table 1080",
    tells: /1180/,
    up: "refused",
  },
  { title: "a macvtap interface is gone", subject: tap, byHand: "ip link del chgtap0", tells: /made anew/, up: "update" },
  { title: "a macvtap interface has lost its device", subject: tap, byHand: "ip link del chgp0", tells: /chgp0/, up: "refused" },
  { title: "a network card has another MTU", subject: nic, byHand: "ip link set chgp0 mtu 1300", tells: /since the last run: mtu/, up: "update" },
  { title: "a network card is gone", subject: nic, byHand: "ip link del chgp0", tells: /chgp0/, up: "refused" },
  { title: "a new network card that is not there", isNew: true, subject: nic, byHand: "ip link del chgp0", tells: /chgp0/, up: "refused" },
  {
    title: "a setting was changed",
    subject: settings,
    byHand: "sysctl -qw net.ipv4.conf.eth1.proxy_arp=0",
    tells: /since the last run: interfaces/,
    up: "update",
  },
  { title: "a cable's other end is taken", isNew: true, subject: cable, byHand: "ip link add chgve1 type bridge", tells: /chgve1/, up: "refused" },
];
