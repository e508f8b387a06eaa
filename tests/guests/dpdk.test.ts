import test from "ava";
import { type Guest, startGuest } from "../../lab/guest";
import { kindArgs } from "../../provider/engine/args";
import { domainInterface } from "../../provider/libvirt/domainInterface";
import type { NicArgs } from "../../provider/libvirt/domainInterface/schema";
import { ovsBridge } from "../../provider/ovs/ovsBridge";
import { ovsPort } from "../../provider/ovs/ovsPort";
import { KvmnetError } from "../../provider/resource/error";
import { type TakenHost, takeHost } from "../lab";

/** Open vSwitch with DPDK, without huge pages and real cards: a guest's vhost-user NIC, and a veth that DPDK drives by raw sockets. */
const owner = "guests/stack/dpdk";
const GUEST = "dpdk-guest";
const SOCKET = "/run/lab/guests/dpdk-vu0.sock";
const DPDK = "/usr/lib/openvswitch-switch-dpdk/ovs-vswitchd-dpdk";
const settings = {
  "dpdk-init": "true",
  "dpdk-extra": '"--legacy-mem --no-huge -m 512 --no-pci --no-telemetry"',
  "pmd-cpu-mask": "0x1",
  "per-port-memory": "true",
};

const bridge = ovsBridge.complete({ name: "dpdkbr0", owner, datapathType: "netdev" } as never) as never;
const port = (more: object) => ovsPort.complete({ owner, bridge: "dpdkbr0", ...more } as never) as never;
const vhost = port({ name: "vu0", type: "dpdkvhostuserclient", socketPath: SOCKET });
const card = port({ name: "dpdk0", type: "dpdk", devargs: "net_af_packet0,iface=dpdkveth0" });
const internal = port({ name: "dpdkint0", type: "internal" });
const nic = { domain: GUEST, type: "vhostuser", path: SOCKET, mode: "server", mac: "52:54:00:6e:0d:01" };

const completeNic = (input: object): NicArgs => {
  const args = kindArgs(domainInterface).parse({ name: "nic", owner, ...input }) as unknown as NicArgs;
  return { ...args, ...domainInterface.complete(args) } as NicArgs;
};

let taken: TakenHost;
let guest: Guest;
/** A card that has just come finds out first whether its address is its own. */
const answers = async (command: string) =>
  (await taken.lab.exec(`for try in $(seq 10); do ${command} && exit 0; done; exit 1`, { timeoutMs: 60_000 })).code === 0;

const REMOVE = `virsh -q destroy ${GUEST}; virsh -q undefine ${GUEST}; ovs-vsctl --if-exists del-br dpdkbr0; ip link delete dpdkveth0; ip netns delete dpdkns; exit 0`;
const OFF = `ovs-vsctl --no-wait ${Object.keys(settings)
  .map((key) => `-- remove Open_vSwitch . other_config ${key}`)
  .join(" ")}
target=$(readlink -f /usr/sbin/ovs-vswitchd); umount -l "$target"; lab-daemon restart openvswitch`;

test.serial.before(async () => {
  taken = await takeHost();
  await taken.lab.exec(REMOVE);
});

test.serial.after.always("Open vSwitch as it was", async () => {
  await taken?.lab.exec(REMOVE);
  await taken?.lab.exec(OFF, { timeoutMs: 60_000 });
  await taken?.release();
});

const refused = async (args: never) => {
  const error = (await ovsPort.create(taken.host, args).catch((reason) => reason)) as KvmnetError;
  if (!(error instanceof KvmnetError)) {
    throw error ?? new Error("it was not refused");
  }
  return error;
};

test.serial("an Open vSwitch that is built without DPDK has no such ports, and says what it has", async (t) => {
  await ovsBridge.create(taken.host, bridge);
  const error = await refused(vhost);
  t.is(error.code, "refused");
  t.regex(error.message, /no interfaces of type dpdkvhostuserclient \(it has: .*geneve.*\)[\s\S]*openvswitch-switch-dpdk/);
  t.is(await taken.lab.sh("ovs-vsctl list-ports dpdkbr0"), "");
});

