import test from "ava";
import { startVm } from "../../lab/vm/vm";
import type { BootFile } from "../../provider/linux/persistence/manager";
import { unit } from "../../provider/linux/persistence/unit";
import { configs, forget, hostFiles, kernelLines, leased, persist, settled, unchanged, unleased } from "./scenario";

/** A card that appears long after the boot has begun. */
const nic9 = `cat > /etc/systemd/system/lab-late.service <<'END'
[Service]
ExecStart=/bin/sh -c 'sleep 12; ip link add nic9 type dummy; ip link set nic9 up; exec sleep infinity'
[Install]
WantedBy=multi-user.target
END
systemctl daemon-reload; systemctl enable lab-late; systemctl start --no-block lab-late; sleep 14`;

const forgotten = "find /etc/systemd -name '*kvmnet*'; systemctl list-units --all --no-legend 'kvmnet*'; pgrep dhclient; :";

test("a boot unit brings everything back under systemd, also what stands on a card that comes late, and goes without a trace", async (t) => {
  t.timeout(900_000);
  const vm = await startVm({ instance: process.env.KVMNET_TEST_LAB ?? "persist-unit", owner: "none", progress: t.log });
  t.teardown(() => vm.stop());
  await vm.sh(hostFiles(nic9), { timeoutMs: 200_000 });

  const files = new Map<string, readonly BootFile[]>();
  for (const config of configs) files.set(config.key, await persist(vm, unit, config, kernelLines(config)));
  const before = await settled(vm);
  t.regex(JSON.stringify(before), /198\.51\.100\.\d+\/24 \S+ true/, "a lease");

  await vm.reboot();
  t.deepEqual(await settled(vm), before, "after a reboot");
  t.is((await vm.sh("systemctl --failed --no-legend")).trim(), "");
  t.true(await unchanged(vm, [...files.values()].flat()));
  t.log(await vm.sh("systemd-analyze critical-chain network.target --no-pager; journalctl -b -u 'kvmnet*' --no-pager | head -60"));

  // What is there is not disturbed when a unit runs again.
  await vm.sh("systemctl restart 'kvmnet-link-*'");
  t.deepEqual(await settled(vm), before, "after a restart of all units");

  files.set("br8", await persist(vm, unit, unleased, []));
  t.is(await vm.sh("ip -o -4 addr show dev br8 dynamic; ip route show default dev br8; pgrep dhclient; :"), "");
  t.regex(await vm.sh("ip addr show br8"), /10\.88\.0\.1\/24/);
  files.set("br8", await persist(vm, unit, leased, []));
  t.deepEqual(await settled(vm), before, "a lease again");

  for (const config of configs.toReversed()) await forget(vm, unit, config, files.get(config.key) ?? []);
  t.is(await vm.sh(forgotten), "");
});
