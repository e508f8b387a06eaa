import { readFileSync } from "node:fs";
import path from "node:path";
import test from "ava";
import type { Host } from "../../../provider/host/host";
import { noticesTo } from "../../../provider/host/notice";
import { findKinds } from "../../../provider/import/findKinds";
import { ovsFlowExport } from "../../../provider/ovs/flowExport";
import { type TakenHost, takeHost } from "../../lab";

/** What a collector hears of packets that pass a bridge, and what is said of one that hears nothing. */

const owner = "unit/ovs/export";
const asked = (type: string, more = {}) =>
  ovsFlowExport.complete({ name: `lmx ${type}`, owner, type, bridge: "lmexp0", targets: ["127.0.0.1:2055"], ...more } as never) as never;

let taken: TakenHost;
let host: Host;
const said: string[] = [];
const sh = async (script: string) => (await host.run({ name: "by hand", script: `set -e\n${script}`, mutates: true })).stdout;
const clear = () =>
  sh(
    "ovs-vsctl --if-exists del-br lmexp0 -- --if-exists del-br lmexp1; for n in lxa lxb; do ip netns delete $n 2>/dev/null || true; done; ip route delete unreachable 198.51.77.0/24 2>/dev/null || true; ip addr delete 198.51.77.1/32 dev lo 2>/dev/null || true",
  );

test.serial.before(async () => {
  taken = await takeHost();
  host = taken.host;
  await clear();
});
test.serial.beforeEach(async () => {
  said.length = 0;
  noticesTo((line) => said.push(line));
  await sh(`for bridge in lmexp0 lmexp1; do ovs-vsctl add-br $bridge -- set Bridge $bridge datapath_type=netdev; done
    i=1; for n in lxa lxb; do
      ovs-vsctl add-port lmexp0 $n -- set Interface $n type=internal
      ip netns add $n; ip link set $n netns $n; ip -n $n addr add 10.99.9.$i/24 dev $n; ip -n $n link set $n up; i=$((i+1))
    done; ip link set lo up`);
});
test.serial.afterEach.always(async () => {
  noticesTo(() => {});
  await clear();
});
test.serial.after.always(() => taken?.release());

const COLLECTOR = readFileSync(path.join(__dirname, "../../../tests/unit/ovs/collector.py"), "utf8");

/** What a collector hears while lxa pings lxb. */
async function heard(at = "127.0.0.1"): Promise<string[]> {
  const script = `python3 - ${at} 2055 ip netns exec lxa ping -q -c 15 -i 0.1 10.99.9.2`;
  return JSON.parse((await host.run({ name: "ping and listen", script, input: COLLECTOR, mutates: true })).stdout);
}

test.serial("each protocol tells its collector of what passes, and nothing once it is gone", async (t) => {
  t.deepEqual(await heard(), [], "negative control");
  const netflow = await ovsFlowExport.create(host, asked("netflow", { activeTimeoutSeconds: 1 }));
  t.deepEqual(await heard(), ["version 5"]);
  await ovsFlowExport.delete(host, netflow);
  const sflow = await ovsFlowExport.create(host, asked("sflow", { sampling: 1, agent: "lo" }));
  t.deepEqual(await heard(), ["sflow 5"]);
  await ovsFlowExport.delete(host, sflow);
  const ipfix = await ovsFlowExport.create(host, asked("ipfix", { sampling: 1 }));
  t.deepEqual(await heard(), ["version 10"]);
  t.deepEqual(said, []);
  await ovsFlowExport.delete(host, ipfix);
  t.deepEqual(await heard(), []);
  t.is(
    await sh("ovs-vsctl --bare --columns=targets list NetFlow; ovs-vsctl --bare --columns=targets list sFlow; ovs-vsctl --bare --columns=targets list IPFIX"),
    "",
  );
});

test.serial("a collector that cannot be reached when it is named is told of: Open vSwitch does not try again", async (t) => {
  await sh("ip route replace unreachable 198.51.77.0/24");
  const there = { targets: ["198.51.77.1:2055"], activeTimeoutSeconds: 1 };
  const made = await ovsFlowExport.create(host, asked("netflow", there));
  t.regex(said.join("\n"), /OvsFlowExport lmx netflow: Open vSwitch says: .*couldn't open connection to collector/);
  t.regex(String(made.error), /198\.51\.77\.1/);
  await sh("ip route delete unreachable 198.51.77.0/24; ip addr add 198.51.77.1/32 dev lo");
  t.deepEqual(await heard("198.51.77.1"), [], "there by now, and not tried again");
  await ovsFlowExport.update(host, made, asked("netflow", { ...there, engineId: 1 }), []);
  t.deepEqual(await heard("198.51.77.1"), ["version 5"]);
});

test.serial("a row that bridges share is changed by nobody's leave but theirs; one of each type is told from the others, and imported", async (t) => {
  await sh(`ovs-vsctl -- --id=@n create NetFlow targets='"192.0.2.1:2055"' -- set Bridge lmexp0 netflow=@n -- set Bridge lmexp1 netflow=@n`);
  await t.throwsAsync(() => ovsFlowExport.create(host, asked("netflow")), { message: /carries no mark of ours/ });
  await t.throwsAsync(() => ovsFlowExport.create(host, asked("netflow", { adopt: true })), { message: /lmexp0 and lmexp1 have one netflow export together/ });
  await sh("ovs-vsctl clear Bridge lmexp1 netflow");
  await ovsFlowExport.create(host, asked("sflow"));
  const found = (await findKinds(host, ["OvsFlowExport"])) as unknown as { name: string; args: object }[];
  t.deepEqual(found.map(({ name, args }) => [name, args]).sort(), [
    ["lmexp0/netflow", { type: "netflow", bridge: "lmexp0", targets: ["192.0.2.1:2055"] }],
    ["lmx sflow", { type: "sflow", bridge: "lmexp0", targets: ["127.0.0.1:2055"] }],
  ]);
});
