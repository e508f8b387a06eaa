import test, { type ExecutionContext } from "ava";
import { type Guest, startGuest } from "../../lab/guest";
import { checkArgs } from "../../provider/engine/check";
import { argsOf } from "../../provider/engine/diff";
import { findFilters } from "../../provider/import/findFilters";
import { isResource } from "../../provider/import/item";
import { programOf } from "../../provider/import/program";
import { domainInterface } from "../../provider/libvirt/domainInterface";
import type { NicState } from "../../provider/libvirt/domainInterface/state";
import { nwFilter } from "../../provider/libvirt/nwFilter";
import type { NwFilterArgs } from "../../provider/libvirt/nwFilter/schema";
import type { NwFilterState } from "../../provider/libvirt/nwFilter/state";
import { KvmnetError } from "../../provider/resource/error";
import type { AnyKind } from "../../provider/resource/kind";
import { type TakenHost, takeHost } from "../lab";

/** Filters of one's own on the NIC of a real guest: what its packets meet, before, while and after a filter is changed, and who keeps it from being removed. */

const GUEST = "nwf-guest";
const MAC = "52:54:00:6e:0f:01";
const OTHER_MAC = "52:54:00:6e:0f:99";
const OWN = "192.168.141.20";
/** Two machines on the guest's bridge, which are one network namespace. */
const [FRIEND, STRANGER] = ["192.168.141.3", "192.168.141.4"];
const FILTERS = ["nwf-lan", "nwf-mac", "nwf-spare"];

const network = `<network><name>nwf-net</name><bridge name="nwfbr" stp="off"/><ip address="192.168.141.1" prefix="24"><dhcp><range start="192.168.141.20" end="192.168.141.29"/><host mac="${MAC}" ip="${OWN}"/></dhcp></ip></network>`;
const clear = `for guest in ${GUEST} nwf-off; do virsh -q destroy $guest; virsh -q undefine $guest; done
virsh -q net-destroy nwf-net; virsh -q net-undefine nwf-net; ip netns pids nwf-peer | xargs -r kill; ip netns del nwf-peer; ip link del nwf-peer
for filter in ${FILTERS.join(" ")} nwf-hand; do virsh -q nwfilter-undefine $filter; rm -f /etc/kvmnet/nwfilter.d/$filter; done
for filter in nwf-vendor nwf-child; do virsh -q nwfilter-undefine $filter; done
# libvirt leaves its own chains when the last filter is gone.
for tool in iptables ip6tables; do
  $tool -w -D INPUT -j libvirt-host-in; for chain in libvirt-in libvirt-out libvirt-in-post; do $tool -w -D FORWARD -j $chain; done
  for chain in libvirt-host-in libvirt-in libvirt-out libvirt-in-post; do $tool -w -X $chain; done
done
rm -f /usr/share/libvirt/nwfilter/nwf-vendor.xml; rmdir /etc/kvmnet/nwfilter.d /etc/kvmnet; exit 0`;

let taken: TakenHost;
let guest: Guest;
let nic: NicState;
const states = new Map<string, NwFilterState>();

const typed = async (script: string, input = "") =>
  (await taken.host.run({ name: "typed by hand", script, input, mutates: true, timeoutMs: 60_000 })).stdout.trim();

const checked = (t: ExecutionContext, kind: AnyKind, name: string, input: object) => {
  const { inputs, failures } = checkArgs(kind, { name, owner: `guests/stack/${name}`, ...input });
  t.deepEqual(failures, []);
  return argsOf(inputs);
};
const filter = (t: ExecutionContext, name: string, input: object) => checked(t, nwFilter, name, input) as unknown as NwFilterArgs;

async function put(args: NwFilterArgs): Promise<NwFilterState> {
  const last = states.get(args.name);
  const state = last ? await nwFilter.update(taken.host, last, args, nwFilter.plan(last, args)) : await nwFilter.create(taken.host, args);
  states.set(args.name, state);
  return state;
}

async function plug(t: ExecutionContext, given: object): Promise<void> {
  const args = checked(t, domainInterface, "nwf-nic", { domain: GUEST, type: "network", network: "nwf-net", mac: MAC, filter: given }) as never;
  nic = nic ? await domainInterface.update(taken.host, nic, args, domainInterface.plan(nic, args)) : await domainInterface.create(taken.host, args);
}

