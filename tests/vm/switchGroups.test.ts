import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { kindArgs } from "../../provider/engine/args";
import { argsOf } from "../../provider/engine/diff";
import { openHost } from "../../provider/host/hosts";
import { securityGroup } from "../../provider/policy/securityGroup";
import { securityGroupAttachment } from "../../provider/policy/securityGroupAttachment";
import type { AnyKind } from "../../provider/resource/kind";
import { takeVm } from "./machine";

/** What namespaces have no init system for: flows of security groups that come with ovs-vswitchd, and the keeper that has them follow a guest's port. In userspace, as `ovsFlows.test.ts` says. */

const MAC = "52:54:00:6e:70:02";
const SCENE = `set -e
i=1; for n in a b; do
  ip netns add $n; ip link add kv$n type veth peer name eth0 netns $n; ip link set kv$n up
  ip -n $n link set eth0 address 52:54:00:6e:70:0$i; ip -n $n addr add 192.0.2.$i/24 dev eth0; ip -n $n link set eth0 up; i=$((i+1))
done`;

const argsFor = <Args>(kind: AnyKind, given: object): Args => {
  const all = kindArgs(kind).parse({ owner: "vm/stack/x", ...given }) as Record<string, unknown>;
  return { ...argsOf(all as never), ...kind.complete(all as never) } as unknown as Args;
};

test("what is closed on Open vSwitch is closed as soon as ovs-vswitchd was started anew, was killed, and after a reboot; the keeper follows ports", async (t) => {
  t.timeout(900_000);
  const { vm, host, connection, release } = await takeVm({ instance: "switchgroups" });
  t.teardown(release);
  await vm.sh(SCENE);
  await vm.sh(
    `ovs-vsctl add-br kvs0 -- set Bridge kvs0 datapath_type=netdev -- add-port kvs0 kva -- add-port kvs0 kvb -- set Interface kvb external_ids:attached-mac=${MAC}`,
  );
  const passes = async () => (await vm.exec("ip netns exec a ping -c 2 -i 0.3 -W 1 192.0.2.2")).code === 0;
  const answered = async () => (await vm.exec("ip netns exec b ping -c 2 -i 0.3 -W 1 192.0.2.1")).code === 0;
  const within = async (seconds: number, wanted: () => Promise<boolean>) => {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(200)) {
      if (await wanted()) {
        return true;
      }
    }
    return false;
  };
  t.true(await within(30, passes), "before");
  const group = await securityGroup.create(host, argsFor(securityGroup, { name: "kvs" }));
  const attached = await securityGroupAttachment.create(host, argsFor(securityGroupAttachment, { name: "kvs", mac: MAC, groups: ["kvs"] }));
  t.deepEqual([attached.faults, attached.persistedBy], [[], "systemd"]);
  t.false(await passes(), "attached");
  for (const event of ["systemctl restart openvswitch-switch", "systemctl restart ovs-vswitchd"]) {
    await vm.sh(`systemctl reset-failed ovs-vswitchd; ${event}`);
    t.regex(await vm.sh("ovs-ofctl dump-flows kvs0"), new RegExp(`dl_dst=${MAC}`), `${event}: it is there when that returns`);
    t.false(await passes(), event);
  }
  const closed = async () => (await vm.exec(`ovs-ofctl dump-flows kvs0 | grep -q dl_dst=${MAC}`)).code === 0;
  await vm.sh("systemctl reset-failed ovs-vswitchd; kill -9 $(cat /run/openvswitch/ovs-vswitchd.pid); sleep 1");
  t.true(await within(30, closed), "it was killed");
  t.false(await passes(), "it was killed");

  const faults = async (on = host) => (await securityGroupAttachment.read(on, "kvs", attached))?.faults;
  await vm.sh(`ovs-vsctl del-port kvb; ip link set kvb down; ip link set kvb name vnet9; ip link set vnet9 up
ovs-vsctl add-port kvs0 vnet9 -- set Interface vnet9 external_ids:attached-mac=${MAC} ofport_request=41`);
  t.true(await within(30, async () => (await vm.sh("ovs-ofctl dump-flows kvs0")).includes("in_port=41")), "the keeper has seen its new port");
  t.deepEqual(await faults(), []);
  await vm.sh("ovs-vsctl set-fail-mode kvs0 secure");
  t.true(await within(30, async () => (await faults())?.length === 0 && (await closed())), "the keeper has seen that the bridge was emptied");
  await vm.sh("ovs-vsctl set-fail-mode kvs0 standalone");

  await vm.reboot();
  t.true(await closed(), "a reboot");
  await vm.sh(`${SCENE}\nip link set kvb down; ip link set kvb name vnet9; ip link set vnet9 up`);
  const again = await openHost(connection);
  t.teardown(() => again.close());
  t.true(await within(60, async () => (await faults(again))?.length === 0), `a reboot: ${(await faults(again))?.join("; ")}`);
  t.true(await within(30, answered), "a reboot: what it asks itself is answered");
  t.false(await passes(), "a reboot");
  await securityGroupAttachment.delete(again, attached);
  await securityGroup.delete(again, group);
  const left =
    "ls -d /etc/kvmnet /etc/systemd/system/*kvmnet-policy* /etc/systemd/system/*/*kvmnet-policy* 2>/dev/null; ls /etc/systemd/system/ovs-vswitchd.service.d | grep -v counts-cores.conf; ovs-ofctl dump-flows kvs0 | grep cookie=0x6b; :";
  t.is((await vm.sh(left)).trim(), "");
});
