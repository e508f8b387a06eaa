import { readFileSync } from "node:fs";
import path from "node:path";
import test from "ava";
import { frozen } from "../../../provider/host/frozen";
import type { Host } from "../../../provider/host/host";
import { findKinds } from "../../../provider/import/findKinds";
import { ovsFlows } from "../../../provider/ovs/flows";
import { FOLDER, pathOf } from "../../../provider/ovs/flows/file";
import type { FlowsState } from "../../../provider/ovs/flows/schema";
import { KvmnetError } from "../../../provider/resource/error";
import { gather } from "../../../provider/topology/gather";
import { type TakenHost, takeHost } from "../../lab";

/** What passes a switch that flows of ours steer, and whose flows it keeps. */

const NAME = "lfweb";
const owner = "unit/ovs/flows";
const arp = { table: 0, priority: 10, match: "arp", actions: "NORMAL" };
const tcp = (port: number) => [
  { table: 0, priority: 100, match: `tcp,in_port=lfa,tp_dst=${port}`, actions: "output:lfb" },
  { table: 0, priority: 100, match: `tcp,in_port=lfb,tp_src=${port}`, actions: "output:lfa" },
];
const flows = (list: readonly object[], more = {}) => ({ name: NAME, owner, bridge: "lf0", flows: list, groups: [], meters: [], ...more }) as never;

let taken: TakenHost;
let host: Host;
const sh = async (script: string) => (await host.run({ name: "by hand", script: `set -e\n${script}`, mutates: true })).stdout;
const clear = () =>
  sh(`for n in lfa lfb; do ip netns pids $n 2>/dev/null | xargs -r kill; ip netns delete $n 2>/dev/null || :; done
    ovs-vsctl --if-exists del-br lf0; rm -rf ${FOLDER}; rmdir /etc/kvmnet 2>/dev/null || :`);

test.serial.before(async () => {
  taken = await takeHost();
  host = taken.host;
  await clear();
});
/** ovs-vswitchd makes the devices anew when it starts. */
const PLUG = `i=1; for n in lfa lfb; do
      ip -n $n link del $n 2>/dev/null || :; ip link set $n netns $n; ip netns exec $n ethtool -K $n tx off >/dev/null
      ip -n $n addr add 10.99.9.$i/24 dev $n; ip -n $n link set $n up; i=$((i+1))
    done`;

test.serial.beforeEach(() =>
  sh(`ovs-vsctl add-br lf0 -- set Bridge lf0 datapath_type=netdev fail_mode=secure
    for n in lfa lfb; do ovs-vsctl add-port lf0 $n -- set Interface $n type=internal; ip netns add $n; done
    ${PLUG}
    for port in 80 81; do setsid -f ip netns exec lfb python3 -m http.server --directory /var/empty --bind 10.99.9.2 $port >/dev/null 2>&1 </dev/null; done
    for try in $(seq 50); do [ "$(ip netns exec lfb ss -Hltn | wc -l)" = 2 ] && break; sleep 0.1; done`),
);
test.serial.afterEach.always(clear);
test.serial.after.always(() => taken?.release());

/** Which ports of the server answer. */
async function open(): Promise<number[]> {
  // The first packet may be lost while the switch makes up its mind; the second comes after a second.
  const script = `ip -n lfa neigh flush all
    for port in 80 81; do { ! ip netns exec lfa timeout 3 bash -c "</dev/tcp/10.99.9.2/$port" 2>/dev/null || echo $port; } & done; wait`;
  return (await sh(script)).split("\n").filter(Boolean).map(Number).sort();
}
const ofOthers = "cookie=0x5, table=9, priority=7,udp actions=drop";
const onSwitch = async () => (await sh("ovs-ofctl --no-stats dump-flows lf0 | sed -n 's/^ //p'")).split("\n").filter(Boolean);