/** Whoever has borne another MAC address is asked for anew. One packet alone may have met a host that was still at it (docs/nw-filter.md). */
const pings = async (from: string) => {
  const command = `ip -n nwf-peer neigh flush dev eth0; ip netns exec nwf-peer ping -q -c 6 -i 0.5 -W 1 -I ${from} ${OWN}`;
  const [, received] = /(\d+) received/.exec((await taken.lab.exec(["sh", "-c", command])).stdout) ?? [];
  return Number(received) > 1;
};
const bear = async (mac: string) => {
  const { code, stdout } = await guest.exec(`ip link set eth0 down && ip link set eth0 address ${mac} && ip link set eth0 up && ip addr show eth0`);
  if (code !== 0 || !stdout.includes(mac) || !stdout.includes(OWN)) {
    throw new Error(stdout);
  }
};

async function refused(t: ExecutionContext, reason: RegExp, ...actions: Promise<unknown>[]): Promise<void> {
  for (const action of actions) {
    const error = await t.throwsAsync(action, { instanceOf: KvmnetError });
    t.is((error as KvmnetError).code, "refused");
    t.regex(error?.message ?? "", reason);
  }
}

test.serial.before("a guest, and machines beside it", async () => {
  taken = await takeHost();
  await typed(clear);
  await typed('f=$(mktemp); cat >"$f"; virsh -q net-define "$f" && virsh -q net-start nwf-net; rm -f "$f"', network);
  await typed(`ip netns add nwf-peer && ip link add nwf-peer type veth peer name eth0 netns nwf-peer && ip link set nwf-peer master nwfbr up
ip -n nwf-peer link set eth0 up; for address in ${FRIEND} ${STRANGER}; do ip -n nwf-peer addr add $address/24 dev eth0; done`);
  guest = await startGuest(taken.lab, GUEST, { nics: [], persistent: true });
});

test.serial.after.always("remove them", async () => {
  if (taken) {
    await typed(clear);
    await taken.release();
  }
});

/** MAC filtering: the guest keeps the address that its NIC has. */
const mac = {
  chain: "mac",
  rules: [
    { action: "return", direction: "out", priority: 100, mac: { srcmacaddr: "$MAC" } },
    { action: "drop", direction: "out" },
  ],
};
const dropped = { action: "drop", direction: "in", priority: 100 };
/** On layer 2, or on layer 3, nothing from the stranger; everything else passes. */
const held = (layer: object, more: readonly object[] = []) => ({
  references: [{ filter: "nwf-mac" }],
  rules: [...more, { ...dropped, ...layer }, { action: "accept", direction: "inout", priority: 900, all: {} }],
});
const LAYER_2 = { ip: { srcipaddr: STRANGER } };
const LAYER_3 = { icmp: { srcipaddr: STRANGER } };
const FURTHER = [{ action: "drop", direction: "in", priority: 101, udp: { dstportstart: 999 } }];

test.serial("without a filter everything passes; with it the guest bears no other MAC address, and a stranger is not let in", async (t) => {
  await plug(t, {});
  t.is(await guest.waitForLease(), OWN);
  await bear(OTHER_MAC);
  t.deepEqual([await pings(FRIEND), await pings(STRANGER)], [true, true], "with the address of somebody else, before");
  await bear(MAC);
  await put(filter(t, "nwf-mac", mac));
  t.deepEqual((await put(filter(t, "nwf-lan", held(LAYER_2)))).runningGuests, []);
  await plug(t, { name: "nwf-lan", parameters: [{ name: "IP", value: OWN }] });
  t.deepEqual([await pings(FRIEND), await pings(STRANGER)], [true, false]);
  await bear(OTHER_MAC);
  t.false(await pings(FRIEND), "with the address of somebody else");
  await bear(MAC);
  t.true(await pings(FRIEND));
});

/** How many of a hundred packets a second come through while something is done. */
async function meanwhile(from: string, seconds: number): Promise<{ sent: number; received: number }> {
  const { stdout } = await taken.lab.exec(`ip netns exec nwf-peer ping -q -i 0.01 -W 1 -w ${seconds} -I ${from} ${OWN}`, { timeoutMs: (seconds + 10) * 1000 });
  const [, sent, received] = /(\d+) packets transmitted, (\d+) received/.exec(stdout) ?? [];
  return { sent: Number(sent), received: Number(received) };
}

