import test from "ava";
import { type Guest, startGuest } from "../../lab/guest";
import { kindArgs } from "../../provider/engine/args";
import type { Host, Step } from "../../provider/host/host";
import { type DhcpReservationArgs, dhcpReservation } from "../../provider/libvirt/entries/dhcpReservation";
import { type DnsRecordArgs, dnsRecord } from "../../provider/libvirt/entries/dnsRecord";
import type { EntryState } from "../../provider/libvirt/entries/entryKind";
import { type NatNetworkArgs, natNetwork } from "../../provider/libvirt/natNetwork";
import type { NetworkState } from "../../provider/libvirt/networkKind";
import { KvmnetError } from "../../provider/resource/error";
import type { AnyKind } from "../../provider/resource/kind";
import { type TakenHost, takeHost } from "../lab";

/** Entries of their own on a network that kvmnet manages too: what a guest sees of them, who owns what, and what many of them cost. */
const NAME = "guests-entries";
const MAC = "52:54:00:6e:03:01";
const CIDR = "192.168.133.0/24";
const OWNER = "guests/stack";

let taken: TakenHost;
let host: Host;
let changing: Step[] = [];
let network: NetworkState;

const complete = <A>(kind: AnyKind, name: string, input: object) => {
  const args = kindArgs(kind).parse({ name, owner: `${OWNER}/${name}`, ...input });
  return { ...(args as object), ...kind.complete(args) } as A;
};
const lan = (input: object) => complete<NatNetworkArgs>(natNetwork, NAME, input);
const reservation = (name: string, input: object) => complete<DhcpReservationArgs>(dhcpReservation, name, { network: NAME, ...input });
const record = (name: string, input: object) => complete<DnsRecordArgs>(dnsRecord, name, { network: NAME, ...input });
const remove = `virsh -q destroy entries-guest; virsh -q net-destroy ${NAME}; virsh -q net-undefine ${NAME}; exit 0`;

test.serial.before("a network", async () => {
  taken = await takeHost();
  const real = taken.host;
  host = {
    label: real.label,
    facts: real.facts,
    libvirtUri: real.libvirtUri,
    snapshot: (key, load) => real.snapshot(key, load),
    run: (step) => {
      changing.push(...(step.mutates ? [step] : []));
      return real.run(step);
    },
  };
  await taken.lab.exec(remove);
  network = await natNetwork.create(host, lan({ subnets: [{ cidr: CIDR }], domain: { name: "entries.test" }, dns: { txt: [] } }));
});

test.serial.after.always("remove it", async () => {
  await taken?.lab.exec(remove);
  await taken?.release();
});

const dumped = async () => (await taken.lab.exec(`virsh net-dumpxml ${NAME}; virsh net-dumpxml ${NAME} --inactive`)).stdout;

async function readNetwork(): Promise<NetworkState> {
  await host.run({ name: "forget what was read", script: ":", mutates: true });
  network = (await natNetwork.read(host, NAME, network)) as NetworkState;
  return network;
}

test.serial("the reservation given is the address leased, and the DNS record given resolves in the guest", async (t) => {
  const [own, files, service] = await Promise.all([
    dhcpReservation.create(host, reservation("guest", { mac: MAC, hostname: "guest", ip: "192.168.133.77" })),
    dnsRecord.create(host, record("files", { type: "host", ip: "192.168.133.5", hostnames: ["files.entries.test", "files"] })),
    dnsRecord.create(host, record("ldap", { type: "srv", service: "ldap", protocol: "tcp", domain: "entries.test", target: "files.entries.test", port: 389 })),
  ]);
  t.true([own, files, service].every(({ running, stored }) => running && stored));
  const guest: Guest = await startGuest(taken.lab, "entries-guest", { nics: [{ network: NAME, mac: MAC }] });
  t.is(await guest.waitForLease(), "192.168.133.77");
  t.regex((await guest.exec("nslookup files.entries.test 192.168.133.1")).stdout, /192\.168\.133\.5/);

  const carrier = "cat /sys/class/net/eth0/carrier_changes";
  const before = (await guest.exec(carrier)).stdout;
  const moved = record("files", { type: "host", ip: "192.168.133.6", hostnames: ["files.entries.test"] });
  await dnsRecord.update(host, files, moved, dnsRecord.plan(files, moved));
  const { stdout } = await guest.exec("nslookup files.entries.test 192.168.133.1");
  t.regex(stdout, /192\.168\.133\.6/);
  t.notRegex(stdout, /192\.168\.133\.5/);
  const elsewhere = reservation("guest", { mac: MAC, hostname: "guest", ip: "192.168.133.78" });
  await dhcpReservation.update(host, own, elsewhere, dhcpReservation.plan(own, elsewhere));
  t.is((await guest.exec(carrier)).stdout, before, "the guest kept its link");
  await guest.exec("ip addr flush dev eth0; udhcpc -n -q -f -i eth0 -s /dhcp");
  t.is(await guest.waitForLease(), "192.168.133.78");
});

