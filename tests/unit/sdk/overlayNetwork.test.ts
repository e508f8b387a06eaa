import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { checkArgs } from "../../../provider/engine/check";
import { kinds } from "../../../provider/registry";
import { OverlayGuest, OverlayNetwork, type OverlayNetworkArgs } from "../../../sdk/overlayNetwork";
import { type Registered, withoutEngine } from "./helpers/program";

/** What the components are made of; that it works is shown by tests/e2e/overlay. */

const registered: Registered[] = [];
withoutEngine((resource) => registered.push(resource));

const host = (n: number) => ({ connection: { host: `kvm${n}` }, tunnelAddress: `192.0.2.${n}` });
const hosts = { a: host(1), b: host(2) };
const uplink = { nic: "eth1", address: "198.51.100.2/24", gateway: "198.51.100.1" };

async function made(run: () => unknown) {
  registered.length = 0;
  run();
  for (let seen = -1; seen !== registered.length; ) {
    seen = registered.length;
    await sleep(200);
  }
  return registered.map(({ type, name, inputs }) => ({ kind: type.split(":").at(-1) as keyof typeof kinds, name, inputs })).filter(({ kind }) => kind in kinds);
}

test.serial("three lines: every host joins, and what each part is made of passes its checks", async (t) => {
  const all = await made(() => {
    const lan = new OverlayNetwork("lan", { hosts, subnet: "10.20.0.0/24" });
    new OverlayGuest("Web", { network: lan, ip: "10.20.0.10" });
  });
  t.deepEqual(all.map(({ kind, name }) => `${kind} ${name}`).sort(), [
    "DhcpOptions lan",
    "LogicalRouter lan",
    "LogicalRouterPort lan-inside",
    "LogicalSwitch lan",
    "LogicalSwitchPort Web",
    "OvnChassis lan-a",
    "OvnChassis lan-b",
    "OvnDns Web",
  ]);
  for (const { kind, name, inputs } of all) {
    const { connection, __provider, ...args } = inputs;
    t.deepEqual(checkArgs(kinds[kind](), { ...args, ...("dhcpv4Options" in args && { dhcpv4Options: "none" }) }).failures, [], `${kind} ${name}`);
    t.deepEqual(connection, kind === "OvnChassis" && name === "lan-b" ? { host: "kvm2" } : { host: "kvm1" });
  }
  const of = (kind: string) => all.find((one) => one.kind === kind)?.inputs as Record<string, unknown>;
  t.like(of("OvnChassis"), { remotes: ["tcp:192.0.2.1:6642"], encapIps: ["192.0.2.1"], bridgeMappings: {} });
  t.like(of("DhcpOptions"), { router: "10.20.0.1", dnsServers: ["10.20.0.1"], mtu: 1442, domainName: "lan.internal" });
  t.deepEqual(of("OvnDns").records, { "web.lan.internal": ["10.20.0.10"] });
  t.regex(String(of("LogicalSwitchPort").name), /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, "as libvirt wants it");
});

test.serial("with a way out, and another network beside it", async (t) => {
  const all = await made(() => {
    const red = new OverlayNetwork("red", { hosts, subnet: "10.20.0.0/24", uplink: { ...uplink, hosts: ["b"], vlan: 7 } });
    const blue = new OverlayNetwork("blue", { beside: red, subnet: "10.20.0.0/24", uplink: { address: "198.51.100.3/24", gateway: "198.51.100.1" } });
    new OverlayGuest("web", { network: blue, ip: "10.20.0.10", floatingIp: "198.51.100.10" });
  });
  const names = (kind: string) => all.filter((one) => one.kind === kind).map(({ name }) => name);
  t.deepEqual(names("OvnChassis"), ["red-a", "red-b"]);
  t.deepEqual(names("OvsBridge"), ["red-b"]);
  t.deepEqual(names("LogicalSwitch").sort(), ["blue", "red", "red-outside"]);
  t.deepEqual(names("OvnNat").sort(), ["blue", "red", "web"]);
  const mappings = all.filter(({ kind }) => kind === "OvnChassis").map(({ inputs }) => inputs.bridgeMappings);
  t.deepEqual(mappings, [{}, { outside: "br-outside" }]);
});

const lan = { hosts, subnet: "10.20.0.0/24" };
const wrong: readonly (readonly [title: string, args: () => OverlayNetworkArgs, said: RegExp])[] = [
  ["no hosts", () => ({ subnet: "10.20.0.0/24" }), /either hosts, or a network/],
  ["none of them", () => ({ ...lan, hosts: {} }), /at least one/],
  ["databases nowhere", () => ({ ...lan, central: "c" }), /hosts has no "c"; it has a, b/],
  ["a gateway that is none of them", () => ({ ...lan, uplink: { ...uplink, hosts: ["c"] } }), /hosts has no "c"/],
  ["a way out by nothing", () => ({ ...lan, uplink: { address: "198.51.100.2/24", gateway: "198.51.100.1" } }), /either a nic or a bridge/],
  ["hosts of its own beside another", () => ({ ...lan, beside: new OverlayNetwork("w1", lan) }), /either hosts, or a network/],
  [
    "a card of its own beside another",
    () => ({ subnet: lan.subnet, beside: new OverlayNetwork("w2", { ...lan, uplink }), uplink }),
    /address and gateway alone/,
  ],
  [
    "a way out beside one that has none",
    () => ({ subnet: lan.subnet, beside: new OverlayNetwork("w3", lan), uplink: { address: "198.51.100.3/24", gateway: "198.51.100.1" } }),
    /needs one of the network/,
  ],
];

for (const [title, args, said] of wrong) {
  test.serial(`refused, in words: ${title}`, (t) => {
    t.throws(() => new OverlayNetwork("wrong", args()), { message: said });
  });
}

test.serial("refused: a floating address of a network without a way out", (t) => {
  t.throws(() => new OverlayGuest("wrongguest", { network: new OverlayNetwork("w4", lan), floatingIp: "198.51.100.10" }), { message: /needs an uplink/ });
});
