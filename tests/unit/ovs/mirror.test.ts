import { readFileSync } from "node:fs";
import path from "node:path";
import test from "ava";
import type { Host } from "../../../provider/host/host";
import { noticesTo } from "../../../provider/host/notice";
import { findOpenVswitch } from "../../../provider/import/findOpenVswitch";
import { ovsMirror } from "../../../provider/ovs/ovsMirror";
import { type TakenHost, takeHost } from "../../lab";

/** What a mirror copies, packet by packet, and what is said when it copies nothing. */

const owner = "unit/ovs/mirror";
const mirror = (more = {}) => ovsMirror.complete({ name: "lmspan", owner, bridge: "lmir0", ...more } as never) as never;

let taken: TakenHost;
let host: Host;
const said: string[] = [];
const sh = async (script: string) => (await host.run({ name: "by hand", script: `set -e\n${script}`, mutates: true })).stdout;
const clear = () =>
  sh("ovs-vsctl --if-exists del-br lmir0; for n in lma lmb; do ip netns delete $n 2>/dev/null || true; done; ip link delete lmprobe 2>/dev/null || true");

test.serial.before(async () => {
  taken = await takeHost();
  host = taken.host;
  await clear();
});
test.serial.beforeEach(async () => {
  said.length = 0;
  noticesTo((line) => said.push(line));
  await sh(`ovs-vsctl add-br lmir0 -- set Bridge lmir0 datapath_type=netdev
    i=1; for n in lma lmb; do
      ovs-vsctl add-port lmir0 $n tag=5 -- set Interface $n type=internal
      ip netns add $n; ip link set $n netns $n; ip -n $n addr add 10.99.8.$i/24 dev $n; ip -n $n link set $n up; i=$((i+1))
    done
    ip link add lmprobe type veth peer name lmseen; ip link set lmprobe up; ip link set lmseen up; ovs-vsctl add-port lmir0 lmprobe`);
});
test.serial.afterEach.always(async () => {
  noticesTo(() => {});
  await clear();
});
test.serial.after.always(() => taken?.release());

const FRAMES = readFileSync(path.join(__dirname, "../../../tests/unit/ovs/frames.py"), "utf8");

/** What the probe sees while lma pings lmb three times. */
async function seen(size = 56) {
  const script = `python3 - lmseen ip netns exec lma ping -q -c 3 -i 0.1 -s ${size} 10.99.8.2`;
  const { stdout } = await host.run({ name: "ping and watch", script, input: FRAMES, mutates: true });
  return JSON.parse(stdout) as { requests: number; replies: number; longest: number; vlans: number[] };
}

test.serial("SPAN copies what is selected and nothing else, cut to snaplen; RSPAN copies into its VLAN", async (t) => {
  await seen();
  t.like(await seen(), { requests: 0, replies: 0 }, "negative control: unicast between others");
  const made = await ovsMirror.create(host, mirror({ selectSrcPorts: ["lma"], outputPort: "lmprobe" }));
  t.like(await seen(), { requests: 3, replies: 0 });
  const cut = await ovsMirror.update(host, made, mirror({ selectSrcPorts: ["lma"], selectDstPorts: ["lma"], snaplen: 100, outputPort: "lmprobe" }), []);
  // The tag of VLAN 5 is 4 bytes of the 100.
  t.like(await seen(1000), { requests: 3, replies: 3, longest: 96 });
  const filtered = await ovsMirror.update(host, cut, mirror({ selectAll: true, selectVlans: [6], outputPort: "lmprobe" }), []);
  t.like(await seen(), { requests: 0, replies: 0 });
  const remote = await ovsMirror.update(host, filtered, mirror({ selectAll: true, outputVlan: 999 }), []);
  // What is flooded until addresses are learned anew is not for the probe.
  await sh("ovs-vsctl set Port lmprobe trunks=999");
  t.like(await seen(), { requests: 3, replies: 3, vlans: [999] });
  t.deepEqual(said, []);
  const [found] = (await findOpenVswitch(host)).filter(({ name }) => name === "lmspan");
  t.deepEqual((found as unknown as { args: object }).args, { bridge: "lmir0", selectAll: true, outputVlan: 999 });
  await ovsMirror.delete(host, remote);
  t.like(await seen(), { requests: 0, replies: 0 });
  t.is(await sh("ovs-vsctl --bare --columns=name list Mirror"), "");
});

test.serial("a bridge that flows steer learns of a mirror at once, too", async (t) => {
  await sh(
    `ovs-vsctl set-fail-mode lmir0 secure; ovs-ofctl add-flow lmir0 in_port=lma,actions=output:lmb; ovs-ofctl add-flow lmir0 in_port=lmb,actions=output:lma`,
  );
  t.like(await seen(), { requests: 0, replies: 0 });
  const made = await ovsMirror.create(host, mirror({ selectSrcPorts: ["lmb"], outputPort: "lmprobe" }));
  t.like(await seen(), { requests: 0, replies: 3 });
  await ovsMirror.delete(host, made);
  t.like(await seen(), { requests: 0, replies: 0 });
});

test.serial("an output that is missing is never success: refused before, said after, and drift until it is back", async (t) => {
  const args = mirror({ selectAll: true, outputPort: "lmprobe" });
  await t.throwsAsync(() => ovsMirror.create(host, mirror({ selectAll: true, outputPort: "lmnone" })), { message: /lmir0 has no port named lmnone/ });
  await t.throwsAsync(() => ovsMirror.create(host, mirror({ selectSrcPorts: ["lma", "lmnone"], outputPort: "lmprobe" })), { message: /no port named lmnone/ });
  const made = await ovsMirror.create(host, args);
  await sh("ovs-vsctl del-port lmprobe");
  const read = await ovsMirror.read(host, "lmspan", made);
  t.regex(said.join("\n"), /OvsMirror lmspan: it has no output, so that nothing is mirrored/);
  t.deepEqual(
    ovsMirror.plan(read as never, args).map(({ path, from, to }) => [path[0], from, to]),
    [["outputPort", undefined, "lmprobe"]],
  );
  await t.throwsAsync(() => ovsMirror.update(host, read as never, args, []), { message: /no port named lmprobe/ });
  await sh("ovs-vsctl add-port lmir0 lmprobe");
  await ovsMirror.update(host, read as never, args, []);
  t.like(await seen(), { requests: 3, replies: 3 });
});

test.serial("Open vSwitch takes mirrors of one name: ours is told from theirs, and of two that are nobody's none is guessed", async (t) => {
  const by = (name: string) => `ovs-vsctl -- --id=@m create Mirror name=${name} select_all=true output_vlan=7 -- add Bridge lmir0 mirrors @m`;
  const made = await ovsMirror.create(host, mirror({ selectAll: true, outputVlan: 8 }));
  await sh(`${by("lmspan")}; ${by("lmtwo")}; ${by("lmtwo")}`);
  t.is((await ovsMirror.update(host, made, mirror({ selectAll: true, outputVlan: 9 }), [])).uuid, made.uuid);
  await ovsMirror.delete(host, { ...made, outputVlan: 9 });
  t.is((await sh("ovs-vsctl --bare --columns=output_vlan find Mirror name=lmspan")).trim(), "7");
  await t.throwsAsync(() => ovsMirror.read(host, "lmtwo"), { message: /2 mirrors are named lmtwo/ });
});