test.serial("what flows pass passes and nothing else; an edit counts at once; others' flows stay", async (t) => {
  await sh("ovs-ofctl add-flow lf0 cookie=5,table=9,priority=7,udp,actions=drop");
  t.deepEqual(await open(), [], "a secure switch without flows");
  const made = await ovsFlows.create(host, flows([arp, ...tcp(80)]));
  t.deepEqual(made.faults, []);
  t.deepEqual(await open(), [80]);
  const shown = async () => (await gather(frozen(host))).nodes.find(({ name }) => name === "lf0")?.problems;
  t.deepEqual(await shown(), [], "flows of ours steer it");
  const both = (await ovsFlows.update(host, made, flows([arp, ...tcp(80), ...tcp(81)]), [])) as FlowsState;
  t.deepEqual(await open(), [80, 81]);
  const bundle = { group_id: 3, type: "all", buckets: ["actions=output:lfb"] };
  const grouped = (await ovsFlows.update(
    host,
    both,
    flows([arp, { ...tcp(81)[0], actions: "group:3" }, tcp(81)[1] as object], {
      groups: [{ id: bundle.group_id, type: bundle.type, buckets: bundle.buckets }],
    }),
    [],
  )) as FlowsState;
  t.deepEqual(await open(), [81], "through the group");
  const items = await findKinds(host, ["OvsFlows"]);
  t.deepEqual(
    items.flatMap((item) => ("kind" in item && item.name === NAME ? [(item as unknown as { args: { groups: unknown } }).args.groups] : [])),
    [grouped.groups],
    "import",
  );
  await ovsFlows.delete(host, grouped);
  t.deepEqual(await open(), []);
  t.deepEqual(await onSwitch(), [ofOthers]);
  t.regex((await shown())?.join() ?? "", /only flows that somebody sets pass/);
  t.is(await sh("ovs-ofctl -O OpenFlow15 dump-groups lf0 | grep group_id || :; ls -d /etc/kvmnet 2>/dev/null || :"), "");
});

