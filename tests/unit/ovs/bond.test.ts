import test from "ava";
import type { Host } from "../../../provider/host/host";
import { noticesTo } from "../../../provider/host/notice";
import { ovsPort } from "../../../provider/ovs/ovsPort";
import { KvmnetError } from "../../../provider/resource/error";
import { type TakenHost, takeHost } from "../../lab";

/** A bond with a switch at its other end: what passes, and what is said when nothing does. */

const owner = "unit/ovs/bond";
const bond = (more = {}) => ovsPort.complete({ name: "liveb", owner, bridge: "lbond0", type: "bond", members: ["lbm1", "lbm2"], ...more } as never) as never;

let taken: TakenHost;
let host: Host;
const said: string[] = [];
const sh = async (script: string) => (await host.run({ name: "by hand", script: `set -e\n${script}`, mutates: true })).stdout;
const clear = () =>
  sh(`ovs-vsctl --if-exists del-br lbond0 -- --if-exists del-br lbond1
    ip netns delete lbond 2>/dev/null || true
    for i in 1 2 3; do ip link delete lbm$i 2>/dev/null || true; done`);

test.serial.before(async () => {
  taken = await takeHost();
  host = taken.host;
  await clear();
});
test.serial.beforeEach(async () => {
  said.length = 0;
  noticesTo((line) => said.push(line));
  // The switch is a bridge of its own; a device of it in another namespace is who lives there.
  await sh(`for i in 1 2 3; do ip link add lbm$i type veth peer name lbs$i; ip link set lbm$i up; ip link set lbs$i up; done
    ovs-vsctl add-br lbond0 -- set Bridge lbond0 datapath_type=netdev -- add-br lbond1 -- set Bridge lbond1 datapath_type=netdev \
      -- add-port lbond1 lbfar -- set Interface lbfar type=internal
    ip netns add lbond; ip link set lbfar netns lbond
    ip -n lbond addr add 10.99.7.2/24 dev lbfar; ip -n lbond link set lbfar up
    ip addr add 10.99.7.1/24 dev lbond0; ip link set lbond0 up`);
});
test.serial.afterEach.always(async () => {
  noticesTo(() => {});
  await clear();
});
test.serial.after.always(() => taken?.release());

const speaking = () =>
  sh("ovs-vsctl --if-exists del-port lbswitch -- add-bond lbond1 lbswitch lbs1 lbs2 lbs3 lacp=active bond_mode=balance-tcp other_config:lacp-time=fast");
/** Of so many pings, those that are answered. */
const answered = async (count: number, interval = 0.05) =>
  Number(/(\d+) received/.exec(await sh(`ping -q -c ${count} -i ${interval} -W 1 10.99.7.2 || true`))?.[1]);

test.serial("a bond carries packets, and goes on while members join, leave and die", async (t) => {
  await speaking();
  const args = { bondMode: "balance-tcp", lacp: "active", lacpTime: "fast" };
  const made = await ovsPort.create(host, bond(args));
  t.deepEqual(
    made.memberStatus?.map(({ name, carrier, lacp }) => [name, carrier, lacp]),
    [
      ["lbm1", true, "current"],
      ["lbm2", true, "current"],
    ],
  );
  t.is(await answered(5), 5, "positive control");
  const watched = answered(60);
  const changed = await ovsPort.update(host, made, bond({ ...args, members: ["lbm2", "lbm3"] }), []);
  await sh("ip link set lbs2 down");
  t.true((await watched) >= 50, "one member was taken out, one came, one died");
  t.is(changed.uuid, made.uuid);
  t.deepEqual(said, []);
  const read = await ovsPort.read(host, "liveb", changed);
  t.deepEqual(
    read?.memberStatus?.map(({ carrier }) => carrier),
    [false, true],
  );
  t.regex(said.join("\n"), /OvsPort liveb: the member lbm2 has no carrier/);
  await ovsPort.delete(host, changed);
  t.is(await sh("ovs-vsctl list-ports lbond0; ovs-vsctl --bare --columns=name find Interface name=lbm3"), "");
});

test.serial("a switch that does not speak LACP: nothing passes and we say so; with lacpFallback it does", async (t) => {
  await sh("ovs-vsctl add-port lbond1 lbs1");
  const made = await ovsPort.create(host, bond({ lacp: "active" }));
  t.is(made.error, undefined, "Open vSwitch finds nothing wrong");
  t.regex(said.join("\n"), /the LACP partner of lbm1, lbm2 is silent: the bond carries nothing over it/);
  t.is(await answered(3), 0);
  const fallen = await ovsPort.update(host, made, bond({ lacp: "active", lacpFallback: true, primary: "lbm1" }), []);
  t.regex(said.join("\n"), /silent: the bond goes on as active-backup/);
  t.is(fallen.activeMember, "lbm1");
  t.true((await answered(5)) >= 4);
});

test.serial("a member that is not there is an error in the tool's words, and joins when it comes", async (t) => {
  const failed = await t.throwsAsync<KvmnetError>(() => ovsPort.create(host, bond({ members: ["lbm1", "lbm9"] })), { instanceOf: KvmnetError });
  t.regex(failed?.details.toolOutput ?? "", /lbm9: .*No such device/);
  const partial = failed?.details.partialState as never;
  await sh("ip link add lbm9 type veth peer name lbs9; ip link set lbm9 up");
  try {
    const made = await ovsPort.update(host, partial, bond({ members: ["lbm1", "lbm9"] }), []);
    t.true(made.memberStatus?.every(({ ofport = -1 }) => ofport > 0));
  } finally {
    await sh("ip link delete lbm9");
  }
});

test.serial("a NIC is in one bond; a bond by hand is adopted as it is, and is no port of another type", async (t) => {
  await sh("ovs-vsctl add-bond lbond0 liveb lbm1 lbm2 bond_mode=balance-slb bond_updelay=50 other_config:bond-rebalance-interval=2000 tag=5");
  const other = { name: "liveother", owner, bridge: "lbond0", type: "system" };
  const refusals = [
    [{ ...other, name: "lbm1" }, /lbm1 is part of the bond liveb/],
    [{ ...other, type: "bond", members: ["lbm2", "lbm3"] }, /lbm2 is part of the bond liveb/],
    [{ ...other, name: "liveb", type: "internal", adopt: true }, /liveb is a bond, which an OvsPort of type internal cannot be/],
  ] as const;
  for (const [args, message] of refusals) {
    await t.throwsAsync(() => ovsPort.create(host, args as never), { message });
  }
  const before = await sh("ovs-vsctl --columns=_uuid,interfaces,bond_mode,bond_updelay,tag,other_config list Port liveb");
  const args = bond({ bondMode: "balance-slb", upDelayMilliseconds: 50, rebalanceIntervalMilliseconds: 2000, tag: 5, adopt: true });
  t.is((await ovsPort.create(host, args)).owner, owner);
  t.is(await sh("ovs-vsctl --columns=_uuid,interfaces,bond_mode,bond_updelay,tag,other_config list Port liveb"), before);
});
