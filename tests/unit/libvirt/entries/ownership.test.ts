import test from "ava";
import { parseNetwork, renderNetwork } from "../../../../provider/libvirt/definition";
import { claimsOf } from "../../../../provider/libvirt/entries/claims";
import { decide } from "../../../../provider/libvirt/entries/decide";
import { type EntryMark, marksOf, withMarks } from "../../../../provider/libvirt/entries/marks";
import { ownershipChanges, ownershipOf, refuseSharedLists } from "../../../../provider/libvirt/entries/ownership";
import { ownedLists, ownerOf, withOwner } from "../../../../provider/libvirt/owner";
import { dnsHost, lan, seen } from "./network";

const marks: EntryMark[] = [
  { type: "DhcpReservation", name: "web <1>", owner: 'p/s/"web"', list: "reservations:10.7.0.0/24", key: "ipv4 mac 52:54:00:00:00:01" },
  { type: "DnsRecord", name: "srv", owner: "p/s/srv", list: "dns-srv", key: '["ldap","tcp",null,null]' },
];

test("marks survive the way through XML, beside the owner's mark and others' metadata", (t) => {
  const noted = parseNetwork("<network><name>n</name><metadata><o:note xmlns:o='urn:other'>keep</o:note></metadata></network>");
  const read = parseNetwork(renderNetwork(withMarks(withOwner(noted, "p/s/n", ["dns-txt", "port-groups"]), marks)));
  t.deepEqual(marksOf(read), marks);
  t.is(ownerOf(read), "p/s/n");
  t.deepEqual(ownedLists(read), ["dns-txt", "port-groups"]);
  t.is(read.metadata?.children.length, 3);
  t.deepEqual(withMarks(withMarks(noted, marks), []), noted);
  t.deepEqual(marksOf(withOwner(read, "p/s/other")), marks, "another owner keeps them");
});

test("a network owns the lists that it gives, empty ones too", (t) => {
  t.deepEqual(claimsOf({}), []);
  t.deepEqual(claimsOf({ subnets: [{ cidr: "10.7.0.0/24", dhcp: {} }], dns: { enabled: true } }), []);
  t.deepEqual(claimsOf({ subnets: [{ cidr: "10.7.0.0/24", dhcp: { reservations: [] } }], dns: { hosts: [], srv: [{}] }, portGroups: [] }), [
    "reservations:10.7.0.0/24",
    "dns-hosts",
    "dns-srv",
    "port-groups",
  ]);
  t.deepEqual(claimsOf({ dns: { enabled: false } }), ["dns-hosts", "dns-txt", "dns-srv"]);
});

const withRecord = decide(seen(withOwner(lan, "p/s/lan")), [dnsHost("rec", { ip: "10.7.0.31", hostnames: ["rec"] })]).stored;

test("a network that lists what entries of their own are in is refused with both names", (t) => {
  const state = { name: "lan", ...ownershipOf(withRecord) };
  t.deepEqual(ownershipChanges(state, { owner: "p/s/lan", dns: { txt: undefined } }), []);
  const [change] = ownershipChanges(state, { owner: "p/s/lan", dns: { hosts: [] } });
  t.deepEqual(change?.path, ["dns"]);
  t.regex(change?.refused ?? "", /p\/s\/lan gives dns\.hosts itself, and p\/s\/rec is an entry of it/);
  t.throws(() => refuseSharedLists(withRecord, { name: "lan", owner: "p/s/lan", lists: ["dns-hosts"] }), { message: /p\/s\/rec/ });
  t.notThrows(() => refuseSharedLists(withRecord, { name: "lan", owner: "p/s/lan", lists: ["dns-txt"] }));
});

test("a list that is taken over or let go is a change of the mark", (t) => {
  const state = { name: "lan", ...ownershipOf(withOwner(lan, "p/s/lan", ["dns-hosts"])) };
  t.deepEqual(ownershipChanges(state, { owner: "p/s/lan", dns: { hosts: [] } }), []);
  t.like(ownershipChanges(state, { owner: "p/s/lan" })[0], { path: ["ownedLists"], from: ["dns-hosts"], to: [], impact: "none" });
});