test.serial("a flow or group that somebody else has, and words that the switch does not take: refused in the preview, and nothing is changed", async (t) => {
  await sh(`ovs-ofctl add-flow lf0 cookie=5,table=9,priority=7,udp,actions=drop
    ovs-ofctl add-flow lf0 priority=100,tcp,in_port=lfa,tp_dst=80,actions=drop; ovs-ofctl -O OpenFlow15 add-group lf0 group_id=3,type=all,bucket=actions=drop
    ovs-ofctl -O OpenFlow15 add-meter lf0 meter=6,kbps,band=type=drop,rate=9`);
  const before = await onSwitch();
  const refusals: [object, RegExp][] = [
    [flows([arp, ...tcp(80)]), /flow of somebody else's.*tp_dst=80/],
    [flows([arp], { groups: [{ id: 3, type: "all", buckets: ["actions=drop"] }] }), /group 3 already/],
    [flows([arp], { meters: [{ id: 6, unit: "kbps", rate: 5 }] }), /meter 6 already/],
    [flows([arp, { ...arp, match: "tcp,tp_dst=web" }]), /flows\[1\]: web: bad syntax/],
    [flows([arp, { ...arp, priority: 11, actions: "outpt:lfb" }]), /flows\[1\]: unknown action outpt/],
  ];
  for (const [args, words] of refusals) {
    for (const ways of [ovsFlows.foresee, ovsFlows.create]) {
      const error = await t.throwsAsync<KvmnetError>(async () => void (await ways?.(host, args as never)), { instanceOf: KvmnetError });
      t.regex(error?.details.toolOutput ?? "", words);
    }
  }
  t.deepEqual(await onSwitch(), before);
  t.is(await sh(`ls ${FOLDER} 2>/dev/null || :`), "");
  // A port that the same program makes: nothing to say before it is there.
  const later = flows([arp, { ...arp, priority: 12, match: "in_port=lfc" }]);
  t.deepEqual(await ovsFlows.foresee?.(host, later), { changes: undefined, notes: [] });
  const error = await t.throwsAsync<KvmnetError>(async () => ovsFlows.create(host, later), { instanceOf: KvmnetError });
  t.regex(error?.details.toolOutput ?? "", /lfc: .*unknown port/);
  await sh("ovs-vsctl set-fail-mode lf0 standalone");
  await t.throwsAsync(() => ovsFlows.create(host, flows([arp])), { message: /fail mode of lf0 is standalone/ });
  await sh("ovs-vsctl set Open_vSwitch . external_ids:ovn-remote=unix:/nowhere external_ids:ovn-bridge=lf0; ovs-vsctl set-fail-mode lf0 secure");
  try {
    await t.throwsAsync(() => ovsFlows.create(host, flows([arp])), { message: /ovn-controller/ });
  } finally {
    await sh("ovs-vsctl remove Open_vSwitch . external_ids ovn-remote; ovs-vsctl remove Open_vSwitch . external_ids ovn-bridge");
  }
});

const RESTORE = readFileSync(path.join(__dirname, "../../../provider/ovs/flows/restore.sh"), "utf8");
const METERS = "ovs-ofctl -O OpenFlow15 dump-meters lf0 | grep meter= || :";
const slow = { id: 2, unit: "pktps", rate: 1, burst: 1 };
const metered = (actions: string) => [
  arp,
  { table: 0, priority: 20, match: "icmp,in_port=lfa", actions },
  { table: 0, priority: 20, match: "icmp,in_port=lfb", actions: "output:lfa" },
];
const pinged = async () => Number(/(\d+) received/.exec(await sh("ip netns exec lfa ping -q -c 10 -i 0.1 -W 1 10.99.9.2 || :"))?.[1]);

test.serial(
  "what goes through a meter is as much as it lets, after a restart too; a meter that is no longer asked for goes, also where the run that took it out was killed",
  async (t) => {
    const free = (await ovsFlows.create(host, flows(metered("output:lfb")))) as FlowsState;
    t.is(await pinged(), 10, "positive control");
    const held = (await ovsFlows.update(host, free, flows(metered("meter:2,output:lfb"), { meters: [slow] }), [])) as FlowsState;
    t.true((await pinged()) <= 4);
    await taken.lab.sh("lab-daemon restart openvswitch");
    await sh(PLUG);
    await host.run({ name: "what the unit runs", script: RESTORE, args: [FOLDER], mutates: true });
    t.deepEqual(((await ovsFlows.read(host, NAME, held)) as FlowsState).faults, []);
    t.true((await pinged()) <= 4, "put in by the unit");
    // Killed when the new file was written, and nothing more.
    await sh(`cd ${FOLDER}; rm ${NAME}.shown; echo "meter 2" >${NAME}.left; sed -i 's/^# meter=.*//; s/,"meters":\\[.*\\]//' ${NAME}.flows`);
    const again = (await ovsFlows.update(host, (await ovsFlows.read(host, NAME, held)) as FlowsState, flows(metered("output:lfb")), [])) as FlowsState;
    t.is(await pinged(), 10);
    t.is(await sh(METERS), "");
    await ovsFlows.delete(host, again);
    t.is(await sh("ls -d /etc/kvmnet 2>/dev/null || :"), "");
  },
);

test.serial(
  "a switch that was started anew knows no flow: that is drift, and mended; what a unit of ours runs brings them back, also of a port that comes later",
  async (t) => {
    const made = (await ovsFlows.create(host, flows([arp, ...tcp(80)]))) as FlowsState;
    await taken.lab.sh("lab-daemon restart openvswitch");
    await sh(PLUG);
    t.deepEqual(await open(), []);
    const gone = (await ovsFlows.read(host, NAME, made)) as FlowsState;
    t.is(gone.faults.filter((fault) => fault.startsWith("missing: ")).length, 3);
    const mended = (await ovsFlows.update(host, gone, flows([arp, ...tcp(80)]), [])) as FlowsState;
    t.deepEqual(mended.faults, []);
    t.deepEqual(await open(), [80]);
    await sh("ovs-ofctl del-flows lf0");
    await host.run({ name: "what the unit runs", script: RESTORE, args: [FOLDER], mutates: true });
    t.deepEqual(await open(), [80]);
    await sh(`sed -i 's/in_port=lfa/in_port=lfc/g' ${pathOf(NAME)}; ovs-ofctl del-flows lf0`);
    await host.run({ name: "what the unit runs", script: `(${RESTORE}\n) </dev/null >/dev/null 2>&1`, args: [FOLDER], mutates: true });
    t.deepEqual(await onSwitch(), [], "whole or not at all");
    await sh("ovs-vsctl add-port lf0 lfc -- set Interface lfc type=internal");
    for (let i = 0; i < 100 && (await onSwitch()).length === 0; i++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    t.is((await onSwitch()).length, 3);
  },
);
