import { setTimeout as sleep } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import { kindArgs } from "../../provider/engine/args";
import { type OpenHost, openHost } from "../../provider/host/hosts";
import { domainInterface } from "../../provider/libvirt/domainInterface";
import type { NicArgs } from "../../provider/libvirt/domainInterface/schema";
import type { NicState } from "../../provider/libvirt/domainInterface/state";
import { type DhcpReservationArgs, dhcpReservation } from "../../provider/libvirt/entries/dhcpReservation";
import { type DnsRecordArgs, dnsRecord } from "../../provider/libvirt/entries/dnsRecord";
import type { EntryState } from "../../provider/libvirt/entries/entryKind";
import { type NatNetworkArgs, natNetwork } from "../../provider/libvirt/natNetwork";
import type { NetworkState } from "../../provider/libvirt/networkKind";
import { KvmnetError } from "../../provider/resource/error";
import { type TakenHost, takeHost } from "../lab";

/** What the samples cannot say: two clients at once on one host, and faults of the host that end after a while. */
const NET = "kvdrvnet";
const GUEST = "kvdrvguest";
let taken: TakenHost;
let other: OpenHost;

const typed = async (script: string): Promise<string> => (await taken.host.run({ name: "typed by hand", script, mutates: true })).stdout.trim();
const cleared = `
umount /etc/libvirt/qemu/networks /run/libvirt/network /usr/sbin/dnsmasq
for name in ${NET} ${NET}1 ${NET}2 ${NET}3; do virsh net-destroy $name; virsh net-undefine $name; done
virsh undefine ${GUEST}
exit 0`;

test.serial.before(async () => {
  taken = await takeHost();
  other = await openHost(taken.connection);
});

test.serial.after.always(async () => {
  await typed(cleared);
  await other?.close();
  await taken?.release();
});

test.serial.beforeEach(async () => {
  await typed(cleared);
  // What the other client has seen lately must not be what we cleared.
  await sleep(2000);
});

const owner = (name: string) => `conformance/stack/${name}`;
const net = (more: object = {}, name = NET): NatNetworkArgs =>
  natNetwork.complete(
    kindArgs(natNetwork).parse({ name, owner: owner(name), subnets: [{ cidr: "192.168.211.0/24" }], ...more }) as unknown as NatNetworkArgs,
  ) as NatNetworkArgs;
const record = (n: number, more: object = {}): DnsRecordArgs =>
  kindArgs(dnsRecord).parse({
    name: `rec${n}`,
    owner: owner(`rec${n}`),
    network: NET,
    type: "host",
    ip: `192.168.211.${n}`,
    hostnames: [`h${n}`],
    ...more,
  }) as never;
const reservation = (n: number, more: object = {}): DhcpReservationArgs =>
  kindArgs(dhcpReservation).parse({
    name: `res${n}`,
    owner: owner(`res${n}`),
    network: NET,
    mac: `52:54:00:77:00:${n}`,
    ip: `192.168.211.${n}`,
    ...more,
  }) as never;
const nic = (name: string, mac: string): NicArgs =>
  domainInterface.complete(
    kindArgs(domainInterface).parse({ name, owner: owner(name), domain: GUEST, type: "bridge", bridge: "virbr9", mac }) as unknown as NicArgs,
  ) as NicArgs;

async function refusal(running: Promise<unknown>): Promise<KvmnetError> {
  const error = await running.then(
    () => new Error("it did not fail"),
    (reason) => reason,
  );
  if (!(error instanceof KvmnetError)) {
    throw error;
  }
  return error;
}

/** What an `up` does after a refresh: each resource is read, planned and brought there, without `adopt`. */
async function upConverges(
  t: ExecutionContext,
  args: NatNetworkArgs,
  entries: readonly { args: DnsRecordArgs; state: EntryState }[],
  last: NetworkState,
): Promise<NetworkState> {
  const read = await natNetwork.read(taken.host, args.name, last);
  const plan = read && natNetwork.plan(read, args);
  const network = read ? await natNetwork.update(taken.host, read, args, plan ?? []) : await natNetwork.create(taken.host, args);
  t.deepEqual(natNetwork.plan(network, args), []);
  for (const { args: entry, state } of entries) {
    const there = await dnsRecord.read(taken.host, entry.name, state);
    const now = there ? await dnsRecord.update(taken.host, there, entry, dnsRecord.plan(there, entry)) : await dnsRecord.create(taken.host, entry);
    t.deepEqual(dnsRecord.plan(now, entry), []);
  }
  const settled = await natNetwork.read(taken.host, args.name, network);
  t.deepEqual(settled && natNetwork.plan(settled, args), []);
  return settled as NetworkState;
}