test.serial("one that is, and where DPDK is off, neither", async (t) => {
  await taken.lab.sh(`target=$(readlink -f /usr/sbin/ovs-vswitchd) && mount --bind ${DPDK} "$target" && lab-daemon restart openvswitch`, { timeoutMs: 60_000 });
  const error = await refused(card);
  t.regex(error.message, /type dpdk\b[\s\S]*dpdk-init=true/);
});

test.serial("a bridge of the kernel's is no place for them", async (t) => {
  const values = Object.entries(settings).map(([key, value]) => `'other_config:${key}=${value}'`);
  await taken.lab.sh(`ovs-vsctl --no-wait set Open_vSwitch . ${values.join(" ")} && lab-daemon restart openvswitch`, { timeoutMs: 60_000 });
  await taken.lab.sh("ovs-vsctl --no-wait set Bridge dpdkbr0 datapath_type=system");
  t.regex((await refused(vhost)).message, /dpdkbr0 has the kernel's datapath[\s\S]*netdev/);
  await taken.lab.sh("ovs-vsctl set Bridge dpdkbr0 datapath_type=netdev");
});

test.serial("a guest's vhost-user NIC reaches the host over Open vSwitch's own datapath", async (t) => {
  const state = await ovsPort.create(taken.host, vhost);
  t.like(state, { type: "dpdkvhostuserclient", socketPath: SOCKET, error: undefined });
  t.deepEqual(ovsPort.plan((await ovsPort.read(taken.host, "vu0", state)) as never, vhost), []);
  await ovsPort.create(taken.host, internal);
  await taken.lab.sh("ip address add fd00:140::1/64 dev dpdkint0 nodad && ip link set dpdkint0 up");
  guest = await startGuest(taken.lab, GUEST, { nics: [], persistent: true, sharedMemory: true });
  const plugged = await domainInterface.create(taken.host, completeNic(nic));
  t.like(plugged, { plugged: true, defined: true });
  await guest.exec("until [ -e /sys/class/net/eth0 ]; do sleep 0.2; done; ip link set eth0 up; ip -6 address add fd00:140::2/64 dev eth0");
  t.true(await answers("ping -c 1 -W 2 fd00:140::2"), "from the host to the guest");
  t.is((await guest.exec("ping -c 3 -s 1400 -W 5 fd00:140::1")).code, 0, "from the guest to the host");
  const seen = await domainInterface.read(taken.host, "nic", plugged);
  t.deepEqual(domainInterface.plan(seen as never, completeNic(nic)), []);
});

test.serial("a device that DPDK drives is a port as any other, and one that is not there is an error in Open vSwitch's words", async (t) => {
  await taken.lab.sh(`ip netns add dpdkns && ip link add dpdkveth0 type veth peer name eth0 netns dpdkns && ip link set dpdkveth0 up
ip -n dpdkns link set eth0 up && ip -n dpdkns address add fd00:140::3/64 dev eth0 nodad`);
  const state = await ovsPort.create(taken.host, card);
  t.like(state, { type: "dpdk", devargs: "net_af_packet0,iface=dpdkveth0", error: undefined });
  t.true(await answers("ip netns exec dpdkns ping -c 1 -W 2 fd00:140::1"), "to the host");
  t.true(await answers("ip netns exec dpdkns ping -c 1 -W 2 fd00:140::2"), "to the guest");
  await ovsPort.delete(taken.host, state);
  const error = await refused(port({ name: "dpdk1", type: "dpdk", devargs: "0000:99:00.0" }));
  t.is(error.code, "step-failed");
  t.regex(error.details.toolOutput ?? "", /dpdk1|0000:99:00\.0/);
});

test.serial("the guest's NIC is unplugged while it runs, and its port goes", async (t) => {
  const args = completeNic(nic);
  const state = await domainInterface.read(taken.host, "nic", (await domainInterface.create(taken.host, args)) as never);
  await domainInterface.delete(taken.host, state as never);
  t.is((await guest.exec("ls /sys/class/net")).stdout.trim().split(/\s+/).includes("eth0"), false);
  const seen = await ovsPort.read(taken.host, "vu0", undefined as never);
  t.is(seen?.error, undefined);
  await ovsPort.delete(taken.host, seen as never);
  t.is(await taken.lab.sh("ovs-vsctl list-ports dpdkbr0 | grep -x vu0 || true"), "");
});