for (const [layer, rule] of [
  ["layer 2", LAYER_2],
  ["layer 3", LAYER_3],
] as const) {
  test.serial(`a filter on ${layer} is changed under a running guest`, async (t) => {
    t.timeout(120_000);
    const args = [filter(t, "nwf-lan", held(rule)), filter(t, "nwf-lan", held(rule, FURTHER))] as const;
    await put(args[0]);
    t.deepEqual([await pings(FRIEND), await pings(STRANGER)], [true, false]);
    const [change] = nwFilter.plan(states.get("nwf-lan") as NwFilterState, args[1]);
    t.is(change?.impact, "blip");
    t.regex(change?.why ?? "", /nwf-guest/);
    const foreseen = await nwFilter.foresee?.(taken.host, args[1], states.get("nwf-lan"));
    t.regex(foreseen?.notes.join() ?? "", /makes the rules of running guests anew: nwf-guest/);

    const both = Promise.all([meanwhile(FRIEND, 12), meanwhile(STRANGER, 12)]);
    for (let i = 0; i < 3; i++) {
      await put(args[1]);
      await put(args[0]);
    }
    const [friend, stranger] = await both;
    t.log(`of the friend's ${friend.sent} packets ${friend.received} got through, of the stranger's ${stranger.sent} ${stranger.received}, during six changes`);
    // All of them, on a machine with nothing else to do; this guest is emulated, and how long a change takes is the machine's affair.
    t.true(friend.received >= friend.sent * 0.5, "what passes goes on");
    // docs/nw-filter.md: iptables is filled anew, ebtables is switched over.
    t.true(stranger.received <= (layer === "layer 2" ? 0 : stranger.sent * 0.5), `held back: ${stranger.received} of ${stranger.sent} got through`);
    t.deepEqual([await pings(FRIEND), await pings(STRANGER)], [true, false], "and afterwards");
  });
}

test.serial("what no rule of a chain is about passes by every further one, and a preview says so", async (t) => {
  const open = { chain: "mac", rules: [{ action: "drop", direction: "in", mac: { srcmacaddr: OTHER_MAC } }] };
  const { doubts } = checkArgs(nwFilter, { name: "nwf-mac", owner: "guests/stack/nwf-mac", ...open });
  t.regex(JSON.stringify(doubts), /say `return`/);
  await put(filter(t, "nwf-lan", held(LAYER_2)));
  t.false(await pings(STRANGER));
  await put(filter(t, "nwf-mac", open));
  t.true(await pings(STRANGER), "let through at the end of the chain mac");
  await put(filter(t, "nwf-mac", mac));
  t.false(await pings(STRANGER));
});

test.serial("what libvirt cannot apply leaves the rules as they were, and says what is missing", async (t) => {
  const asks = filter(t, "nwf-lan", held({ ip: { srcipaddr: "$STRANGER" } }));
  const error = await t.throwsAsync(put(asks), { instanceOf: KvmnetError });
  t.regex(error?.message ?? "", /NICs give no value for STRANGER/);
  t.deepEqual([await pings(FRIEND), await pings(STRANGER)], [true, false]);
  await plug(t, { name: "nwf-lan", parameters: [{ name: "STRANGER", value: STRANGER }] });
  await put(asks);
  t.deepEqual([await pings(FRIEND), await pings(STRANGER)], [true, false]);
});

test.serial("a filter that is missing and a loop are refused in preview", async (t) => {
  const missing = filter(t, "nwf-spare", { references: [{ filter: "nwf-nowhere" }] });
  await refused(
    t,
    /references\[0\]\.filter.*no filter of this name/s,
    nwFilter.foresee?.(taken.host, missing) as Promise<unknown>,
    nwFilter.create(taken.host, missing),
  );
  const loop = filter(t, "nwf-mac", { ...mac, references: [{ filter: "nwf-lan" }] });
  await refused(t, /leads back to nwf-mac: a loop/, nwFilter.foresee?.(taken.host, loop, states.get("nwf-mac")) as Promise<unknown>);
});

