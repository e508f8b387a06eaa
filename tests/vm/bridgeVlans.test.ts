import test from "ava";
import { startPair } from "../../lab/vm/vm";
import { kindArgs } from "../../provider/engine/args";
import { openHost } from "../../provider/host/hosts";
import { bridge } from "../../provider/linux/bridge";
import type { BridgeArgs } from "../../provider/linux/bridge/types";

/** Guests in VLAN 10 and 20 on one machine, a switch's VLANs 10 and 20 at the other end of eth1: all in one subnet, so that VLANs alone keep them apart. */
const guests = (...names: string[]) => `set -e
for n in ${names.join(" ")}; do
  ip netns add "g$n"
  ip link add "p$n" type veth peer name eth0 netns "g$n"
  ip -n "g$n" addr add "198.18.10.$n/24" dev eth0
  ip -n "g$n" link set eth0 up
done
ip link set eth1 up`;

const beyond = (...vlans: number[]) => `set -e
ip link set eth1 up
for v in ${vlans.join(" ")}; do
  ip netns add "s$v"
  ip link add link eth1 name "eth1.$v" type vlan id "$v"
  ip link set "eth1.$v" netns "s$v"
  ip -n "s$v" addr add "198.18.10.1$v/24" dev "eth1.$v"
  ip -n "s$v" link set "eth1.$v" up
done`;

const argsOf = (more: object) =>
  bridge.complete(
    kindArgs(bridge).parse({ name: "br0", owner: "p/s/br0", vlanFiltering: true, defaultPvid: 0, persistence: "runtime", ...more }) as unknown as BridgeArgs,
  ) as BridgeArgs;

const ports = ["eth1", "p10", "p11", "p20"];
const separate = argsOf({
  ports,
  addresses: ["198.18.10.1/24"],
  vlans: [{ id: 10, pvid: true, untagged: true }],
  portOptions: { eth1: { trunkVlans: [10, 20] }, p10: { accessVlan: 10 }, p11: { accessVlan: 10 }, p20: { accessVlan: 20 } },
});

test.serial("guests reach those in their VLAN, across the trunk as well, and nobody else", async (t) => {
  t.timeout(600_000);
  const [vm, other] = await startPair({ instance: `${process.env.KVMNET_TEST_LAB ?? "test"}+vlans`, progress: t.log });
  t.teardown(() => Promise.all([vm.stop(), other.stop()]));
  await Promise.all([vm.sh(guests("10", "11", "20")), other.sh(beyond(10, 20))]);
  const host = await openHost(vm.connection);
  t.teardown(() => host.close());

  /** One line a pair, so that a difference shows who must not have been reached. */
  const reached = async () => {
    const to = ["198.18.10.1", "198.18.10.10", "198.18.10.11", "198.18.10.20", "198.18.10.110", "198.18.10.120"];
    const ask = `for g in 10 20; do for to in ${to.join(" ")}; do { ip netns exec g$g ping -c 2 -W 2 -q $to >/dev/null 2>&1 && echo "$g-$to"; } & done; wait; done`;
    return (await vm.sh(ask)).split("\n").filter(Boolean).sort();
  };

  const made = await bridge.create(host, separate);
  const own = ["10-198.18.10.1", "10-198.18.10.11", "10-198.18.10.110", "20-198.18.10.120"];
  t.deepEqual(await reached(), own);

  const isolated = argsOf({
    ...separate,
    portOptions: { ...separate.portOptions, p10: { accessVlan: 10, isolated: true }, p11: { accessVlan: 10, isolated: true } },
  });
  const apart = await bridge.update(host, made, isolated, bridge.plan(made, isolated));
  t.deepEqual(
    await reached(),
    own.filter((pair) => pair !== "10-198.18.10.11"),
  );

  const joined = argsOf({ ...separate, portOptions: { ...separate.portOptions, p20: { accessVlan: 10 } } });
  const together = await bridge.update(host, apart, joined, bridge.plan(apart, joined));
  // What is not set any more is not managed: p10 and p11 stay isolated from each other.
  t.deepEqual(await reached(), ["1", "110", "20"].map((last) => `10-198.18.10.${last}`).concat(["1", "10", "11", "110"].map((last) => `20-198.18.10.${last}`)));

  await bridge.delete(host, together);
  t.is((await vm.exec("ip link show br0")).code, 1);
});
