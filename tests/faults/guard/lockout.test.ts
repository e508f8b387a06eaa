import test from "ava";
import { bridge } from "../../../provider/linux/bridge";
import { hostInterface } from "../../../provider/linux/hostInterface";
import { hostNetwork } from "../../../provider/linux/hostNetwork";
import { hostSettings } from "../../../provider/linux/hostSettings";
import { policyRule } from "../../../provider/linux/policyRule";
import { staticRoute } from "../../../provider/linux/staticRoute";
import { veth } from "../../../provider/linux/veth";
import { type TakenHost, takeHost } from "../../lab";
import { endure, GuardScene, type Trouble } from "./scene";
import { writeRows } from "./table";

/** Changes that would lock us out, over the interface that carries our session. */

let taken: TakenHost;
let scene: GuardScene;

test.serial.before("a host that is reached over eth0", async () => {
  taken = await takeHost();
  scene = new GuardScene(taken, taken.lab.wireConnection);
});
test.serial.after.always("leave it", async () => {
  writeRows("A change that is wrong", scene?.rows ?? []);
  await taken?.release();
});

const toBridge = { name: "br0", ports: ["eth0"], moveAddresses: true };
const back = { ends: "old", code: "rolled-back", itself: true } as const;
const away = { eth0: { addresses: [], gateway: "none", gateway6: "none" } };

/** The NIC gives its address away, and a bridge with it as a port has it: as one change, with something else besides. */
const asOne = ({ address, address6 }: { readonly address: string; readonly address6: string }, bridgeArgs: object = {}, more: object = {}) => ({
  name: "uplink",
  interfaces: away,
  bridges: { br0: { ports: ["eth0"], addresses: [`${address}/24`, `${address6}/64`], gateway: "100.64.0.1", gateway6: "fd00:64::1", ...bridgeArgs } },
  ...more,
});

const firewallOn = (rule: string) =>
  `nft add table inet lockout; nft add chain inet lockout out '{ type filter hook output priority 0; }'; nft add rule inet lockout out ${rule}`;
const GUESTS =
  "ip link add brg0 type bridge; for n in 77 78; do ip tuntap add dev vnet$n mode tap; ip link set vnet$n master brg0 up; done; ip link set brg0 up";
const NO_GUESTS = "ip link del brg0; ip tuntap del dev vnet77 mode tap; ip tuntap del dev vnet78 mode tap";

