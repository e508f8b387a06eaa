import test from "ava";
import { type Guest, startGuest } from "../../lab/guest";
import { kindArgs } from "../../provider/engine/args";
import { domainInterface } from "../../provider/libvirt/domainInterface";
import type { AnyNic, NicArgs } from "../../provider/libvirt/domainInterface/schema";
import type { NicState } from "../../provider/libvirt/domainInterface/state";
import { KvmnetError } from "../../provider/resource/error";
import { type TakenHost, takeHost } from "../lab";

/** What a real guest sees of a NIC that comes, changes and goes. */
const MAC = "52:54:00:6e:05:01";
const GUESTS = { transient: "nic-guest-t", persistent: "nic-guest-p" };
const networks = [1, 2].map(
  (i) =>
    `<network><name>nic-net${i}</name><bridge name="nicbr${i}" stp="off"/><ip address="192.168.13${i}.1" prefix="24"><dhcp><range start="192.168.13${i}.50" end="192.168.13${i}.99"/></dhcp></ip></network>`,
);
const overOvs = '<network><name>nic-net3</name><forward mode="bridge"/><bridge name="nicovs"/><virtualport type="openvswitch"/></network>';
const remove = `ovs-vsctl --if-exists del-br nicovs; for guest in ${Object.values(GUESTS).join(" ")}; do virsh -q destroy $guest; virsh -q undefine $guest; done
for i in 1 2 3; do virsh -q net-destroy nic-net$i; virsh -q net-undefine nic-net$i; done; exit 0`;

let taken: TakenHost;
let guest: Guest;
let state: NicState;

const complete = (input: object) => {
  const base = "type" in input ? {} : { type: "network", network: "nic-net1" };
  const args = kindArgs(domainInterface).parse({
    name: "nic",
    owner: "guests/stack/nic",
    domain: GUESTS.persistent,
    ...base,
    mac: MAC,
    ...input,
  });
  return { ...args, ...domainInterface.complete(args as unknown as NicArgs) } as unknown as NicArgs;
};

async function read(): Promise<NicState | undefined> {
  await taken.host.run({ name: "forget what was read", script: ":", mutates: true });
  return domainInterface.read(taken.host, "nic", state);
}

async function update(input: object): Promise<void> {
  const args = complete(input);
  state = await domainInterface.update(taken.host, state, args, domainInterface.plan(state, args));
}

/** The card as the guest's kernel knows it: it gets another index when it is plugged in anew. */
const card = async (device = "eth0") => (await guest.exec(`cat /sys/class/net/${device}/ifindex`)).stdout.trim();
const sees = async (command: string) => (await guest.exec(command)).stdout.trim();
const answers = async (address: string) => (await taken.lab.exec(`ping -c 1 -W 3 ${address}`)).code === 0;
const pciSlot = async () => (await sees("readlink -f /sys/class/net/eth0/device")).split("/")[4];
const renew = "killall udhcpc; rm -f /tmp/eth*; sleep 1";

test.serial.before("guests without a NIC", async () => {
  taken = await takeHost();
  await taken.lab.exec(remove);
  await taken.lab.sh("ovs-vsctl --may-exist add-br nicovs -- set Bridge nicovs datapath_type=netdev");
  for (const [i, xml] of [...networks, overOvs].entries()) {
    await taken.lab.sh(`cat >/tmp/net.xml && virsh -q net-define /tmp/net.xml && virsh -q net-start nic-net${i + 1}`, { input: xml });
  }
  guest = await startGuest(taken.lab, GUESTS.persistent, { nics: [], persistent: true });
});

test.serial.after.always("remove them", async () => {
  await taken?.lab.exec(remove);
  await taken?.release();
});

test.serial("a NIC that is plugged in gets a lease, and its network lists the guest", async (t) => {
  state = await domainInterface.create(taken.host, complete({}));
  t.like(state, { plugged: true, defined: true, owner: "guests/stack/nic", cutOff: false });
  t.regex(await guest.waitForLease(), /^192\.168\.131\./);
  t.deepEqual(domainInterface.plan((await read()) as NicState, complete({})), []);
});

test.serial("the link goes down and up, and the card stays", async (t) => {
  const [before, address] = [await card(), await guest.waitForLease()];
  await update({ linkState: "down" });
  t.is(await sees("cat /sys/class/net/eth0/carrier"), "0");
  t.false(await answers(address));
  await update({});
  t.is(await sees("cat /sys/class/net/eth0/carrier"), "1");
  t.true(await answers(await guest.waitForLease()));
  t.is(await card(), before);
});

test.serial("it moves to another network while the guest keeps its card and its link", async (t) => {
  const [before, changes] = [await card(), await sees("cat /sys/class/net/eth0/carrier_changes")];
  await update({ network: "nic-net2" });
  t.is(await card(), before);
  t.is(await sees("cat /sys/class/net/eth0/carrier_changes"), changes);
  await guest.exec(renew);
  t.regex(await guest.waitForLease(), /^192\.168\.13[12]\./);
  await guest.exec("ip addr flush dev eth0; ip addr add 192.168.132.9/24 dev eth0");
  t.true(await answers("192.168.132.9"));
  await update({});
});

