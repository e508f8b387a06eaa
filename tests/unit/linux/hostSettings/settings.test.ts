import test from "ava";
import fc from "fast-check";
import { assignmentsOf, inOrder, leavesOf, settingsOf, writesFor } from "../../../../provider/linux/hostSettings/settings";

const valuesOf = (args: object) => Object.fromEntries(assignmentsOf(args).map(({ key, value }) => [key, value]));

const flag = () => fc.boolean();
const filter = () => fc.constantFrom("off", "loose", "strict");
const settings = fc.record(
  {
    forwarding: flag(),
    reversePathFilter: filter(),
    acceptRouterAdvertisements: fc.constantFrom("off", "unless-forwarding", "always"),
    disableIpv6: flag(),
    arpIgnore: fc.constantFrom(0, 1, 2, 3, 8),
    ignoreRoutesWithLinkDown: flag(),
  },
  { requiredKeys: ["forwarding"] },
);
const args = fc.record(
  {
    ipForward: flag(),
    reversePathFilter: filter(),
    bridgeNetfilter: fc.record({ iptables: flag(), ip6tables: flag(), arptables: flag() }),
    neighbourTable: fc.record({ ipv4: fc.record({ gcThreshold1: fc.nat(9000), gcThreshold3: fc.nat(9000) }) }),
    interfaces: fc.dictionary(fc.constantFrom("eth0", "eth0.100", "br0"), settings, { minKeys: 1 }),
  },
  { requiredKeys: ["ipForward"] },
);

test("arguments, as the kernel's values and back, are the same", (t) => {
  fc.assert(
    fc.property(args, (given) => {
      const values = valuesOf(given);
      t.deepEqual(settingsOf(values, new Set(leavesOf(given).map(({ path }) => path.join("/")))), JSON.parse(JSON.stringify(given)));
    }),
  );
  t.pass();
});

test("the kernel's words", (t) => {
  t.deepEqual(valuesOf({ reversePathFilter: "strict", interfaces: { "eth0.100": { acceptRouterAdvertisements: "always", proxyArp: true } } }), {
    "net/ipv6/conf/eth0.100/accept_ra": "2",
    "net/ipv4/conf/all/rp_filter": "1",
    "net/ipv4/conf/default/rp_filter": "1",
    "net/ipv4/conf/eth0.100/proxy_arp": "1",
  });
});

test("router advertisements that are always taken come before forwarding, others last, devices after what holds for all", (t) => {
  const keys = inOrder(
    assignmentsOf({
      ipv6Forward: true,
      interfaces: { br0: { ipv6Forwarding: false, acceptRouterAdvertisements: "always", proxyArp: true }, br1: { acceptRouterAdvertisements: "off" } },
    }),
  ).map(({ key }) => key);
  t.deepEqual(keys, [
    "net/ipv6/conf/br0/accept_ra",
    "net/ipv6/conf/all/forwarding",
    "net/ipv6/conf/br0/forwarding",
    "net/ipv4/conf/br0/proxy_arp",
    "net/ipv6/conf/br1/accept_ra",
  ]);
});

test("keys of one setting that differ, or have a number without a word, leave it out", (t) => {
  t.deepEqual(settingsOf({ "net/ipv4/conf/all/rp_filter": "1", "net/ipv4/conf/default/rp_filter": "0" }, new Set()), {});
  t.deepEqual(settingsOf({ "net/ipv4/conf/all/rp_filter": "7", "net/ipv4/conf/default/rp_filter": "7" }, new Set()), {});
  t.deepEqual(settingsOf({ "net/ipv4/conf/br0/proxy_arp": "1", "net/ipv4/conf/br1/proxy_arp": "1" }, new Set(["interfaces/br1/proxyArp"])), {
    interfaces: { br1: { proxyArp: true } },
  });
});

test("what the kernel changes along with a key is written again, and what is right already is left alone", (t) => {
  const wanted = assignmentsOf({ ipForward: true, ipv6Forward: true, interfaces: { br0: { forwarding: false, ipv6Forwarding: false, proxyArp: false } } });
  const values = {
    "net/ipv4/ip_forward": "0",
    "net/ipv4/conf/br0/forwarding": "0",
    "net/ipv6/conf/all/forwarding": "1",
    "net/ipv6/conf/br0/forwarding": "0",
    "net/ipv4/conf/br0/proxy_arp": "0",
  };
  t.deepEqual(writesFor(wanted, values), [
    { key: "net/ipv4/ip_forward", value: "1" },
    { key: "net/ipv4/conf/br0/forwarding", value: "0" },
  ]);
});
