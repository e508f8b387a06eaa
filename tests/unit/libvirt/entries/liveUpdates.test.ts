import test from "ava";
import fc from "fast-check";
import { liveUpdates } from "../../../../provider/libvirt/entries/liveUpdates";
import type { DhcpHost, Network } from "../../../../provider/libvirt/model";
import { renderXml } from "../../../../provider/libvirt/xml";
import { lan } from "./network";

const withHosts = (hosts: DhcpHost[]): Network => ({
  ...lan,
  ips: lan.ips.map((ip, i) => (i === 0 ? { ...ip, dhcp: { ranges: [], ...ip.dhcp, hosts } } : ip)),
});
const calls = (from: Network, to: Network) => liveUpdates(from, to).map(({ command, entry }) => `${command} ${renderXml(entry)}`);
const host = (mac: number, ip: number, name?: string): DhcpHost => ({ mac: `52:54:00:00:00:0${mac}`, ip: `10.7.0.${ip}`, ...(name && { name }) });

test("a reservation that changes is modified: one gap instead of two", (t) => {
  t.deepEqual(calls(withHosts([host(1, 21), host(2, 22)]), withHosts([host(1, 23), host(2, 22)])), ['modify <host mac="52:54:00:00:00:01" ip="10.7.0.23"/>']);
});

test("a reservation that is another guest's from then on goes before its mark does", (t) => {
  const commands = liveUpdates(withHosts([host(1, 21, "a")]), withHosts([host(2, 21, "a")])).map(({ command }) => command);
  t.deepEqual(commands, ["delete", "add-last"]);
});

test("two that swap addresses are deleted before they are added: libvirt would modify the wrong one", (t) => {
  const commands = liveUpdates(withHosts([host(1, 21), host(2, 22)]), withHosts([host(1, 22), host(2, 21)])).map(({ command }) => command);
  t.deepEqual(commands, ["delete", "delete", "add-last", "add-last"]);
});

test("a DNS host is deleted and added: 9.0 cannot modify one", (t) => {
  const to = { ...lan, dns: { ...lan.dns, hosts: [{ ip: "10.7.0.30", hostnames: ["theirs", "ours"] }] } } as Network;
  t.deepEqual(calls(lan, to), ['delete <host ip="10.7.0.30"/>', 'add-last <host ip="10.7.0.30"><hostname>theirs</hostname><hostname>ours</hostname></host>']);
});

test("nothing for the same entries in another order", (t) => {
  t.deepEqual(calls(withHosts([host(1, 21), host(2, 22)]), withHosts([host(2, 22), host(1, 21)])), []);
});

/** libvirt 9.0 on a list of reservations (virNetworkDefUpdateIPDHCPHost). */
function carriedOut(hosts: readonly DhcpHost[], from: Network, to: Network): DhcpHost[] {
  return liveUpdates(from, to).reduce<DhcpHost[]>(
    (list, { command, entry: { attributes } }) => {
      const entry = attributes as DhcpHost;
      const matches = (one: DhcpHost) => one.mac === entry.mac || one.ip === entry.ip || (entry.name !== undefined && one.name === entry.name);
      if (command === "delete") {
        const at = list.findIndex((one) => one.mac === entry.mac && one.ip === entry.ip && one.name === entry.name);
        if (at < 0) throw new Error(`no such entry: ${JSON.stringify(entry)}`);
        return list.filter((_, i) => i !== at);
      }
      const at = list.findIndex(matches);
      if (command === "modify") {
        if (at < 0) throw new Error(`nothing to modify: ${JSON.stringify(entry)}`);
        return list.map((one, i) => (i === at ? entry : one));
      }
      if (at >= 0) throw new Error(`exists already: ${JSON.stringify(entry)}`);
      return list.concat(entry);
    },
    [...hosts],
  );
}

test("whatever changes, libvirt's own rules lead to what is asked for", (t) => {
  const hosts = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 21, max: 26 }), fc.option(fc.constantFrom("a", "b", "c"), { nil: undefined })), {
      maxLength: 6,
      comparator: (a, b) => a[0] === b[0] || a[1] === b[1] || (a[2] !== undefined && a[2] === b[2]),
    })
    .map((list) => list.map(([mac, ip, name]) => host(mac, ip, name)));
  const sorted = (list: readonly DhcpHost[]) => list.map(({ mac, ip, name }) => `${mac} ${ip} ${name}`).sort();
  fc.assert(
    fc.property(hosts, hosts, (before, after) => {
      t.deepEqual(sorted(carriedOut(before, withHosts(before), withHosts(after))), sorted(after));
    }),
    { numRuns: 1000 },
  );
});
