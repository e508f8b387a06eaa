import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { kindArgs } from "../../provider/engine/args";
import { bridge } from "../../provider/linux/bridge";
import type { BridgeArgs } from "../../provider/linux/bridge/types";
import { type TakenVm, takeVm } from "./machine";

let taken: TakenVm;

test.serial.before("a machine that networkd runs", async () => {
  taken = await takeVm({ instance: "uplink", owner: "networkd" });
});
test.serial.after.always("let go of it", () => taken?.release());

const argsOf = (more: object) => bridge.complete(kindArgs(bridge).parse({ name: "br0", owner: "p/s/br0", ...more }) as unknown as BridgeArgs) as BridgeArgs;

/** A NIC whose manager leases its address: a cable to a name space with a DHCP server in it. */
const provider = `set -e
ip netns add isp
ip link add up0 type veth peer name isp0 netns isp
ip -n isp addr add 198.18.20.1/24 dev isp0
ip -n isp link set isp0 up
ip netns exec isp dnsmasq --conf-file=/dev/null --interface=isp0 --bind-interfaces --port=0 --pid-file=/run/isp.pid --dhcp-leasefile=/run/isp.leases \\
  --dhcp-range=198.18.20.100,198.18.20.200,1h --dhcp-option=option:dns-server,198.18.20.53
printf '[Match]\\nName=up0\\n[Network]\\nDHCP=ipv4\\n' > /etc/systemd/network/40-up0.network
networkctl reload`;

test.serial("a bridge takes over the lease of its port from the manager that runs both, and gives it back", async (t) => {
  t.timeout(600_000);
  const { vm, host } = taken;
  await vm.sh(provider);
  const leases = async (device: string) =>
    (await vm.sh(`ip -4 -o addr show dev ${device} dynamic; ip -4 route show default dev ${device}`)).replace(/\s+/g, " ");
  const leased = async (device: string) => {
    for (let round = 0; round < 60; round++) {
      const seen = await leases(device);
      if (/198\.18\.20\.1\d\d.*default via 198\.18\.20\.1/.test(seen)) {
        return true;
      }
      await sleep(1000);
    }
    return false;
  };
  t.true(await leased("up0"), "the port's own lease");

  const asked = argsOf({ ports: ["up0"] });
  const refusal = await t.throwsAsync(bridge.create(host, asked));
  t.regex(refusal?.message ?? "", /leased address[\s\S]*`dhcp4: true`/);

  const state = await bridge.create(host, argsOf({ ports: ["up0"], dhcp4: true }));
  t.is(state.persistedBy, "networkd");
  t.true(await leased("br0"), "the lease of the bridge");
  t.is((await leases("up0")).trim(), "");
  t.deepEqual(bridge.plan((await bridge.read(host, "br0", state)) ?? state, argsOf({ ports: ["up0"], dhcp4: true })), []);

  await bridge.delete(host, state);
  t.is((await vm.exec("ip link show br0")).code, 1);
  t.true(await leased("up0"), "the port's own lease again");
});

test.serial("addresses, routes and name servers of a port move to the bridge and back", async (t) => {
  t.timeout(300_000);
  const { vm, host } = taken;
  await vm.sh(`set -e
ip link add up1 type veth peer name far1
ip link set far1 up; ip link set up1 up
ip addr add 198.18.30.2/24 dev up1
ip route add 198.18.31.0/24 via 198.18.30.1 dev up1
resolvectl dns up1 198.18.30.53
resolvectl domain up1 example.net`);
  const held = (device: string) =>
    vm.sh(
      `ip -4 -o addr show dev ${device} | awk '{ print $4 }'; ip route show dev ${device} 198.18.31.0/24; resolvectl dns ${device}; resolvectl domain ${device}`,
    );
  const before = await held("up1");
  t.regex(before, /198\.18\.30\.2\/24[\s\S]*via 198\.18\.30\.1[\s\S]*: 198\.18\.30\.53[\s\S]*: example\.net/);

  const withoutNumbers = (text: string) => text.replaceAll(/Link \d+ \(\w+\)/g, "");
  const args = argsOf({ name: "br1", ports: ["up1"], moveAddresses: true, persistence: "runtime" });
  const state = await bridge.create(host, args);
  t.is(withoutNumbers(await held("br1")), withoutNumbers(before));
  t.notRegex(await held("up1"), /198|example/);
  await bridge.delete(host, state);
  t.is(await held("up1"), before);

  // networkd takes addresses away that it does not know of when it lets go of the port.
  const kept = await bridge.create(host, argsOf({ name: "br1", ports: ["up1"], moveAddresses: true }));
  t.is(kept.persistedBy, "networkd");
  t.is(withoutNumbers(await held("br1")), withoutNumbers(before));
  await bridge.delete(host, kept);
  t.deepEqual((await held("up1")).split("\n").slice(0, 2), before.split("\n").slice(0, 2));
});