const troublesOf = (lab: { readonly address: string; readonly address6: string }, { address, address6 } = lab): Trouble[] => [
  {
    title: "wrong address: the bridge takes the NIC and gets an address of another subnet",
    kind: bridge,
    args: { ...toBridge, addresses: ["192.0.2.7/24"], gateway: "none", gateway6: "none" },
    ends: "old",
    code: "rolled-back",
  },
  { title: "no address: the NIC loses it", kind: hostInterface, args: { name: "eth0", addresses: [] }, ...back },
  {
    title: "wrong prefix: the gateway is no longer in the subnet",
    kind: hostInterface,
    args: { name: "eth0", addresses: [`${address}/32`] },
    ...back,
  },
  {
    title: "wrong gateway: nobody answers there",
    kind: bridge,
    args: { ...toBridge, gateway: "100.64.0.250" },
    ...back,
    words: /gateway 4/,
  },
  { title: "no gateway", kind: bridge, args: { ...toBridge, gateway: "none" }, ...back, words: /gateway 4/ },
  {
    title: "MTU too small: the kernel takes IPv6 away",
    kind: hostInterface,
    args: { name: "eth0", mtu: 400 },
    ...back,
    words: /gateway 6/,
  },
  { title: "the NIC is set down", kind: hostInterface, args: { name: "eth0", up: false }, ...back },
  {
    title: "a route sends our answers nowhere",
    kind: staticRoute,
    args: { name: "gone", destination: "100.64.0.1/32", type: "blackhole" },
    ...back,
  },
  {
    title: "a route sends our answers to another device",
    kind: staticRoute,
    args: { name: "aside", destination: "100.64.0.1/32", gateway: "100.64.0.99", device: "eth0", onLink: true },
    ...back,
  },
  {
    title: "a rule forbids our answers",
    kind: policyRule,
    args: { name: "no", priority: 50, from: address, action: "prohibit" },
    ...back,
  },
  {
    title: "a rule sends our answers to an empty table that ends in unreachable",
    kind: policyRule,
    args: { name: "empty", priority: 51, to: "100.64.0.0/24", action: "unreachable" },
    ...back,
  },
  {
    title: "a firewall lets ssh in over the NIC alone, and new connections over the bridge are dropped",
    kind: bridge,
    args: toBridge,
    prepare:
      "nft add table inet lockout; nft add chain inet lockout in '{ type filter hook input priority 0; }'; nft add rule inet lockout in iifname br0 tcp dport 22 tcp flags syn drop",
    tidy: "nft delete table inet lockout",
    ...back,
  },
  {
    title: "a firewall rejects ssh over the bridge",
    kind: bridge,
    args: toBridge,
    prepare:
      "nft add table inet lockout; nft add chain inet lockout in '{ type filter hook input priority 0; }'; nft add rule inet lockout in iifname br0 tcp dport 22 reject with tcp reset",
    tidy: "nft delete table inet lockout",
    ...back,
  },
  { title: "a further name server, which does not answer", kind: bridge, args: { ...toBridge, dns: { servers: ["100.64.0.251"] } }, ends: "new" },
  {
    title: "a server that the program names no longer answers",
    kind: staticRoute,
    args: {
      name: "probe",
      destination: "198.51.100.7/32",
      type: "blackhole",
      guard: { mode: "always", timeoutSeconds: 5, probes: [{ address: "198.51.100.7" }] },
    },
    outside: { begin: ["ip", "addr", "add", "198.51.100.7/32", "dev", "lo"], end: ["ip", "addr", "del", "198.51.100.7/32", "dev", "lo"] },
    ends: "old",
    code: "rolled-back",
    words: /ping 198\.51\.100\.7/,
  },
  {
    title: "another address of the same subnet: confirmed there",
    kind: hostInterface,
    args: { name: "eth0", addresses: ["100.64.0.77/24", `${address6}/64`], gateway: "100.64.0.1" },
    movedTo: "100.64.0.77",
    ends: "new",
    itself: true,
  },
  {
    title: "somebody else's address: that of the gateway",
    kind: hostInterface,
    args: { name: "eth0", addresses: ["100.64.0.1/24", `${address6}/64`] },
    ...back,
  },
  {
    title: "the gateway of IPv6 alone is wrong",
    kind: hostInterface,
    args: { name: "eth0", gateway6: "fd00:64::250" },
    ...back,
    words: /gateway 6/,
  },
  { title: "ports of the bridge learn for longer than there is time", kind: bridge, args: { ...toBridge, stp: true, forwardDelaySeconds: 15 }, ...back },
  { title: "ports of the bridge learn, and there is time", kind: bridge, args: { ...toBridge, stp: true, forwardDelaySeconds: 2 }, ends: "new", itself: true },
  {
    title: "a route makes our part of the subnet unreachable",
    kind: staticRoute,
    args: { name: "part", destination: "100.64.0.0/28", type: "unreachable" },
    ...back,
  },
  {
    title: "a route forbids our answers",
    kind: staticRoute,
    args: { name: "forbidden", destination: "100.64.0.1/32", type: "prohibit" },
    ...back,
  },
  {
    title: "a cable to nowhere has a narrower subnet that we are in",
    kind: veth,
    args: { name: "narrow", peer: "narrowp", addresses: ["100.64.0.9/28"] },
    ...back,
  },
  { title: "our own address is on a cable to nowhere", kind: veth, args: { name: "client", peer: "clientp", addresses: ["100.64.0.1/32"] }, ...back },
  {
    title: "a rule drops what leaves by the port of sshd",
    kind: policyRule,
    args: { name: "port", priority: 52, family: "ipv4", ipProtocol: "tcp", sourcePort: "22", action: "blackhole" },
    ...back,
  },
  {
    title: "a rule leads our answers into a table that ends in a blackhole",
    kind: policyRule,
    args: { name: "table", priority: 53, from: address, table: 99 },
    prepare: "ip route add blackhole default table 99",
    tidy: "ip route flush table 99",
    ...back,
  },
  {
    title: "a firewall lets nobody out over the bridge but ssh: the gateway no longer answers",
    kind: bridge,
    args: toBridge,
    prepare: firewallOn("oifname br0 ip protocol icmp drop"),
    tidy: "nft delete table inet lockout",
    ...back,
    words: /gateway 4/,
  },
  {
    title: "the host no longer answers who has its address (arp_ignore 8)",
    kind: hostSettings,
    args: { name: "quiet", arpIgnore: 8 },
    forget: true,
    ...back,
  },
  {
    title: "the host drops packets whose answer leaves by another card (rp_filter)",
    kind: hostSettings,
    args: { name: "strict", interfaces: { eth0: { reversePathFilter: "strict" } } },
    // The other cards say nothing of ARP: requests go on coming in by eth0.
    prepare: `ping -n -q -c 1 -w 5 100.64.0.1; mac=$(ip neigh show 100.64.0.1 dev eth0 | awk '{ print $3 }'); for d in eth1 eth2; do echo 8 > /proc/sys/net/ipv4/conf/$d/arp_ignore; done
ip neigh replace 100.64.0.1 lladdr $mac dev eth1 nud permanent; ip route add 100.64.0.1/32 dev eth1 src ${address}`,
    tidy: "ip route del 100.64.0.1/32 dev eth1; ip neigh del 100.64.0.1 dev eth1; for d in eth1 eth2; do echo 0 > /proc/sys/net/ipv4/conf/$d/arp_ignore; done",
    outside: { begin: ["ip", "neigh", "flush", "all"], end: ["true"] },
    ...back,
  },
  {
    title: "the bridge gives up the NIC that it has our address over",
    kind: bridge,
    args: { name: "brg1", adopt: true, ports: [] },
    prepare: `ip link add brg1 type bridge forward_delay 0; ip link set brg1 address $(cat /sys/class/net/eth0/address) up; ip addr flush dev eth0 scope global; ip link set eth0 master brg1
ip addr add ${address}/24 dev brg1; ip addr replace ${address6}/64 dev brg1 nodad; ip route replace default via 100.64.0.1 dev brg1; ip -6 route replace default via fd00:64::1 dev brg1; sleep 1`,
    tidy: `ip link del brg1; ip addr replace ${address}/24 dev eth0; ip addr replace ${address6}/64 dev eth0 nodad; ip route replace default via 100.64.0.1 dev eth0; ip -6 route replace default via fd00:64::1 dev eth0`,
    ...back,
  },
  {
    title: "/etc is read-only",
    kind: bridge,
    args: { ...toBridge, dns: { servers: ["100.64.0.1"] } },
    prepare: "mount --bind /etc /etc; mount -o remount,bind,ro /etc",
    tidy: "umount /etc",
    ends: "old",
    code: "step-failed",
    itself: true,
  },
  {
    title: "guests hang on the bridge that takes the NIC, and its gateway is wrong: they stay where they are",
    kind: bridge,
    args: { ...toBridge, name: "brg0", adopt: true, gateway: "100.64.0.250" },
    prepare: GUESTS,
    tidy: NO_GUESTS,
    ...back,
  },
  { title: "as one: the NIC's address goes to a bridge over it", kind: hostNetwork, args: asOne(lab), ends: "new", itself: true },
  {
    title: "as one: wrong port, a cable to nowhere",
    kind: hostNetwork,
    args: asOne(lab, { ports: ["dead0"] }),
    prepare: "ip link add dead0 type veth peer name dead1; ip link set dead0 up; ip link set dead1 up",
    tidy: "ip link del dead0",
    ...back,
  },
  { title: "as one: the uplink is left out", kind: hostNetwork, args: asOne(lab, { ports: [] }), ...back },
  { title: "as one: wrong gateway", kind: hostNetwork, args: asOne(lab, { gateway: "100.64.0.250" }), ...back, words: /gateway 4/ },
  { title: "as one: wrong address", kind: hostNetwork, args: asOne(lab, { addresses: ["192.0.2.7/24"], gateway: "192.0.2.1", gateway6: "none" }), ...back },
  { title: "as one: MTU too small for IPv6", kind: hostNetwork, args: asOne(lab, { mtu: 400 }), ends: "old", code: "step-failed", itself: true },
  { title: "as one: the NIC is set down", kind: hostNetwork, args: asOne(lab, { ports: [] }, { interfaces: { eth0: { ...away.eth0, up: false } } }), ...back },
  {
    title: "as one: a route besides sends our answers nowhere",
    kind: hostNetwork,
    args: asOne(lab, {}, { routes: { gone: { destination: "100.64.0.1/32", type: "blackhole" } } }),
    ...back,
  },
  {
    title: "as one: a rule besides forbids our answers",
    kind: hostNetwork,
    args: asOne(lab, {}, { rules: { no: { priority: 50, from: address, action: "prohibit" } } }),
    ...back,
  },
  {
    title: "as one: guests on the bridge that takes the NIC, and its gateway is wrong",
    kind: hostNetwork,
    args: { name: "uplink", adopt: true, interfaces: away, bridges: { brg0: { ...asOne(lab).bridges.br0, gateway: "100.64.0.250" } } },
    prepare: GUESTS,
    tidy: NO_GUESTS,
    ...back,
  },
  {
    title: "as one: the kernel lacks the bond that it begins with",
    kind: hostNetwork,
    args: { ...asOne(lab, { ports: ["bond0"] }), bonds: { bond0: { ports: ["eth0"] } } },
    ends: "old",
    code: "step-failed",
    itself: true,
  },
  { title: "another MAC address", kind: hostInterface, args: { name: "eth0", mac: "02:4b:56:4d:77:77" }, ends: "new" },
  { title: "the address on a bridge over the NIC", kind: bridge, args: toBridge, ends: "new", itself: true },
];
for (const [i, { title }] of troublesOf({ address: "192.0.2.1", address6: "2001:db8::1" }).entries()) {
  test.serial(title, async (t) => {
    t.timeout(120_000);
    await endure(t, scene, troublesOf(taken.lab)[i] as Trouble, { kind: bridge, args: toBridge });
  });
}
