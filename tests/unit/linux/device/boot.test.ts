import test from "ava";
import { kindArgs } from "../../../../provider/engine/args";
import { bootConfig } from "../../../../provider/linux/device/boot";
import { desiredOf } from "../../../../provider/linux/device/desired";
import { derivedMac, keptMac } from "../../../../provider/linux/device/mac";
import { parseSnapshot } from "../../../../provider/linux/kernel/snapshot";
import { networkd } from "../../../../provider/linux/persistence/networkd";
import { veth, vethSpec } from "../../../../provider/linux/veth";
import type { VethArgs } from "../../../../provider/linux/veth/types";

const args = (more: object = {}) => kindArgs(veth).parse({ name: "ve0", owner: "p/s/ve0", peer: "ve0p", ...more }) as unknown as VethArgs;
const facts = {
  machineId: "4f3",
  bootId: "b1",
  hostname: "h",
  os: { id: "debian", version: "12", like: [] },
  kernel: "6.1",
  systemd: true,
  tools: {},
  sessionDevices: [],
};
const link = (name: string, mac: string) => ({ ifindex: 3, ifname: name, flags: [], mtu: 1500, address: mac });
const snapshot = (...links: object[]) => parseSnapshot(`\n== link\n${JSON.stringify(links)}\n`);

test("the other end of a cable is part of what a manager keeps", (t) => {
  const files = networkd.files(bootConfig(vethSpec, args(), desiredOf(args(), []), undefined), { running: ["networkd"], tools: {}, owners: {} });
  t.true(files.some(({ path, text }) => path.endsWith(".netdev") && /\[Peer\][^[]*Name=ve0p/.test(text)));
});

test("a MAC address that the kernel would draw is the same at each creation, and another one on another host", (t) => {
  const mac = keptMac(vethSpec, snapshot(), args(), undefined, facts);
  t.is(mac, derivedMac("4f3", "ve0"));
  t.regex(mac ?? "", /^[0-9a-f][26ae](:[0-9a-f]{2}){5}$/);
  t.not(derivedMac("4f4", "ve0"), mac);
  t.not(derivedMac("4f3", "ve1"), mac);
});

test("what the program sets counts, then what the device has, then the first port's", (t) => {
  const spec = { ownMac: () => true };
  const there = { mac: "52:54:00:00:00:01" };
  t.is(keptMac(spec, snapshot(), args({ mac: "52:54:00:00:00:09" }), there, facts), "52:54:00:00:00:09");
  t.is(keptMac(spec, snapshot(), args(), there, facts), there.mac);
  const onPort = { ...args(), ports: ["eth1"] };
  t.is(keptMac(spec, snapshot(link("eth1", "52:54:00:00:00:02")), onPort, undefined, facts), "52:54:00:00:00:02");
  t.is(keptMac({}, snapshot(), args(), there, facts), undefined);
});

test("a MAC address borrowed from the lower device is not kept", (t) => {
  const below = snapshot(link("eth1", "52:54:00:00:00:02"));
  const stacked = { ...args(), lowerDevice: "eth1" };
  t.is(keptMac({ ownMac: () => true }, below, stacked, { mac: "52:54:00:00:00:02" }, facts), derivedMac("4f3", "ve0"));
});
