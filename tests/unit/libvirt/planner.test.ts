import test from "ava";
import fc from "fast-check";
import { parseNetwork } from "../../../provider/libvirt/definition";
import type { Network } from "../../../provider/libvirt/model";
import type { Observed } from "../../../provider/libvirt/observed";
import { impactBetween, type Operation, planOperations } from "../../../provider/libvirt/planner";
import { renderXml } from "../../../provider/libvirt/xml";
import { anyNetwork } from "./networkArbitrary";

const base = parseNetwork(
  "<network><name>n</name><uuid>5b158356-7a41-4109-a7a6-e1f22ae0d665</uuid><forward mode='nat'/><bridge name='virbr0' stp='on' delay='0'/>" +
    "<ip address='10.7.0.1' prefix='24'><dhcp><range start='10.7.0.2' end='10.7.0.9'/><host mac='52:54:00:00:00:01' ip='10.7.0.20'/></dhcp></ip></network>",
);

function observed(network: Network, more: Partial<Observed> = {}): Observed {
  return {
    uuid: "u",
    name: "n",
    active: true,
    autostart: true,
    live: network,
    definition: network,
    bridge: "virbr0",
    stray: false,
    guests: [],
    unplugged: [],
    ...more,
  };
}

const wanted = (network: Network, more = {}) => ({ overlay: () => network, active: true, autostart: true, ...more });
const words = (operations: readonly Operation[]) =>
  operations.map((operation) =>
    operation.kind === "net-update"
      ? `${operation.command} ${renderXml(operation.entry)}${operation.live ? " live" : ""}${operation.config ? " config" : ""}`
      : operation.kind === "autostart"
        ? `autostart ${operation.on}`
        : operation.kind,
  );

function withHosts(hosts: NonNullable<Network["ips"][number]["dhcp"]>["hosts"], of = base): Network {
  return { ...of, ips: of.ips.map((ip) => ({ ...ip, dhcp: { ranges: [], ...ip.dhcp, hosts } })) };
}

test("nothing to do for the same network", (t) => {
  fc.assert(
    fc.property(anyNetwork, (network) => {
      t.deepEqual(planOperations(observed(network), wanted(network)), []);
    }),
  );
});

test("a new network is defined, marked for autostart and started", (t) => {
  t.deepEqual(words(planOperations(undefined, wanted(base))), ["define", "autostart true", "start"]);
  t.deepEqual(words(planOperations(undefined, wanted(base, { active: false, autostart: false }))), ["define"]);
});

test("reservations change by exact deletions, then additions, in both definitions with one call", (t) => {
  const after = withHosts([
    { mac: "52:54:00:00:00:01", ip: "10.7.0.21" },
    { mac: "52:54:00:00:00:02", ip: "10.7.0.20" },
  ]);
  t.deepEqual(words(planOperations(observed(base), wanted(after))), [
    'delete <host mac="52:54:00:00:00:01" ip="10.7.0.20"/> live config',
    'add-last <host mac="52:54:00:00:00:01" ip="10.7.0.21"/> live config',
    'add-last <host mac="52:54:00:00:00:02" ip="10.7.0.20"/> live config',
  ]);
});

test("definitions that drifted apart get calls of their own", (t) => {
  const live = withHosts([{ mac: "52:54:00:00:00:09", ip: "10.7.0.29" }]);
  t.deepEqual(words(planOperations(observed(base, { live }), wanted(base))), [
    'delete <host mac="52:54:00:00:00:09" ip="10.7.0.29"/> live',
    'add-last <host mac="52:54:00:00:00:01" ip="10.7.0.20"/> live',
  ]);
  t.deepEqual(words(planOperations(observed(base, { definition: live }), wanted(base))), [
    'delete <host mac="52:54:00:00:00:09" ip="10.7.0.29"/> config',
    'add-last <host mac="52:54:00:00:00:01" ip="10.7.0.20"/> config',
  ]);
});

test("a difference between the definitions that nobody asked about costs nothing", (t) => {
  const definition = { ...base, mtu: { size: 9000 } };
  const desired = { overlay: (present: Network | undefined) => present as Network, active: true, autostart: true };
  t.deepEqual(planOperations(observed(base, { definition }), desired), []);
});

test("what net-update cannot do is a definition and a restart", (t) => {
  for (const after of [
    { ...base, mtu: { size: 1400 } },
    { ...base, domain: { name: "x.y" } },
    { ...base, bridge: { ...base.bridge, stp: false } },
  ]) {
    t.deepEqual(words(planOperations(observed(base), wanted(after))), ["define", "restart"]);
    t.is(impactBetween(base, after).impact, "restart");
  }
});

test("a stopped network is only defined, then started", (t) => {
  const after = { ...base, mtu: { size: 1400 } };
  t.deepEqual(words(planOperations(observed(base, { active: false, live: undefined }), wanted(after))), ["define", "start"]);
});

