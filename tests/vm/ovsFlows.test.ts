import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { openHost } from "../../provider/host/hosts";
import { ovsFlows } from "../../provider/ovs/flows";
import type { FlowsArgs } from "../../provider/ovs/flows/schema";
import { KvmnetError } from "../../provider/resource/error";
import { through } from "../wrapped";
import { takeVm } from "./machine";

/** What namespaces have no init system for: the unit that brings flows back whenever ovs-vswitchd was started. In the kernel's datapath. */

const SCENE = `set -e
i=1; for n in a b; do
  ip netns add $n; ip link add kv$n type veth peer name eth0 netns $n; ip link set kv$n up
  ip -n $n addr add 192.0.2.$i/24 dev eth0; ip -n $n link set eth0 up; i=$((i+1))
done`;

/** A bridge that is made sooner would stay dead (lab/vm/image: counts-cores.conf). */
const COUNTED = 'while [ "$(cut -d. -f1 /proc/uptime)" -lt 11 ]; do sleep 0.2; done';

const args: FlowsArgs = {
  name: "kvwire",
  owner: "vm/stack/kvwire",
  bridge: "kvf0",
  flows: [
    { table: 0, priority: 10, match: "in_port=kva", actions: "meter:2,output:kvb" },
    { table: 0, priority: 10, match: "in_port=kvb", actions: "group:1" },
  ],
  groups: [{ id: 1, type: "indirect", buckets: ["actions=output:kva"] }],
  meters: [{ id: 2, unit: "pktps", rate: 1000 }],
};

test("flows are there again when ovs-vswitchd was started anew, was killed, and after a reboot; their removal leaves nothing", async (t) => {
  t.timeout(900_000);
  const { vm, host, connection, release } = await takeVm({ instance: "flows" });
  t.teardown(release);
  await vm.sh(SCENE);
  await vm.sh(COUNTED);
  await vm.sh("ovs-vsctl add-br kvf0 -- set Bridge kvf0 datapath_type=system fail_mode=secure; for n in a b; do ovs-vsctl add-port kvf0 kv$n; done");
  const passes = async () => (await vm.exec("ip netns exec a ping -c 2 -i 0.3 -W 1 192.0.2.2")).code === 0;
  const comesBack = async () => {
    for (const end = Date.now() + 30_000; Date.now() < end; await sleep(200)) {
      if (await passes()) {
        return true;
      }
    }
    return false;
  };
  t.false(await passes());
  const state = await ovsFlows.create(host, args);
  t.is(state.persistedBy, "systemd");
  t.deepEqual(state.faults, []);
  t.true(await comesBack());
  for (const event of ["systemctl restart openvswitch-switch", "systemctl restart ovs-vswitchd", "kill -9 $(cat /run/openvswitch/ovs-vswitchd.pid); sleep 1"]) {
    await vm.sh(`systemctl reset-failed ovs-vswitchd kvmnet-flows; ${event}`);
    t.true(await comesBack(), event);
  }
  await vm.reboot();
  // The ports are made by hand after the boot: the flows name them, and come with them.
  t.is((await vm.sh("ovs-ofctl dump-flows kvf0 | grep -c actions= || :")).trim(), "0");
  await vm.sh(SCENE);
  t.true(await comesBack(), "a reboot");
  const again = await openHost(connection);
  t.teardown(() => again.close());
  const now = await ovsFlows.read(again, args.name, state);
  t.deepEqual(now && ovsFlows.plan(now, args), []);

  // Under guard, and the power is lost before it is confirmed: what a boot reads is as before, and so are the flows.
  const met = through(again, async (step, send) => {
    if (!step.name.startsWith("confirm")) {
      return send(step);
    }
    await vm.sh("for i in $(seq 100); do [ -e /var/lib/kvmnet/guard/pending/applied ] && break; sleep 0.1; done; sync");
    await vm.powerLoss();
    throw new KvmnetError({ code: "cancelled", problem: "our process is gone" });
  });
  const closed = {
    ...args,
    guard: { mode: "always" as const, timeoutSeconds: 600 },
    flows: args.flows.map((flow) => ({ ...flow, actions: "drop" })),
    meters: [],
  };
  await t.throwsAsync(ovsFlows.update(met, state, closed, []));
  await vm.sh(SCENE);
  t.true(await comesBack(), "a guarded change that nobody has confirmed");
  t.is((await vm.sh("ls -d /var/lib/kvmnet/guard/pending /etc/systemd/system/*kvmnet-guard* 2>/dev/null; :")).trim(), "");
  const third = await openHost(connection);
  t.teardown(() => third.close());
  const kept = await ovsFlows.read(third, args.name, state);
  t.deepEqual(kept && ovsFlows.plan(kept, args), []);
  await ovsFlows.delete(third, state);
  t.false(await passes());
  const left =
    "ls -d /etc/kvmnet /etc/systemd/system/*kvmnet-flows* /etc/systemd/system/*/*kvmnet-flows* 2>/dev/null; ovs-ofctl dump-flows kvf0 | grep actions=; systemctl list-units --all --no-legend 'kvmnet-flows*'; :";
  t.is((await vm.sh(left)).trim(), "");
});
