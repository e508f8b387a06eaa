import test from "ava";
import { bridge } from "../../../provider/linux/bridge";
import { hostInterface } from "../../../provider/linux/hostInterface";
import { policyRule } from "../../../provider/linux/policyRule";
import { staticRoute } from "../../../provider/linux/staticRoute";
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
const troublesOf = ({ address, address6 }: { readonly address: string; readonly address6: string }): Trouble[] => [
  {
    title: "wrong address: the bridge takes the NIC and gets an address of another subnet",
    kind: bridge,
    args: { ...toBridge, addresses: ["192.0.2.7/24"], gateway: "none", gateway6: "none" },
    ends: "old",
    code: "rolled-back",
  },
  { title: "no address: the NIC loses it", kind: hostInterface, args: { name: "eth0", addresses: [] }, ends: "old", code: "rolled-back" },
  {
    title: "wrong prefix: the gateway is no longer in the subnet",
    kind: hostInterface,
    args: { name: "eth0", addresses: [`${address}/32`] },
    ends: "old",
    code: "rolled-back",
  },
  {
    title: "wrong gateway: nobody answers there",
    kind: bridge,
    args: { ...toBridge, gateway: "100.64.0.250" },
    ends: "old",
    code: "rolled-back",
    words: /gateway 4/,
  },
  { title: "no gateway", kind: bridge, args: { ...toBridge, gateway: "none" }, ends: "old", code: "rolled-back", words: /gateway 4/ },
  {
    title: "MTU too small: the kernel takes IPv6 away",
    kind: hostInterface,
    args: { name: "eth0", mtu: 400 },
    ends: "old",
    code: "rolled-back",
    words: /gateway 6/,
  },
  { title: "the NIC is set down", kind: hostInterface, args: { name: "eth0", up: false }, ends: "old", code: "rolled-back" },
  {
    title: "a route sends our answers nowhere",
    kind: staticRoute,
    args: { name: "gone", destination: "100.64.0.1/32", type: "blackhole" },
    ends: "old",
    code: "rolled-back",
  },
  {
    title: "a route sends our answers to another device",
    kind: staticRoute,
    args: { name: "aside", destination: "100.64.0.1/32", gateway: "100.64.0.99", device: "eth0", onLink: true },
    ends: "old",
    code: "rolled-back",
  },
  {
    title: "a rule forbids our answers",
    kind: policyRule,
    args: { name: "no", priority: 50, from: address, action: "prohibit" },
    ends: "old",
    code: "rolled-back",
  },
  {
    title: "a rule sends our answers to an empty table that ends in unreachable",
    kind: policyRule,
    args: { name: "empty", priority: 51, to: "100.64.0.0/24", action: "unreachable" },
    ends: "old",
    code: "rolled-back",
  },
  {
    title: "a firewall lets ssh in over the NIC alone, and new connections over the bridge are dropped",
    kind: bridge,
    args: toBridge,
    prepare:
      "nft add table inet lockout; nft add chain inet lockout in '{ type filter hook input priority 0; }'; nft add rule inet lockout in iifname br0 tcp dport 22 tcp flags syn drop",
    tidy: "nft delete table inet lockout",
    ends: "old",
    code: "rolled-back",
  },
  {
    title: "a firewall rejects ssh over the bridge",
    kind: bridge,
    args: toBridge,
    prepare:
      "nft add table inet lockout; nft add chain inet lockout in '{ type filter hook input priority 0; }'; nft add rule inet lockout in iifname br0 tcp dport 22 reject with tcp reset",
    tidy: "nft delete table inet lockout",
    ends: "old",
    code: "rolled-back",
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
    args: { name: "eth0", guard: { timeoutSeconds: 20 }, addresses: ["100.64.0.77/24", `${address6}/64`], gateway: "100.64.0.1" },
    movedTo: "100.64.0.77",
    ends: "new",
    itself: true,
  },
  { title: "another MAC address", kind: hostInterface, args: { name: "eth0", mac: "02:4b:56:4d:77:77", guard: { timeoutSeconds: 30 } }, ends: "new" },
  { title: "the address on a bridge over the NIC", kind: bridge, args: toBridge, ends: "new", itself: true },
];
for (const [i, { title }] of troublesOf({ address: "192.0.2.1", address6: "2001:db8::1" }).entries()) {
  test.serial(title, async (t) => {
    t.timeout(120_000);
    await endure(t, scene, troublesOf(taken.lab)[i] as Trouble, { kind: bridge, args: toBridge });
  });
}
