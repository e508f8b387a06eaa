import test from "ava";
import { owners } from "../../lab/vm/owners";
import { startPair, startVm } from "../../lab/vm/vm";
import { openHost } from "../../provider/host/hosts";

const instance = `${process.env.KVMNET_TEST_LAB ?? "test"}+lab`;
const shown = { none: "", networkmanager: "100 (connected)", networkd: "configured", netplan: "configured", ifupdown: "eth1=eth1" };

test.serial("a machine has the kernel's network devices and Open vSwitch's datapath, and outlives a power loss", async (t) => {
  t.timeout(600_000);
  const vm = await startVm({ instance, progress: t.log });
  t.teardown(() => vm.stop());
  await vm.sh(`set -e
    ip link add link eth1 name eth1.100 type vlan id 100
    ip link add bond7 type bond mode 802.3ad
    ip link add dummy7 type dummy
    ip link add br7 type bridge vlan_filtering 1
    ip link set dummy7 master br7
    bridge vlan add dev dummy7 vid 10 pvid untagged
    ovs-vsctl add-br ovs7
    ovs-vsctl add-port ovs7 eth2 tag=7`);
  t.regex(await vm.sh("bridge vlan show dev dummy7"), /10 PVID Egress Untagged/);
  t.regex(await vm.sh("ovs-appctl dpctl/show"), /^system@ovs-system:[\s\S]*port \d+: eth2$/m);
  await vm.sh("ip link show type openvswitch 2>/dev/null | grep ovs7 || ip -d link show ovs7 | grep openvswitch");

  // ovs-vsctl does not wait until its database is on the disk.
  await vm.sh("echo kept > /var/lib/kept && sync; echo lost > /var/lib/lost");
  await vm.powerLoss();
  t.is((await vm.exec("ip link show br7")).code, 1, "plain devices are gone");
  t.regex(await vm.sh("ovs-vsctl show"), /tag: 7/);
  t.is(await vm.sh("cat /var/lib/kept"), "kept\n");
  t.not((await vm.exec("cat /var/lib/lost")).stdout, "lost\n", "what was not flushed survived");
  t.is((await vm.sh("cat /etc/machine-id")).trim(), vm.machineId);

  const host = await openHost(vm.connection);
  t.teardown(() => host.close());
  t.true(host.facts.systemd);
  t.is(host.facts.machineId, vm.machineId);
  t.is(host.facts.hostname, vm.name);
  t.deepEqual(host.facts.sessionDevices, ["eth0"]);
  t.is(host.facts.os.id, "debian");
  for (const tool of ["ip", "bridge", "virsh", "ovs-vsctl", "nmcli", "networkctl", "netplan", "ifup"])
    t.truthy(host.facts.tools[tool] ?? (await vm.exec(`command -v ${tool}`)).stdout, tool);
  const inline = await openHost(vm.inlineConnection);
  t.is(inline.facts.machineId, vm.machineId);
  await inline.close();
});

for (const owner of owners.filter((each) => each !== "none")) {
  // That its files outlive a reboot is what tests/vm/reboot shows.
  test.serial(`${owner} owns eth1 and eth2, and takes what its file says`, async (t) => {
    t.timeout(600_000);
    const vm = await startVm({ instance, owner, progress: t.log });
    t.teardown(() => vm.stop());
    const says = "nmcli -g GENERAL.STATE device show eth1 2>&1; networkctl --no-legend list eth1; ifquery --state";
    t.true((await vm.exec(says)).stdout.includes(shown[owner]));
    await vm.configure("eth1", { addresses: ["192.0.2.5/24"], gateway: "192.0.2.1" });
    t.regex(await vm.sh("ip -4 -o -br address; ip route"), /eth1 +(UP|UNKNOWN) +192\.0\.2\.5\/24[\s\S]*default via 192\.0\.2\.1 dev eth1/);
  });
}

test.serial("two machines are on one wire, also after one of them was switched off", async (t) => {
  t.timeout(600_000);
  const [one, two] = await startPair({ instance, progress: t.log });
  t.teardown(() => Promise.all([one.stop(), two.stop()]));
  const join = (host: typeof one, last: number) => host.sh(`ip address add 192.0.2.${last}/24 dev eth1 && ip link set eth1 up && ip link set eth2 up`);
  await Promise.all([join(one, 1), join(two, 2)]);
  await one.sh("ping -c 3 -W 5 192.0.2.2");
  await two.powerLoss();
  await join(two, 2);
  await one.sh("ping -c 3 -W 5 192.0.2.2");
  t.not(await one.sh("cat /sys/class/net/eth1/address"), await two.sh("cat /sys/class/net/eth1/address"));
});