test.serial("what needs it plugged in again is refused and names the guest", async (t) => {
  const before = await card();
  const [change] = domainInterface.plan(state, complete({ mtu: 1300 }));
  t.is(change?.impact, "restart");
  t.regex(change?.refused ?? "", /nic-guest-p \(52:54:00:6e:05:01 on vnet\d+\).*reattach/);
  const error = await t.throwsAsync(update({ mtu: 1300 }), { instanceOf: KvmnetError });
  t.is((error as KvmnetError).code, "refused");
  t.is(await card(), before);
});

test.serial("it is plugged in again when that is allowed, at the same place", async (t) => {
  const before = await card();
  const slot = await pciSlot();
  await update({ mtu: 1300, onGuestsAttached: { restart: "reattach" } });
  await guest.waitForLease();
  t.not(await card(), before);
  t.is(await sees("cat /sys/class/net/eth0/mtu"), "1300");
  t.is(await pciSlot(), slot);
  t.deepEqual(domainInterface.plan((await read()) as NicState, complete({ mtu: 1300 })), []);
});

test.serial("a card that does not go in leaves the old one in its place", async (t) => {
  const elsewhere = { type: "openvswitch", bridge: "nic-nowhere", onGuestsAttached: { restart: "reattach" } };
  const error = await t.throwsAsync(update(elsewhere), { instanceOf: KvmnetError });
  t.regex(error?.message ?? "", /nic-nowhere/);
  t.regex(error?.message ?? "", /as it was before/);
  await guest.exec(renew);
  t.regex(await guest.waitForLease(), /^192\.168\.131\./);
  t.deepEqual(domainInterface.plan((await read()) as NicState, complete({ mtu: 1300 })), []);
});

test.serial("a move that only a look at the other network shows to be impossible is refused, or made by plugging in again", async (t) => {
  const before = await card();
  const error = await t.throwsAsync(update({ network: "nic-net3" }), { instanceOf: KvmnetError });
  t.is((error as KvmnetError).code, "refused");
  t.regex(error?.message ?? "", /nic-guest-p.*reattach/s);
  t.is(await card(), before);
  state = (await read()) as NicState;
  t.deepEqual(domainInterface.plan(state, complete({ mtu: 1300 })), [], "nothing has changed");
  await update({ network: "nic-net3", onGuestsAttached: { restart: "reattach" } });
  t.is(state.virtualPort, "openvswitch");
  await update({ mtu: 1300, onGuestsAttached: { restart: "reattach" } });
  t.is(state.virtualPort, "");
});

test.serial("mark and NIC survive a restart of the guest and an edit of its definition", async (t) => {
  await taken.lab.sh(
    `EDITOR="sed -i s/128/129/" virsh -q edit ${GUESTS.persistent}; virsh -q destroy ${GUESTS.persistent} && virsh -q start ${GUESTS.persistent}`,
  );
  await guest.waitUntilUp();
  t.deepEqual(domainInterface.plan((await read()) as NicState, complete({ mtu: 1300 })), []);
  await guest.waitForLease();
});

test.serial("a guest that cannot let go is named, and the next run finishes the work", async (t) => {
  await taken.lab.sh(`virsh -q suspend ${GUESTS.persistent}`);
  const error = await t.throwsAsync(update({ model: "e1000", onGuestsAttached: { restart: "reattach" } }), { instanceOf: KvmnetError });
  t.regex(error?.message ?? "", /did not let go/);
  t.truthy((error as KvmnetError).details.partialState);
  await taken.lab.sh(`virsh -q resume ${GUESTS.persistent}`);
  state = (await read()) ?? state;
  const wanted = { model: "e1000", onGuestsAttached: { restart: "reattach" } };
  // An emulated guest on a busy machine may need longer to let go than one run waits.
  const run = () => domainInterface.create(taken.host, complete(wanted));
  state = await run().catch((failure: KvmnetError) => (/did not let go|not as asked for/.test(failure.message) ? run() : Promise.reject(failure)));
  t.deepEqual(domainInterface.plan((await read()) as NicState, complete(wanted)), []);
  await update({ model: "virtio", onGuestsAttached: { restart: "reattach" } });
});

test.serial("deleted, it is gone from the guest, the definition and the metadata", async (t) => {
  await domainInterface.delete(taken.host, state);
  t.is(await sees("ls /sys/class/net"), "lo");
  const xml = (await taken.lab.exec(`virsh dumpxml ${GUESTS.persistent}; virsh dumpxml --inactive ${GUESTS.persistent}`)).stdout;
  t.notRegex(xml, /kvmnet|52:54:00:6e:05:01/);
  t.is(await read(), undefined);
});

test.serial("a transient guest gets it while it runs, and another stack's NIC is left alone", async (t) => {
  await guest.stop();
  guest = await startGuest(taken.lab, GUESTS.transient, { nics: [] });
  const args = complete({ domain: GUESTS.transient });
  state = await domainInterface.create(taken.host, args);
  t.like(state, { plugged: true, persistent: false, defined: false });
  t.regex(await guest.waitForLease(), /^192\.168\.131\./);
  const other = { ...(args as AnyNic), owner: "other/stack/nic" } as unknown as NicArgs;
  const error = await t.throwsAsync(domainInterface.create(taken.host, other), { instanceOf: KvmnetError });
  t.is((error as KvmnetError).code, "not-ours");
  t.regex(error?.message ?? "", /guests\/stack\/nic/);
  await domainInterface.delete(taken.host, { ...state, owner: "other/stack/nic" });
  t.is(await sees("ls /sys/class/net | grep -c eth"), "1");
  await domainInterface.delete(taken.host, state);
  t.is(await sees("ls /sys/class/net"), "lo");
});
