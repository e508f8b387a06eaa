import test from "ava";
import { kindArgs } from "../../provider/engine/args";
import { argsOf } from "../../provider/engine/diff";
import { domainInterface } from "../../provider/libvirt/domainInterface";
import { trafficPolicy } from "../../provider/policy/trafficPolicy";
import type { TrafficPolicyState } from "../../provider/policy/trafficPolicy/types";
import type { AnyKind } from "../../provider/resource/kind";
import { openHost, type TakenHost, takeHost } from "../lab";

/** A device of the host with somebody behind it, and a guest whose NIC is a port of Open vSwitch. What needs queues that this kernel lacks is in tests/vm/policy.test.ts. */
const MAC = "52:54:00:6e:34:01";
const GUEST = `<domain type="qemu"><name>kvlim</name><memory unit="MiB">64</memory><os><type>hvm</type></os><devices>
<interface type="bridge"><mac address="${MAC}"/><source bridge="kvlimovs"/><virtualport type="openvswitch"/><model type="virtio"/></interface></devices></domain>`;

let taken: TakenHost;
const typed = async (script: string, input = ""): Promise<string> =>
  (await taken.host.run({ name: "typed by hand", script, input, mutates: true, timeoutMs: 60_000 })).stdout.trim();

const tidy = () =>
  typed(`virsh -q destroy kvlim; virsh -q undefine kvlim; ovs-vsctl --if-exists del-br kvlimovs; ip netns pids kvlim | xargs -r kill; ip netns del kvlim; ip link del kvlim0
rm -rf /etc/kvmnet/policy.d /etc/kvmnet/policy.nft; rmdir /etc/kvmnet
:`);

test.serial.before(async () => {
  taken = await takeHost();
  await tidy();
  await typed(
    `set -e
ip netns add kvlim; ip link add kvlim0 type veth peer name eth0 netns kvlim; ip link set kvlim0 up; ip addr add 198.18.34.1/30 dev kvlim0
ip -n kvlim link set eth0 up; ip -n kvlim addr add 198.18.34.2/30 dev eth0
ovs-vsctl add-br kvlimovs -- set bridge kvlimovs datapath_type=netdev; virsh -q define /proc/self/fd/0; virsh -q start kvlim --paused`,
    GUEST,
  );
});

test.serial.after.always(async () => {
  if (taken) {
    await tidy();
    await taken.release();
  }
});

function argsFor(kind: AnyKind, given: object) {
  const all = kindArgs(kind).parse({ name: "kvlim", owner: "guests/stack/kvlim", ...given }) as Record<string, unknown>;
  return { ...argsOf(all as never), ...kind.complete(all as never) } as never;
}

const limit = (given: object, state?: TrafficPolicyState) =>
  state ? trafficPolicy.update(taken.host, state, argsFor(trafficPolicy, given), []) : trafficPolicy.create(taken.host, argsFor(trafficPolicy, given));

/** How long it takes until a MiB has come over, in milliseconds. */
const sent = async () =>
  Number(
    await typed(`ip netns exec kvlim timeout 30 socat -u TCP4-LISTEN:9,reuseaddr OPEN:/dev/null & for try in $(seq 50); do [ -z "$(ip netns exec kvlim ss -Hlnt)" ] || break; sleep 0.1; done
start=$(date +%s%3N); head -c 1048576 /dev/zero | socat -u - TCP4:198.18.34.2:9; wait; echo $(($(date +%s%3N) - start))`),
  );

test.serial("what a device sends takes as long as its limit says, and no longer when that is taken away", async (t) => {
  const free = await sent();
  const state = await limit({ device: "kvlim0", outbound: { averageKiBps: 300 } });
  t.deepEqual(state.faults, []);
  const slow = await sent();
  const faster = await limit({ device: "kvlim0", outbound: { averageKiBps: 1200 } }, state);
  const fast = await sent();
  t.true(slow > 2 * fast && slow < 8 * fast, `four times the rate: ${slow} ms against ${fast} ms`);
  t.true(fast > 2 * free, `without a limit: ${free} ms`);
  await trafficPolicy.delete(taken.host, faster);
  t.true((await sent()) * 2 < fast);
  t.is(await typed("tc qdisc show dev kvlim0; ls -d /etc/kvmnet 2>/dev/null; :"), "qdisc noqueue 0: root refcnt 2");
});

test.serial("a guest's NIC on Open vSwitch is limited by rows that libvirt writes, at once and in its definition", async (t) => {
  const rows = () => typed("ovs-vsctl --bare --columns=other_config list qos; ovs-vsctl --bare --columns=ingress_policing_rate list interface");
  const before = await rows();
  const state = await limit({ mac: MAC, inbound: { averageKiBps: 1000, peakKiBps: 2000 }, outbound: { averageKiBps: 500 } });
  t.deepEqual(state.faults, []);
  t.is(state.guest, "kvlim");
  t.regex(await rows(), /max-rate=16000000 min-rate=8000000[\s\S]*\b4000\b/);
  t.regex(await typed("virsh dumpxml kvlim --inactive"), /<inbound average='1000' peak='2000'\/>\s*<outbound average='500'\/>/);

  await typed(`virsh -q domiftune kvlim ${MAC} --outbound 1 --live`);
  t.regex((await trafficPolicy.read(taken.host, "kvlim", state))?.faults.join() ?? "", /the running NIC .* has .*outbound 1,0,0, not .*outbound 500,0,0/);
  const mended = await limit({ mac: MAC, inbound: { averageKiBps: 1000, peakKiBps: 2000 }, outbound: { averageKiBps: 500 } }, state);
  t.deepEqual(mended.faults, []);

  const second = limit({ name: "second", mac: MAC, outbound: { averageKiBps: 1 } });
  await t.throwsAsync(second, { message: /TrafficPolicy kvlim of guests\/stack\/kvlim limits 52:54:00:6e:34:01 already/ });
  await trafficPolicy.delete(taken.host, mended);
  t.is(await rows(), before);
});

test.serial("what somebody else limits is refused, with the name", async (t) => {
  const nic = { domain: "kvlim", type: "openvswitch", bridge: "kvlimovs", mac: MAC, adopt: true, name: "eth" };
  const card = await domainInterface.create(taken.host, argsFor(domainInterface, { ...nic, bandwidth: { outbound: { averageKiBps: 100 } } }));
  await t.throwsAsync(limit({ mac: MAC, outbound: { averageKiBps: 200 } }), {
    message: /kvlim is limited already, no inbound and outbound 100,0,0; it is the DomainInterface eth of guests\/stack\/kvlim/,
  });
  await domainInterface.update(taken.host, card, argsFor(domainInterface, { ...nic, bandwidth: "none" }), []);
  const state = await limit({ mac: MAC, outbound: { averageKiBps: 200 } });
  t.deepEqual(state.faults, [], "a NIC that has an owner, but no limits");
  await trafficPolicy.delete(taken.host, state);

  await typed("tc qdisc replace dev kvlim0 root handle 1: htb");
  await t.throwsAsync(limit({ device: "kvlim0", outbound: { averageKiBps: 200 } }), { message: /a queue discipline on kvlim0 already: htb 1:/ });
  await typed("tc qdisc del dev kvlim0 root");
  await t.throwsAsync(limit({ device: "none0", outbound: { averageKiBps: 200 } }), { message: /there is no device none0/ });
  const wire = await openHost(taken.lab.wireConnection);
  const strangled = trafficPolicy.create(wire, argsFor(trafficPolicy, { device: "eth0", outbound: { averageKiBps: 64 } }));
  await t.throwsAsync(strangled, { message: /our own session comes in over eth0/ });
});
