import test from "ava";
import { startVm } from "../../lab/vm/vm";
import { ifupdown } from "../../provider/linux/persistence/ifupdown";
import type { BootFile } from "../../provider/linux/persistence/manager";
import { configs, forget, hostFiles, hostOf, kernelLines, leased, persist, settled, unchanged, unleased } from "./scenario";

/** A stanza of the administrator's; its file sorts after ours. */
const nic9 = `cat > /etc/network/interfaces.d/nic9 <<'END'
auto nic9
iface nic9 inet manual
    pre-up ip link add nic9 type dummy
    post-down ip link del nic9
END
ifup nic9`;

const forgotten = "cat /run/network/ifstate; ls /etc/network/interfaces.d /etc/network/if-up.d | grep kvmnet; pgrep dhclient; :";

test("ifupdown brings everything back, counts it as up, and forgets it", async (t) => {
  t.timeout(900_000);
  const vm = await startVm({ instance: process.env.KVMNET_TEST_LAB ?? "persist-ifupdown", owner: "ifupdown", progress: t.log });
  t.teardown(() => vm.stop());
  await vm.sh(hostFiles(nic9), { timeoutMs: 200_000 });

  const files = new Map<string, readonly BootFile[]>();
  const all = () => [...files.values()].flat();
  for (const config of configs) files.set(config.key, await persist(vm, ifupdown, config, kernelLines(config)));
  const hooks = all().filter(({ path }) => path.includes("if-up.d"));
  t.deepEqual(
    hooks.map(({ path }) => path.replace(/.*\//, "")),
    ["kvmnet-nic9", "kvmnet-route-nic9", "kvmnet-route-br0", "kvmnet-route-hops", "kvmnet-rule-lab"],
  );
  for (const config of configs)
    t.deepEqual(ifupdown.files(config, await hostOf(vm, ifupdown, config)), files.get(config.key), "the same files once they are there");
  const before = await settled(vm);
  t.regex(JSON.stringify(before), /198\.51\.100\.\d+\/24 \S+ true/, "a lease");

  await vm.reboot();
  t.deepEqual(await settled(vm), before, "after a reboot");
  t.is((await vm.sh("systemctl --failed --no-legend")).trim(), "");
  t.true(await unchanged(vm, all()));
  const state = await vm.sh("cat /run/network/ifstate");
  for (const { device, maker } of configs) if (device && maker) t.true(state.includes(`${device}=${device}\n`), device);

  // A guest's tap stays on the bridge.
  await vm.sh("ip tuntap add vnet9 mode tap; ip link set vnet9 master br100 up");
  await vm.sh(
    "(timeout 100 ip -ts -o link show dev br100; timeout 100 ip -ts -o monitor link dev br100) > /run/monitor 2>&1 & sleep 1; systemctl restart networking",
    {
      timeoutMs: 200_000,
    },
  );
  t.log(await vm.sh("cat /run/monitor"));
  t.regex(await vm.sh("ip -o link show vnet9"), /master br100/);
  await vm.sh("ip tuntap del vnet9 mode tap");
  t.deepEqual(await settled(vm), before, "after `systemctl restart networking`");

  files.set("br8", await persist(vm, ifupdown, unleased, []));
  t.is(await vm.sh("ip -o -4 addr show dev br8 dynamic; ip route show default dev br8; ls /run/dhclient.br8.pid 2>/dev/null; :"), "");
  t.regex(await vm.sh("ip addr show br8"), /10\.88\.0\.1\/24/);
  files.set("br8", await persist(vm, ifupdown, leased, []));
  t.deepEqual(await settled(vm), before, "a lease again");

  for (const config of configs.toReversed()) await forget(vm, ifupdown, config, files.get(config.key) ?? []);
  t.is(await vm.sh(forgotten), "lo=lo\neth1=eth1\neth2=eth2\nnic9=nic9\n");
});