test.serial("the network that leaves the lists open sees no drift in them, and keeps them through a restart", async (t) => {
  await taken.lab.exec("virsh -q destroy entries-guest");
  const before = await dumped();
  const same = lan({ subnets: [{ cidr: CIDR }], domain: { name: "entries.test" }, dns: { txt: [] } });
  t.deepEqual(natNetwork.plan(await readNetwork(), same), []);
  const other = lan({ subnets: [{ cidr: CIDR }], domain: { name: "entries.test" }, dns: { txt: [] }, mtu: 1400 });
  network = await natNetwork.update(host, network, other, natNetwork.plan(network, other));
  const entries = (text: string) =>
    text
      .split("\n")
      .filter((line) => /<host|<srv|kvmnet:entry /.test(line))
      .map((line) => line.trim());
  t.deepEqual([...new Set(entries(await dumped()))].sort(), [...new Set(entries(before))].sort());
  const state = (await dhcpReservation.read(host, "guest", { name: "guest", owner: `${OWNER}/guest`, network: NAME } as EntryState)) as EntryState;
  t.deepEqual(dhcpReservation.plan(state, reservation("guest", { mac: MAC, hostname: "guest", ip: "192.168.133.78" })), []);
});

test.serial("double ownership is refused from either side, with both names", async (t) => {
  const txt = await t.throwsAsync(dnsRecord.create(host, record("note", { type: "txt", record: "note.entries.test", value: "x" })), {
    instanceOf: KvmnetError,
  });
  t.regex(txt?.message ?? "", new RegExp(`network ${NAME} of ${OWNER}/${NAME} gives dns\\.txt itself, and ${OWNER}/note is an entry of it`));
  const listing = lan({ subnets: [{ cidr: CIDR, dhcp: { reservations: [] } }], domain: { name: "entries.test" }, dns: { txt: [] }, mtu: 1400 });
  const refused = natNetwork.plan(await readNetwork(), listing).find((change) => change.refused);
  t.regex(refused?.refused ?? "", new RegExp(`${OWNER}/${NAME} gives the dhcp\\.reservations of subnet ${CIDR} itself, and ${OWNER}/guest is an entry of it`));
  await t.throwsAsync(natNetwork.create(host, listing), { message: new RegExp(`${OWNER}/guest`) });
  t.regex(await dumped(), /192\.168\.133\.78/);
});

const many = Array.from({ length: 40 }, (_, i) => i + 100);

test.serial("many entries that are asked for together take one step on the host", async (t) => {
  t.timeout(240_000);
  changing = [];
  const wishes = [
    ...many.map((i) =>
      dhcpReservation.create(host, reservation(`many-${i}`, { mac: `52:54:00:6e:04:${(i % 100).toString(16).padStart(2, "0")}`, ip: `192.168.133.${i}` })),
    ),
    ...many.map((i) => dnsRecord.create(host, record(`name-${i}`, { type: "host", ip: `192.168.133.${i}`, hostnames: [`many-${i}`] }))),
  ];
  const states = await Promise.all(wishes);
  t.is(changing.length, 1, changing.map(({ name }) => name).join("; "));
  t.true(states.every(({ running, stored }) => running && stored));

  changing = [];
  const started = Date.now();
  await Promise.all(states.map((state, i) => (i < many.length ? dhcpReservation : dnsRecord).delete(host, state)));
  t.log(`${many.length} reservations removed in ${Date.now() - started} ms`);
  t.is(changing.length, 1);
  t.notRegex(await dumped(), /many-|name-/);
});

test.serial("one that libvirt refuses does not take the others of its round along", async (t) => {
  const dumpedBefore = await dumped();
  // Past our own check, to see what becomes of libvirt's refusal.
  const culprit = { ...record("culprit", { type: "srv", service: "bad", protocol: "tcp", target: "x.test", port: 1 }), service: "b d" } as DnsRecordArgs;
  const results = await Promise.allSettled([
    dnsRecord.create(host, record("mate-a", { type: "host", ip: "192.168.133.201", hostnames: ["mate-a"] })),
    dnsRecord.create(host, culprit),
    dnsRecord.create(host, record("mate-b", { type: "host", ip: "192.168.133.202", hostnames: ["mate-b"] })),
  ]);
  t.deepEqual(
    results.map(({ status }) => status),
    ["fulfilled", "rejected", "fulfilled"],
  );
  const { reason } = results[1] as PromiseRejectedResult;
  t.true(reason instanceof KvmnetError);
  t.is(reason.details.resource, "DnsRecord culprit");
  t.regex(reason.message, /the host says/);
  for (const result of results) {
    if (result.status === "fulfilled") {
      await dnsRecord.delete(host, result.value);
    }
  }
  t.is(await dumped(), dumpedBefore);
});

test.serial("a definition that somebody else wrote in the meantime is not overwritten", async (t) => {
  await dnsRecord.read(host, "files", undefined);
  // The read is remembered for a moment; what follows happens behind our back, past the session.
  await taken.lab.exec(`virsh -q net-update ${NAME} add dns-host '<host ip="192.168.133.210"><hostname>theirs</hostname></host>' --live --config`);
  await dnsRecord.create(host, record("late", { type: "host", ip: "192.168.133.211", hostnames: ["late"] }));
  const all = await dumped();
  t.is(all.match(/<hostname>theirs</g)?.length, 2);
  t.is(all.match(/<hostname>late</g)?.length, 2);
});
