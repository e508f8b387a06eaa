import test from "ava";
import { decide, isGranted, type Wish } from "../../../../provider/libvirt/entries/decide";
import { srvSlot, txtSlot } from "../../../../provider/libvirt/entries/dnsSlots";
import { marksOf } from "../../../../provider/libvirt/entries/marks";
import { reservationSlot } from "../../../../provider/libvirt/entries/reservationSlot";
import type { Slot } from "../../../../provider/libvirt/entries/slot";
import type { Network } from "../../../../provider/libvirt/model";
import { dnsHost, lan, ownedBy, reservation, seen } from "./network";

const MAC1 = "52:54:00:00:00:01";
const MAC2 = "52:54:00:00:00:02";
const hostsOf = (network: Network | undefined) => (network?.ips[0]?.dhcp?.hosts ?? []).map(({ mac, ip }) => `${mac} ${ip}`);
const namesOf = (network: Network | undefined) => (network?.dns?.hosts ?? []).map(({ ip, hostnames }) => `${ip} ${hostnames.join(" ")}`);
const after = (network: Network, ...wishes: Wish[]) => decide(seen(network), wishes).stored;
const refusal = (network: Network, ...wishes: Wish[]) =>
  [...decide(seen(network), wishes).refused.values()].map(({ error }) => `${error.code}: ${error.message}`).join("\n");

test("entries come into both definitions, with their marks, beside those of others", (t) => {
  const wishes = [reservation("a", { mac: MAC1, ip: "10.7.0.21" }), dnsHost("b", { ip: "10.7.0.31", hostnames: ["b"] })];
  const { stored, live, define, refused } = decide(seen(lan), wishes);
  t.is(refused.size, 0);
  t.true(define);
  for (const network of [stored, live]) {
    t.deepEqual(hostsOf(network), ["52:54:00:00:00:99 10.7.0.99", `${MAC1} 10.7.0.21`]);
    t.deepEqual(namesOf(network), ["10.7.0.30 theirs", "10.7.0.31 b"]);
  }
  t.deepEqual(
    marksOf(stored).map(({ owner, list, key }) => `${owner} ${list} ${key}`),
    [`p/s/a reservations:10.7.0.0/24 ipv4 mac ${MAC1}`, "p/s/b dns-hosts 10.7.0.31 b"],
  );
  t.true(wishes.every((wish) => isGranted(seen(stored, live), wish)));
  t.false(isGranted(seen(stored, lan), wishes[0] as Wish), "the running network lacks it");
});

test("a removal takes the entry and its mark, and nothing else", (t) => {
  const full = after(lan, reservation("a", { mac: MAC1, ip: "10.7.0.21" }), reservation("b", { mac: MAC2, ip: "10.7.0.22" }));
  const less = after(full, reservation("a"));
  t.deepEqual(hostsOf(less), ["52:54:00:00:00:99 10.7.0.99", `${MAC2} 10.7.0.22`]);
  t.deepEqual(
    marksOf(less).map(({ name }) => name),
    ["b"],
  );
  t.deepEqual(after(less, reservation("b")).metadata, undefined);
});

test("a removal leaves what carries no mark of ours", (t) => {
  const { stored, define } = decide(seen(lan), [reservation("theirs")]);
  t.false(define);
  t.is(hostsOf(stored).length, 1);
});

test("two guests swap their addresses in one round", (t) => {
  const full = after(lan, reservation("a", { mac: MAC1, ip: "10.7.0.21" }), reservation("b", { mac: MAC2, ip: "10.7.0.22" }));
  const swapped = decide(seen(full), [reservation("a", { mac: MAC1, ip: "10.7.0.22" }), reservation("b", { mac: MAC2, ip: "10.7.0.21" })]);
  t.is(swapped.refused.size, 0);
  t.deepEqual(hostsOf(swapped.stored).slice(1), [`${MAC1} 10.7.0.22`, `${MAC2} 10.7.0.21`]);
});

