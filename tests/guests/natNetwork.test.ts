import test from "ava";
import { type Guest, startGuest } from "../../lab/guest";
import { kindArgs } from "../../provider/engine/args";
import { type NatNetworkArgs, natNetwork } from "../../provider/libvirt/natNetwork";
import type { NetworkState } from "../../provider/libvirt/networkKind";
import { KvmnetError } from "../../provider/resource/error";
import { type TakenHost, takeHost } from "../lab";

/** What edits do to a real guest with a real NIC on the network. */
const NAME = "guests-nat";
const MAC = "52:54:00:6e:01:01";
const CIDR = "192.168.127.0/24";
const reattach = { restart: "reattach", delete: "detach" };
const reservation = { mac: MAC, ip: "192.168.127.77", hostname: "guest" };
const reserved = { subnets: [{ cidr: CIDR, dhcp: { reservations: [reservation] } }] };

let taken: TakenHost;
let guest: Guest;
let address: string;
let state: NetworkState;

const complete = (input: object) => {
  const args = kindArgs(natNetwork).parse({ name: NAME, owner: "guests/stack/nat", ...input }) as unknown as NatNetworkArgs;
  return { ...args, ...natNetwork.complete(args) } as NatNetworkArgs;
};

const remove = `virsh -q destroy nat-guest; virsh -q net-destroy ${NAME}; virsh -q net-undefine ${NAME}; ip link del kvmnet-block; exit 0`;

test.serial.before("a guest on a network", async () => {
  taken = await takeHost();
  await taken.lab.exec(remove);
  state = await natNetwork.create(taken.host, complete({ subnets: [{ cidr: CIDR }] }));
  guest = await startGuest(taken.lab, "nat-guest", { nics: [{ network: NAME, mac: MAC }] });
  address = await guest.waitForLease();
  state = await read();
});

test.serial.after.always("remove them", async () => {
  await taken?.lab.exec(remove);
  await taken?.release();
});

async function read(): Promise<NetworkState> {
  await taken.host.run({ name: "forget what was read", script: ":", mutates: true });
  return (await natNetwork.read(taken.host, NAME, state)) as NetworkState;
}

async function update(input: object): Promise<void> {
  const args = complete(input);
  state = await natNetwork.update(taken.host, state, args, natNetwork.plan(state, args));
}

/** How many pings in a row, sent every 0.1 s, the guest leaves without an answer during an action. */
async function lostInARow(action: () => Promise<void>): Promise<number> {
  const pinging = taken.lab.exec(`ping -O -n -i 0.1 -w 8 ${address}`, { timeoutMs: 20_000 });
  await action();
  const { stdout } = await pinging;
  const answered = [...stdout.matchAll(/icmp_seq=(\d+) ttl/g)].map((match) => Number(match[1]));
  return Math.max(...answered.map((sequence, i) => sequence - (answered[i - 1] ?? 0) - 1));
}

const answers = async () => (await taken.lab.exec(`ping -c 1 -W 3 ${address}`)).code === 0;

test.serial("the guest is listed with its NIC", (t) => {
  t.like(state.guests[0], { domain: "nat-guest", mac: MAC });
  t.deepEqual(state.unpluggedGuests, []);
});

test.serial("a reservation and a DNS host leave its link alone, and work", async (t) => {
  const before = (await guest.exec("cat /sys/class/net/eth0/carrier_changes")).stdout;
  const lost = await lostInARow(() => update({ ...reserved, dns: { hosts: [{ ip: "192.168.127.5", hostnames: ["files.test"] }] } }));
  t.log(`${lost} pings lost in a row`);
  t.is((await guest.exec("cat /sys/class/net/eth0/carrier_changes")).stdout, before);
  t.true(await answers());
  t.regex((await guest.exec("nslookup files.test 192.168.127.1")).stdout, /192\.168\.127\.5/);
});

test.serial("a restart is refused and names it", async (t) => {
  const error = await t.throwsAsync(update({ ...reserved, mtu: 1400 }), { instanceOf: KvmnetError });
  t.is((error as KvmnetError).code, "refused");
  t.regex(error?.message ?? "", /nat-guest/);
  t.true(await answers());
});

for (const [title, input] of [
  ["with spanning tree", { mtu: 1400 }],
  ["without", { bridge: { stp: false } }],
] as const) {
  test.serial(`a restart that is allowed plugs it in again, ${title}`, async (t) => {
    const lost = await lostInARow(() => update({ ...reserved, ...input, onGuestsAttached: reattach }));
    t.log(`${lost} pings of 0.1 s lost in a row`);
    t.true(await answers());
    t.deepEqual((await read()).unpluggedGuests, []);
    const bridge = await taken.lab.exec(`cat /sys/class/net/${state.bridgeName}/bridge/stp_state`);
    t.is(bridge.stdout.trim(), title === "without" ? "0" : "1");
  });
}

test.serial("a network that does not start goes back to what it was, with the guest plugged in", async (t) => {
  await taken.lab.exec("ip link add kvmnet-block type bridge && ip addr add 192.168.128.1/24 dev kvmnet-block && ip link set kvmnet-block up");
  const error = await t.throwsAsync(update({ subnets: [...reserved.subnets, { cidr: "192.168.128.0/24" }], onGuestsAttached: reattach }), {
    instanceOf: KvmnetError,
  });
  t.regex(error?.message ?? "", /already in use on the host by interface kvmnet-block/);
  t.truthy((error as KvmnetError).details.partialState);
  await taken.lab.exec("ip link del kvmnet-block");
  state = await read();
  t.deepEqual(natNetwork.plan(state, complete(reserved)), []);
  t.true(await answers());
});

for (const [title, script] of [
  ["stopped", `virsh -q net-destroy ${NAME}`],
  ["restarted", `virsh -q net-destroy ${NAME}; virsh -q net-start ${NAME}`],
] as const) {
  test.serial(`a network that somebody ${title} by hand gets its guest back`, async (t) => {
    await taken.lab.exec(script);
    t.false(await answers());
    state = await read();
    t.not(natNetwork.plan(state, complete(reserved)).length, 0);
    await update(reserved);
    t.true(await answers());
    t.deepEqual(natNetwork.plan(await read(), complete(reserved)), []);
  });
}

test.serial("removing the network is refused and names it, unless it may be cut off", async (t) => {
  const error = await t.throwsAsync(natNetwork.delete(taken.host, state), { instanceOf: KvmnetError });
  t.regex(error?.message ?? "", /nat-guest/);
  t.true(await answers());
  await natNetwork.delete(taken.host, { ...state, onGuestsAttached: { delete: "detach" } });
  t.is(await natNetwork.read(taken.host, NAME, state), undefined);
});