test.serial("one stack redefines a network while another one changes its entries: no update is lost", async (t) => {
  t.timeout(600_000);
  const args = (mtu: number, active: boolean) => net({ mtu, active, onGuestsAttached: { delete: "detach", restart: "reattach" } });
  for (const active of [true, false]) {
    let network = await natNetwork.create(taken.host, args(1400, active));
    const numbers = [21, 22, 23, 24, 25, 26];
    const entries = (async () => {
      const made: unknown[] = [];
      for (const n of numbers) {
        made.push(...(await Promise.all([dnsRecord.create(other, record(n)), dhcpReservation.create(other, reservation(n))])));
      }
      return made;
    })();
    const redefined = (async () => {
      for (const mtu of [1300, 1350, 1380]) {
        network = await natNetwork.update(taken.host, network, args(mtu, active), []);
      }
    })();
    await Promise.all([entries, redefined]);
    for (const n of numbers) {
      t.like(await dnsRecord.read(other, `rec${n}`, { name: `rec${n}`, owner: owner(`rec${n}`), network: NET } as EntryState), {
        ip: `192.168.211.${n}`,
        stored: true,
      });
      t.like(await dhcpReservation.read(other, `res${n}`, { name: `res${n}`, owner: owner(`res${n}`), network: NET } as EntryState), {
        ip: `192.168.211.${n}`,
        stored: true,
        ...(active && { running: true }),
      });
    }
    const settled = await natNetwork.read(other, NET, network);
    t.deepEqual(settled && natNetwork.plan(settled, args(1380, active)), []);
    await natNetwork.delete(taken.host, network);
  }
});