test("what is not asked for stays: a host name that somebody added", (t) => {
  const made = after(lan, reservation("a", { mac: MAC1, ip: "10.7.0.21", hostname: "web" }));
  const changed = after(made, reservation("a", { mac: MAC1, ip: "10.7.0.22" }));
  t.like(changed.ips[0]?.dhcp?.hosts[1], { ip: "10.7.0.22", name: "web" });
});

test("names of several records share one address, and go one by one", (t) => {
  const two = after(lan, dnsHost("a", { ip: "10.7.0.30", hostnames: ["x", "y"] }), dnsHost("b", { ip: "10.7.0.30", hostnames: ["z"] }));
  t.deepEqual(namesOf(two), ["10.7.0.30 theirs x y z"]);
  t.deepEqual(namesOf(after(two, dnsHost("a"))), ["10.7.0.30 theirs z"]);
  t.deepEqual(namesOf(after(two, dnsHost("a", { ip: "10.7.0.31", hostnames: ["x"] }))), ["10.7.0.30 theirs z", "10.7.0.31 x"]);
});

test("an entry that carries no mark is refused, or adopted", (t) => {
  const fields = { mac: "52:54:00:00:00:99", ip: "10.7.0.50" };
  t.regex(refusal(lan, reservation("a", fields)), /^not-ours: .*52:54:00:00:00:99 for 10\.7\.0\.99.*no mark[\s\S]*adopt/);
  t.deepEqual(hostsOf(after(lan, reservation("a", fields, { adopt: true }))), ["52:54:00:00:00:99 10.7.0.50"]);
});

test("an address that another guest has is refused, whoever asks for adoption", (t) => {
  t.regex(refusal(lan, reservation("a", { mac: MAC1, ip: "10.7.0.99" }, { adopt: true })), /^not-ours: .*stands in the way/);
});

test("an entry of another resource is refused with its owner", (t) => {
  const made = after(lan, reservation("a", { mac: MAC1, ip: "10.7.0.21" }), dnsHost("a", { ip: "10.7.0.30", hostnames: ["x", "y"] }));
  t.regex(refusal(made, reservation("b", { mac: MAC1, ip: "10.7.0.22" }, { adopt: true })), /^not-ours: .*belongs to p\/s\/a/);
  t.regex(refusal(made, reservation("b", { mac: MAC2, ip: "10.7.0.21" })), /^not-ours: .*belongs to p\/s\/a/);
  t.regex(refusal(made, dnsHost("b", { ip: "10.7.0.30", hostnames: ["z", "y"] })), /^not-ours: .*belongs to p\/s\/a/);
});

test("one that is refused leaves the rest of its round alone", (t) => {
  const wishes = [
    reservation("a", { mac: MAC1, ip: "10.7.0.21" }),
    reservation("out", { mac: MAC2, ip: "10.7.0.99" }),
    reservation("same", { mac: MAC2, ip: "10.7.0.21" }),
    reservation("b", { mac: MAC2, ip: "10.7.0.22" }),
  ];
  const { stored, refused } = decide(seen(lan), wishes);
  t.deepEqual(
    [...refused.keys()].map(({ name }) => name),
    ["out", "same"],
  );
  t.deepEqual(hostsOf(stored).slice(1), [`${MAC1} 10.7.0.21`, `${MAC2} 10.7.0.22`]);
});

for (const [title, ip, doubt] of [
  ["outside all subnets", "10.8.0.5", /10\.8\.0\.5 is not in the subnet 10\.7\.0\.0\/24/],
  ["the gateway", "10.7.0.1", /gateway/],
  ["the network address", "10.7.0.0", /network address/],
  ["the broadcast address", "10.7.0.255", /broadcast/],
] as const) {
  test(`an address that no lease gives is a doubt, as in a network's own list: ${title}`, (t) => {
    const fields = { mac: MAC1, ip };
    t.true(hostsOf(after(lan, reservation("a", fields))).includes(`${MAC1} ${ip}`));
    t.regex(reservationSlot.doubts?.(lan, fields).join() ?? "", doubt);
  });
}