test.serial("a filter that comes with the host's libvirt is not taken over, and stays as it is", async (t) => {
  await typed(
    `printf '<filter name="nwf-vendor"/>' >/usr/share/libvirt/nwfilter/nwf-vendor.xml; virsh -q nwfilter-define /usr/share/libvirt/nwfilter/nwf-vendor.xml`,
  );
  const before = await typed("virsh nwfilter-dumpxml nwf-vendor; virsh nwfilter-dumpxml clean-traffic");
  for (const name of ["nwf-vendor", "clean-traffic"]) {
    const args = { ...filter(t, "nwf-spare", { rules: [] }), name, adopt: true };
    await refused(t, /comes with the host's libvirt/, nwFilter.foresee?.(taken.host, args) as Promise<unknown>, nwFilter.create(taken.host, args));
    t.is(await nwFilter.read(taken.host, name), undefined);
  }
  t.is(await typed("virsh nwfilter-dumpxml nwf-vendor; virsh nwfilter-dumpxml clean-traffic"), before);
  await typed("virsh -q nwfilter-undefine nwf-vendor; rm /usr/share/libvirt/nwfilter/nwf-vendor.xml");
});

test.serial("kvmnet import writes those of the host without libvirt's own, each behind those that it names", async (t) => {
  for (const [name, to] of [
    ["nwf-hand", "nwf-lan"],
    ["nwf-child", "nwf-hand"],
  ]) {
    await typed('f=$(mktemp); cat >"$f"; virsh -q nwfilter-define "$f"; rm -f "$f"', `<filter name="${name}"><filterref filter="${to}"/></filter>`);
  }
  const items = (await findFilters(taken.host)).filter(({ name }) => name.startsWith("nwf-") || /traffic|spoof|allow/.test(name));
  t.deepEqual(
    items.map(({ name }) => name),
    ["nwf-mac", "nwf-lan", "nwf-hand", "nwf-child"],
  );
  t.true(items.every(isResource));
  const program = programOf(items, { label: "kvm1" });
  t.regex(program, /references: \[\{ filter: nwfHand\.name \}\]/);
  t.notRegex(program, /priority: 0/);
  await typed("virsh -q nwfilter-undefine nwf-child");
  t.regex(program, /mac: \{ srcmacaddr: "\$MAC" \}/);
});

test.serial(
  "a filter is not removed while a guest that runs, a guest that is off, or another filter names it: libvirt asks only about running ones",
  async (t) => {
    const lan = states.get("nwf-lan") as NwFilterState;
    await refused(
      t,
      /named by filter nwf-hand, guest nwf-guest/,
      nwFilter.delete(taken.host, lan),
      nwFilter.foreseeDelete?.(taken.host, lan) as Promise<unknown>,
    );
    await t.throwsAsync(typed("virsh nwfilter-undefine nwf-lan"), { message: /nwfilter is in use/ }, "a running guest: libvirt refuses as well");
    await plug(t, {});
    await typed("virsh -q nwfilter-undefine nwf-hand");

    const off = `<domain type="qemu"><name>nwf-off</name><memory unit="MiB">64</memory><os><type machine="pc">hvm</type></os><devices><interface type="network"><source network="nwf-net"/><filterref filter="nwf-lan"/></interface></devices></domain>`;
    await typed('f=$(mktemp); cat >"$f"; virsh -q define "$f"; rm -f "$f"', off);
    await refused(t, /named by guest nwf-off \(off\)/, nwFilter.delete(taken.host, lan));
    await refused(t, /named by filter nwf-lan/, nwFilter.delete(taken.host, states.get("nwf-mac") as NwFilterState));
    await typed(
      "for filter in nwf-lan nwf-mac; do virsh nwfilter-dumpxml $filter >/tmp/$filter.xml; done; virsh -q nwfilter-undefine nwf-mac; virsh -q nwfilter-undefine nwf-lan",
    );
    t.pass("libvirt itself removes both");
    await t.throwsAsync(typed("virsh start nwf-off"), { message: /nwf-lan/ }, "and the guest does not start any more");
    await typed("for filter in nwf-mac nwf-lan; do virsh -q nwfilter-define /tmp/$filter.xml; rm /tmp/$filter.xml; done; virsh -q undefine nwf-off");

    for (const name of ["nwf-lan", "nwf-mac"]) {
      await nwFilter.delete(taken.host, states.get(name) as NwFilterState);
      t.is(await nwFilter.read(taken.host, name), undefined);
    }
    t.is(await typed("ls -d /etc/kvmnet 2>/dev/null; ebtables-save | grep -c libvirt-; exit 0"), "0", "nothing of it is left");
  },
);