test.serial("two clients that want one name: one of them gets it, and the other one is told whose it is", async (t) => {
  const [a, b] = [
    natNetwork.create(taken.host, { ...net(), owner: owner("a") }),
    natNetwork.create(other, { ...net({ subnets: [{ cidr: "192.168.212.0/24" }] }), owner: owner("b") }),
  ];
  const ends = await Promise.allSettled([a, b]);
  t.deepEqual(ends.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  const [lost] = ends.flatMap((end) => (end.status === "rejected" ? [end.reason as KvmnetError] : []));
  t.is(lost?.code, "not-ours");
  t.regex(lost?.message ?? "", /belongs to conformance\/stack\/[ab]/);
});

test.serial("NICs of two clients in one guest: each comes in, and of two with one address only the first", async (t) => {
  t.timeout(300_000);
  await typed(`cat >/tmp/guest.xml <<'E'
<domain type='qemu'><name>${GUEST}</name><memory>65536</memory><os><type arch='x86_64'>hvm</type></os></domain>
E
virsh -q define /tmp/guest.xml`);
  const mac = (n: number) => `52:54:00:78:00:1${n}`;
  const mine = [0, 1, 2, 3].map((n) => domainInterface.create(taken.host, nic(`a${n}`, mac(n))));
  const theirs = [4, 5, 6, 7].map((n) => domainInterface.create(other, nic(`b${n}`, mac(n))));
  const states = await Promise.all([...mine, ...theirs]);
  t.is(new Set(states.map((state) => state.mac)).size, 8);
  const clash = await Promise.allSettled([domainInterface.create(taken.host, nic("x", mac(8))), domainInterface.create(other, nic("y", mac(8)))]);
  t.deepEqual(clash.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  const [lost] = clash.flatMap((end) => (end.status === "rejected" ? [end.reason as KvmnetError] : []));
  t.is(lost?.code, "not-ours");
  t.is(await typed(`virsh -q domiflist ${GUEST} | grep -c 52:54:00:78`), "9");
  const all: NicState[] = [...states, ...clash.flatMap((end) => (end.status === "fulfilled" ? [end.value] : []))];
  await Promise.all(all.map((state) => domainInterface.delete(state.name.startsWith("a") ? taken.host : other, state)));
  t.is(await typed(`virsh -q domiflist ${GUEST} | wc -l; virsh dumpxml ${GUEST} | grep -c kvmnet`).catch(() => ""), "");
});

test.serial("a dnsmasq that died is drift, and started again without anybody noticing", async (t) => {
  for (const more of [
    {},
    { dns: { enabled: false } },
    {
      dns: { enabled: false },
      subnets: [{ cidr: "192.168.211.0/24", dhcp: { ranges: [], reservations: [{ mac: "52:54:00:77:00:09", ip: "192.168.211.9" }] } }],
    },
  ]) {
    const args = net(more);
    const state = await natNetwork.create(taken.host, args);
    const before = await typed(`virsh net-dumpxml ${NET}; ip -o link show ${state.bridgeName}`);
    await typed(`kill -9 $(cat /run/libvirt/network/${NET}.pid); sleep 0.2`);
    const found = (await natNetwork.read(taken.host, NET, state)) as NetworkState;
    const plan = natNetwork.plan(found, args);
    t.deepEqual(
      plan.map(({ path, impact }) => [path[0], impact]),
      [["dnsmasqRunning", "none"]],
    );
    const mended = await natNetwork.update(taken.host, found, args, plan);
    t.deepEqual(natNetwork.plan(mended, args), []);
    t.is(await typed(`cat /proc/$(cat /run/libvirt/network/${NET}.pid)/comm`), "dnsmasq");
    t.is(await typed(`virsh net-dumpxml ${NET}; ip -o link show ${state.bridgeName}`), before);
    await natNetwork.delete(taken.host, mended);
  }
});

test.serial("a dnsmasq that does not start fails the change with libvirt's words, and the next up goes on", async (t) => {
  const args = net();
  const state = await natNetwork.create(taken.host, args);
  const kept = { args: record(31), state: await dnsRecord.create(taken.host, record(31)) };
  await typed("mount --bind /bin/false /usr/sbin/dnsmasq");
  const changed = net({ dns: { txt: [{ name: "note", value: "1" }] } });
  const error = await refusal(natNetwork.update(taken.host, state, changed, []));
  t.regex(error.details.toolOutput ?? "", /dnsmasq/);
  const txt = kindArgs(dnsRecord).parse({
    name: "txt",
    owner: owner("txt"),
    network: NET,
    type: "txt",
    record: "other",
    value: "2",
  }) as unknown as DnsRecordArgs;
  const entry = await refusal(dnsRecord.create(taken.host, txt));
  t.regex(entry.details.toolOutput ?? "", /dnsmasq/);
  await typed("umount /usr/sbin/dnsmasq");
  await upConverges(t, changed, [kept], state);
  t.is(await typed(`cat /proc/$(cat /run/libvirt/network/${NET}.pid)/comm`), "dnsmasq");
});

test.serial("a read-only /etc/libvirt: nothing is begun that libvirt would lose, and the next up goes on", async (t) => {
  const state = await natNetwork.create(taken.host, net({ mtu: 1400 }));
  const kept = { args: record(33), state: await dnsRecord.create(taken.host, record(33)) };
  const before = await typed(`virsh net-dumpxml ${NET} --inactive`);
  await typed("mount --bind /etc/libvirt/qemu/networks /etc/libvirt/qemu/networks; mount -o remount,ro,bind /etc/libvirt/qemu/networks");
  const changed = net({ mtu: 1350 });
  const failures = [natNetwork.update(taken.host, state, changed, []), dnsRecord.create(taken.host, record(34)), natNetwork.delete(taken.host, state)];
  for (const error of await Promise.all(failures.map(refusal))) {
    t.regex(error.message, /full or read-only/);
  }
  t.regex((await refusal(natNetwork.create(taken.host, net({ subnets: [{ cidr: "192.168.213.0/24" }] }, `${NET}1`)))).message, /Read-only|read-only/);
  t.is(await typed(`virsh net-dumpxml ${NET} --inactive`), before);
  t.regex(await typed(`virsh net-info ${NET}`), /Persistent: +yes/);
  await typed("umount /etc/libvirt/qemu/networks");
  await upConverges(t, changed, [kept], state);
});

test.serial("a definition that libvirt lost, and the marks of entries with it: the next up stores it again, without adopt", async (t) => {
  for (const refreshed of [true, false]) {
    const state = await natNetwork.create(taken.host, net());
    const kept = [35, 36].map(async (n) => ({ args: record(n), state: await dnsRecord.create(taken.host, record(n)) }));
    const entries = await Promise.all(kept);
    await typed(`virsh -q net-undefine ${NET}`);
    if (refreshed) {
      const read = await Promise.all(
        entries.map(async ({ args, state: last }) => ({ args, state: (await dnsRecord.read(taken.host, args.name, last)) as EntryState })),
      );
      t.true(read.every(({ state: found }) => found?.stored === false));
      await upConverges(t, net(), read, state);
    } else {
      await upConverges(t, net(), entries, state);
    }
    const last = (await natNetwork.read(taken.host, NET, state)) as NetworkState;
    await natNetwork.delete(taken.host, last);
  }
});

test.serial("a full /run while a network starts leaves nothing behind that is in the way of the next up", async (t) => {
  const fill = `mkdir -p /tmp/small && mount -t tmpfs -o size=256k small /tmp/small && cp -a /run/libvirt/network/. /tmp/small/ && mount --bind /tmp/small /run/libvirt/network &&
    umount /tmp/small; dd if=/dev/zero of=/run/libvirt/network/fill bs=1k 2>/dev/null; true`;
  const bridges = () => typed("ls -d /sys/class/net/*/bridge | wc -l");
  const before = await bridges();
  await typed(fill);
  const made = await refusal(natNetwork.create(taken.host, net()));
  t.truthy(made.details.toolOutput);
  t.is(await bridges(), before);
  await typed("umount /run/libvirt/network");
  const state = await natNetwork.create(taken.host, net({ active: false }));
  await typed(fill);
  t.truthy((await refusal(natNetwork.update(taken.host, state, net(), []))).details.toolOutput);
  await typed("umount /run/libvirt/network");
  // What a start leaves of which nobody was left to clear up.
  const [name, mac] = [state.bridgeName, state.macAddress];
  await typed(`ip link add ${name} address ${mac} type bridge 2>/dev/null; true`);
  await upConverges(t, net(), [], state);
});