test("of two reservations that share a name each can be adopted, and leaves the other alone", (t) => {
  const [host] = lan.ips[0]?.dhcp?.hosts ?? [];
  const both = [
    { ...host, mac: MAC1, name: "web", ip: "10.7.0.21" },
    { ...host, mac: MAC2, name: "web", ip: "10.7.0.22" },
  ];
  const shared = { ...lan, ips: lan.ips.map((ip, i) => (i === 0 ? { ...ip, dhcp: { ranges: [], ...ip.dhcp, hosts: both } } : ip)) };
  const adopted = after(shared, reservation("a", { mac: MAC2, ip: "10.7.0.22", hostname: "web" }, { adopt: true }));
  t.deepEqual(hostsOf(adopted), [`${MAC1} 10.7.0.21`, `${MAC2} 10.7.0.22`]);
  t.regex(refusal(shared, reservation("a", { mac: MAC2, ip: "10.7.0.23", hostname: "web" }, { adopt: true })), /stands in the way/);
});

test("of several records that are known by the same none can be meant: the others would go with it", (t) => {
  const txts = ["a", "b"].map((value) => ({ name: "t.example", value }));
  const srvs = [1, 2].map((port) => ({ service: "s", protocol: "tcp", domain: "x", target: "h.x", port }));
  const several = { ...lan, dns: { forwarders: [], hosts: [], txts, srvs } };
  const adopted = (slot: Slot, fields: object) => refusal(several, { ...dnsHost("a", {}), slotFor: () => slot, put: { slot, fields, adopt: true } });
  t.regex(adopted(txtSlot as Slot, { type: "txt", record: "t.example", value: "b" }), /2 TXT records of t\.example/);
  t.regex(adopted(srvSlot as Slot, { type: "srv", ...srvs[1] }), /2 SRV records _s\._tcp/);
});

test("of two reservations of one guest none can be meant", (t) => {
  const [host] = lan.ips[0]?.dhcp?.hosts ?? [];
  const both = [21, 22].map((end) => ({ ...host, mac: MAC1, ip: `10.7.0.${end}` }));
  const shared = { ...lan, ips: lan.ips.map((ip, i) => (i === 0 ? { ...ip, dhcp: { ranges: [], ...ip.dhcp, hosts: both } } : ip)) };
  t.regex(refusal(shared, reservation("a", { mac: MAC1, ip: "10.7.0.22" }, { adopt: true })), /2 reservations of .*for 10\.7\.0\.21 and 10\.7\.0\.22/);
});

test("a list that the network's own resource gives is refused with both names", (t) => {
  const owned = ownedBy("p/s/lan", "reservations:10.7.0.0/24", "dns-txt");
  const refused = refusal(owned, reservation("a", { mac: MAC1, ip: "10.7.0.21" }), dnsHost("b", { ip: "10.7.0.31", hostnames: ["b"] }));
  t.regex(refused, /^refused: .*network lan of p\/s\/lan gives the dhcp\.reservations of subnet 10\.7\.0\.0\/24 itself, and p\/s\/a is an entry of it/);
  t.notRegex(refused, /p\/s\/b/);
});

test("a transient network is refused: nothing would keep the mark", (t) => {
  const { refused, define } = decide(seen(undefined, lan), [reservation("a", { mac: MAC1, ip: "10.7.0.21" }), reservation("gone")]);
  t.is(refused.size, 1);
  t.false(define);
});

test("a mark whose entry was moved to another key takes the old entry along", (t) => {
  const made = after(lan, reservation("a", { mac: MAC1, ip: "10.7.0.21" }));
  const { stored, live } = decide(seen(made), [reservation("a", { mac: MAC2, ip: "10.7.0.21" })]);
  t.deepEqual(hostsOf(stored).slice(1), [`${MAC2} 10.7.0.21`]);
  t.deepEqual(hostsOf(live), hostsOf(stored));
});