test("an undefined running network is stored again, without a restart", (t) => {
  t.deepEqual(words(planOperations(observed(base, { definition: undefined }), wanted(base))), ["define"]);
});

test("a title changes the stored definition only", (t) => {
  t.deepEqual(words(planOperations(observed(base), wanted({ ...base, title: "new" }))), ["define"]);
});

test("host names that two entries share change live: libvirt goes by the address", (t) => {
  const dns = (ips: string[]) => ({ forwarders: [], txts: [], srvs: [], hosts: ips.map((ip) => ({ ip, hostnames: ["web"] })) });
  t.is(impactBetween({ ...base, dns: dns(["10.7.0.5"]) }, { ...base, dns: dns(["10.7.0.5", "fd00::5"]) }).impact, "none");
  t.is(impactBetween({ ...base, dns: dns([]) }, { ...base, dns: dns(["10.7.0.5"]) }).impact, "none");
});

test("guests that are cut off are plugged in", (t) => {
  const nic = { domain: "web1", mac: "52:54:00:00:00:01", device: "vnet0", isolated: false, domainUuid: "", portGroup: "", live: "" };
  t.deepEqual(words(planOperations(observed(base, { guests: [nic], unplugged: [nic] }), wanted(base))), ["plug"]);
});

test("a restart that is deferred only stores the definition; lists still change live", (t) => {
  const nic = { domain: "web1", mac: "52:54:00:00:00:01", device: "vnet0", isolated: false, domainUuid: "", portGroup: "", live: "" };
  const defer = { onGuestsAttached: { restart: "defer" } } as const;
  const after = { ...base, mtu: { size: 1400 } };
  t.deepEqual(words(planOperations(observed(base, { guests: [nic] }), { ...wanted(after), ...defer })), ["define"]);
  t.deepEqual(planOperations(observed(base, { guests: [nic], definition: after }), { ...wanted(after), ...defer }), []);
  t.deepEqual(words(planOperations(observed(base, { definition: after }), { ...wanted(after), ...defer })), ["define", "restart"], "nobody is attached");
  const record = { forwarders: [], txts: [], srvs: [], hosts: [{ ip: "10.7.0.5", hostnames: ["web"] }] };
  t.is(planOperations(observed(base, { guests: [nic] }), { ...wanted({ ...after, dns: record }), ...defer }).length, 2);
});

test("a port group is changed in place, and the default moves without two at a time", (t) => {
  const groups = (first: boolean, second: boolean) => ({
    ...base,
    portgroups: [
      { name: "a", default: first },
      { name: "b", default: second },
    ],
  });
  const operations = planOperations(observed(groups(true, false)), wanted(groups(false, true)));
  t.deepEqual(
    operations.map((operation) => operation.kind === "net-update" && [operation.command, operation.entry.attributes.name]),
    [
      ["modify", "a"],
      ["modify", "b"],
    ],
  );
});

test("spanning tree that was left off is put right, unless it is meant to be off", (t) => {
  const on = { ...base, bridge: { ...base.bridge, stp: true } };
  t.deepEqual(words(planOperations(observed(on, { spanningTree: false }), wanted(on))), ["plug"]);
  const off = { ...base, bridge: { ...base.bridge, stp: false } };
  t.deepEqual(planOperations(observed(off, { spanningTree: false }), wanted(off)), []);
});

test("what a broken-off change has left goes first, also where nothing else is to do", (t) => {
  t.deepEqual(words(planOperations(observed(base, { stray: true }), wanted(base))), ["sweep"]);
  t.deepEqual(words(planOperations(observed(base, { stray: true, active: false, live: undefined }), wanted(base))), ["sweep", "start"]);
});

test("updates end where they should: any lists into any other", (t) => {
  fc.assert(
    fc.property(anyNetwork, anyNetwork, (from, to) => {
      const target: Network = {
        ...from,
        dns: from.dns && to.dns ? { ...from.dns, hosts: to.dns.hosts, txts: to.dns.txts, srvs: to.dns.srvs } : from.dns,
        portgroups: to.portgroups,
      };
      const operations = planOperations(observed(from), wanted(target));
      if (operations.some(({ kind }) => kind === "restart")) {
        return;
      }
      const texts = (network: Network) => [
        // A port group may be called like a record.
        ...network.portgroups.map(({ name }) => `portgroup ${name}`),
        ...(network.dns?.txts ?? []).map(({ name, value }) => `txt ${name}=${value}`),
      ];
      const after = new Set(texts(from));
      for (const operation of operations) {
        if (operation.kind === "net-update" && (operation.section === "portgroup" || operation.section === "dns-txt")) {
          const { name, value } = operation.entry.attributes;
          const text = operation.section === "portgroup" ? `portgroup ${name}` : `txt ${name}=${value}`;
          // A port group of the same name is changed in place.
          t.is(after.has(text), operation.command !== "add-last");
          operation.command === "delete" ? after.delete(text) : after.add(text);
        }
      }
      t.deepEqual([...after].sort(), texts(target).sort());
    }),
  );
});
