import { setTimeout as sleep } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import { kindArgs } from "../../provider/engine/args";
import { argsOf } from "../../provider/engine/diff";
import { openHost } from "../../provider/host/hosts";
import { portForward } from "../../provider/policy/portForward";
import type { PortForwardArgs } from "../../provider/policy/portForward/types";
import { type TakenVm, takeVm } from "./machine";

/** What namespaces have no init system for: the units that bring the table back, and the keeper. The guest and the client are namespaces of the machine. */
const NETWORK = `<network><name>kvf</name><forward mode="nat"/><bridge name="kvf" stp="off"/>
<ip address="192.168.149.1" netmask="255.255.255.0"><dhcp><range start="192.168.149.100" end="192.168.149.200"/></dhcp></ip></network>`;

/** The guest and the client, which do not outlive a reboot. */
const SCENE = `set -e
virsh -q net-info kvf | grep -q '^Active: *yes' || virsh -q net-start kvf
plug() { ip netns add $1; ip link add kv-$1 type veth peer name eth0 netns $1; ip -n $1 link set lo up; ip -n $1 link set eth0 up; ip -n $1 addr add $2/24 dev eth0; ip -n $1 route add default via \${2%.*}.1; ip link set kv-$1 up; }
plug guest 192.168.149.20
plug client 198.51.100.2
ip link set kv-guest master kvf
ip addr add 198.51.100.1/24 dev kv-client
for port in 443 22; do ip netns exec guest setsid nc -lk $port >/dev/null 2>&1 </dev/null & done
sleep 1`;

let taken: TakenVm;

test.serial.before(async (t) => {
  t.timeout(600_000);
  taken = await takeVm({ instance: "portforward" });
  await taken.vm.sh("cat > /root/kvf.xml; virsh -q net-define /root/kvf.xml; virsh -q net-autostart kvf", { input: NETWORK });
  await taken.vm.sh(SCENE);
});

test.serial.after.always(() => taken?.release());

const args = (): PortForwardArgs => {
  const given = {
    name: "kvfweb",
    owner: "vm/stack/kvfweb",
    network: "kvf",
    listenAddress: "198.51.100.1",
    listenPort: 8443,
    targets: ["192.168.149.20"],
    targetPort: 443,
  };
  const all = kindArgs(portForward).parse(given) as Record<string, unknown>;
  return { ...argsOf(all as never), ...portForward.complete(all as never) } as unknown as PortForwardArgs;
};

const answers = async (address: string, port: number) => (await taken.vm.exec(`ip netns exec client nc -z -w 2 ${address} ${port}`)).code === 0;

/** libvirtd answers when its rules are back; until then it is libvirt that leaves guests open. */
const RESTART = "systemctl restart libvirtd; virsh -q net-list";
const OPEN = ["198.51.100.1", 8443] as const;
const CLOSED = ["192.168.149.20", 22] as const;

/** Within the time that the keeper and libvirt take. */
async function becomes([address, port]: readonly [string, number], open: boolean): Promise<boolean> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(200)) {
    if ((await answers(address, port)) === open) {
      return true;
    }
  }
  return false;
}

/** What was closed is closed, as soon as libvirt has its rules back where somebody has flushed those as well; and what was open is open. */
async function holds(t: ExecutionContext, event: string): Promise<void> {
  t.true(await becomes(CLOSED, false), `after ${event}: the other port of the guest`);
  t.true(await becomes(OPEN, true), `after ${event}: open`);
  t.false(await answers(...CLOSED), `after ${event}: the other port of the guest, still`);
}

test.serial("units bring a forward back after a reboot and whatever flushes rules; its removal leaves none of them", async (t) => {
  t.timeout(900_000);
  const { vm } = taken;
  const state = await portForward.create(taken.host, args());
  t.is(state.persistedBy, "systemd");
  t.deepEqual(state.faults, []);
  await holds(t, "create");
  await vm.sh(RESTART);
  await holds(t, "a restart of libvirtd");
  await vm.sh("iptables -w -D FORWARD -o kvf -m conntrack --ctstate DNAT -m comment --comment kvmnet -j ACCEPT");
  await holds(t, "the accept was removed: the keeper");
  for (const verb of ["start", "reload", "restart"]) {
    await vm.sh(`systemctl ${verb} nftables; nft list table inet kvmnet >/dev/null`);
    t.pass(`nftables.service ${verb}: the table is there at once`);
  }
  // Its flush takes libvirt's rules as well, which only a restart of libvirt brings back; the guest is open until then, whoever forwards.
  await vm.sh(RESTART);
  await holds(t, "nftables.service start, reload and restart, and of libvirtd");
  await vm.sh(`nft flush ruleset; ${RESTART}`);
  await holds(t, "nft flush ruleset, and a restart of libvirtd");
  await vm.sh("systemctl stop nftables");
  await vm.sh(RESTART);
  await holds(t, "nftables.service stop");
  t.deepEqual((await portForward.read(taken.host, "kvfweb", state))?.faults, []);

  await vm.reboot();
  await vm.sh("nft list table inet kvmnet >/dev/null; systemctl is-active kvmnet-policy-keeper");
  await vm.sh(SCENE);
  await holds(t, "a reboot");

  const host = await openHost(taken.connection);
  t.teardown(() => host.close());
  const now = await portForward.read(host, "kvfweb", state);
  t.deepEqual(now && portForward.plan(now, args()), []);
  await portForward.delete(host, state);
  t.false(await answers(...OPEN));
  const left =
    "ls -d /etc/kvmnet /etc/systemd/system/*kvmnet-policy* /etc/systemd/system/*/*kvmnet-policy* 2>/dev/null; nft list tables | grep kvmnet; iptables -w -S FORWARD | grep kvmnet; systemctl list-units --all --no-legend 'kvmnet-policy*'; :";
  t.is((await vm.sh(left)).trim(), "");
});
