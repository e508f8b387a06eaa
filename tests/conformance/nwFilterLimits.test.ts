import test from "ava";
import { checkArgs } from "../../provider/engine/check";
import { argsOf } from "../../provider/engine/diff";
import { nwFilter } from "../../provider/libvirt/nwFilter";
import { protocols } from "../../provider/libvirt/nwFilter/protocols";
import type { NwFilterArgs, Value } from "../../provider/libvirt/nwFilter/schema";
import type { SortName } from "../../provider/libvirt/nwFilter/values";
import { type TakenHost, takeHost } from "../lab";

/** Checks and normal forms agree with a real libvirt: every attribute of every protocol, and what libvirt leaves out or turns around without a word. */

const NAME = "conf-nwf-limits";

let taken: TakenHost;
const typed = async (script: string, input = "") =>
  (await taken.host.run({ name: "typed by hand", script, args: [NAME], input, mutates: true, timeoutMs: 60_000 })).stdout;

const clear = () => typed('virsh -q nwfilter-undefine "$1"; rm -f "/etc/kvmnet/nwfilter.d/$1"; rmdir /etc/kvmnet/nwfilter.d /etc/kvmnet; exit 0');

test.serial.before(async () => {
  taken = await takeHost();
  await clear();
});
test.serial.afterEach.always(async () => {
  await clear();
});
test.serial.after.always(() => taken?.release());

/** What a program may say of each sort, and `yet`: as libvirt says it afterwards. */
const VALUES: Readonly<Record<SortName, readonly { readonly say: Value; readonly yet?: Value }[]>> = {
  uint8: [{ say: 0 }, { say: 255 }, { say: "$A" }],
  uint16: [{ say: 0 }, { say: 65535 }, { say: "$A[2]" }],
  uint32: [{ say: 0 }, { say: 4294967295 }, { say: "$A" }],
  sixBits: [{ say: 0 }, { say: 63 }, { say: "$A" }],
  vlanId: [{ say: 0 }, { say: 4095 }, { say: "$A" }],
  etherType: [{ say: 1536 }, { say: 65535 }, { say: 0x806, yet: "arp" }, { say: "IPv6", yet: "ipv6" }, { say: "$A" }],
  encapsulated: [{ say: 60 }, { say: 65535 }, { say: 0x8100, yet: "vlan" }, { say: "rarp" }, { say: "$A" }],
  opcode: [{ say: 0 }, { say: 65535 }, { say: 2, yet: "Reply" }, { say: "arp_nak", yet: "ARP_NAK" }, { say: "$A" }],
  protocol: [{ say: 0 }, { say: 255 }, { say: 58, yet: "icmpv6" }, { say: "UDPLITE", yet: "udplite" }, { say: "$A" }],
  mac: [{ say: "52:54:0:AB:cd:1", yet: "52:54:00:ab:cd:01" }, { say: "ff:ff:ff:ff:ff:ff" }, { say: "$MAC" }],
  macMask: [{ say: "FF:ff:ff:80:0:0", yet: "ff:ff:ff:80:00:00" }, { say: "00:00:00:00:00:00" }, { say: "$MASK" }],
  ip4: [{ say: "0.0.0.0" }, { say: "10.1.2.3" }, { say: "$IP[@0]", yet: "$IP" }, { say: "$IP[@1]" }],
  ip6: [{ say: "::" }, { say: "FD00:0::1", yet: "fd00::1" }, { say: "$IPV6" }],
  ip6Variable: [{ say: "$LAST" }],
  prefix4: [{ say: 0 }, { say: 32 }, { say: "255.255.254.0", yet: 23 }, { say: "$MASK" }],
  prefix6: [{ say: 0 }, { say: 128 }, { say: "$MASK" }],
  boolean: [{ say: true }, { say: false }],
  states: [
    { say: "established,new", yet: "NEW,ESTABLISHED" },
    { say: "none", yet: "NONE" },
    { say: "INVALID,RELATED", yet: "RELATED,INVALID" },
  ],
  tcpFlags: [{ say: "syn,ack/SYN", yet: "SYN,ACK/SYN" }, { say: "ALL/NONE" }, { say: "URG,ACK,PSH,RST,SYN,FIN/RST", yet: "ALL/RST" }],
  ipset: [{ say: "web servers" }, { say: "a_.:-+9" }],
  ipsetFlags: [{ say: "SRC,dst", yet: "src,dst" }, { say: "dst,dst,dst,src,dst,src" }],
  comment: [{ say: 'it\'s <b> & "c" $HOME `x` ü' }, { say: "x".repeat(256) }],
};

/** A rule for each value of each attribute, in the form that a program gives and that libvirt gives back. */
function rulesOf(property: string) {
  const attributes = protocols[property]?.attributes ?? {};
  const first = (name: string) => VALUES[attributes[name]?.sort ?? "uint8"].map(({ say, yet = say }) => yet)[0] as Value;
  /** What an attribute means nothing without, with what that needs itself. */
  const before = (name: string): Record<string, Value> => {
    const lead = attributes[name]?.after;
    return lead === undefined ? {} : lead.startsWith("ipset") ? { [lead]: first(lead) } : { ...before(lead), [lead]: first(lead) };
  };
  const within = (name: string) =>
    property.startsWith("ip") ? (/port/.test(name) ? { protocol: "udp" } : /^(type|code)/.test(name) ? { protocol: "icmpv6" } : {}) : {};
  return Object.entries(attributes).flatMap(([name, { sort }]) =>
    VALUES[sort].map(({ say, yet = say }) => {
      const rule = (value: Value) => ({ action: "drop", direction: "in", priority: 500, [property]: { ...before(name), ...within(name), [name]: value } });
      return { say: rule(say), yet: rule(yet) };
    }),
  );
}

const argsFor = (t: { deepEqual(a: unknown, b: unknown): unknown }, rules: unknown): NwFilterArgs => {
  const { inputs, failures } = checkArgs(nwFilter, { name: NAME, owner: "conformance/stack/limits", rules });
  t.deepEqual(failures, []);
  return argsOf(inputs) as unknown as NwFilterArgs;
};

for (const property of Object.keys(protocols)) {
  test.serial(`${property}: what may be said of every attribute is what libvirt says afterwards`, async (t) => {
    const rules = rulesOf(property);
    const args = argsFor(
      t,
      rules.map(({ say }) => say),
    );
    const made = await nwFilter.create(taken.host, args);
    t.deepEqual(made.rules, rules.map(({ yet }) => yet) as never);
    t.deepEqual(nwFilter.plan(made, args), []);
  });
}

/** Defined by hand, as a check of ours would not let it pass; then what libvirt has made of it. */
const madeOf = async (rule: string) => {
  await typed(
    'f=$(mktemp); cat >"$f"; virsh -q nwfilter-define "$f"; r=$?; rm -f "$f"; exit $r',
    `<filter name="${NAME}"><rule action="drop" direction="in">${rule}</rule></filter>`,
  );
  const said = await typed('virsh -q nwfilter-dumpxml "$1"');
  await typed('virsh -q nwfilter-undefine "$1"');
  return / {4}(<[^r/].*\/>)/.exec(said)?.[1];
};

test.serial("libvirt takes no IPv6 address as the end of a range of receivers", async (t) => {
  await t.throwsAsync(madeOf("<tcp-ipv6 dstipfrom='fd00::1' dstipto='fd00::2'/>"), { message: /dstipto has illegal value/ });
  t.is(await madeOf("<tcp-ipv6 srcipfrom='fd00::1' srcipto='fd00::2'/>"), "<tcp-ipv6 srcipfrom='fd00::1' srcipto='fd00::2'/>");
});

test.serial("what a check refuses, libvirt takes and changes without a word", async (t) => {
  t.is(await madeOf("<tcp match='no' dstportstart='22'/>"), "<tcp dstportstart='22'/>", "the very opposite");
  t.is(await madeOf("<icmp match='no' code='3'/>"), "<icmp code='3'/>");
  t.is(await madeOf("<tcp ipset='web' ipsetflags='src'/>"), "<tcp/>", "everybody");
  t.is(await madeOf("<tcp-ipv6 flags='SYN,ACK/SYN'/>"), "<tcp-ipv6/>");
  t.is(await madeOf("<quic dstportstart='443'/>"), undefined, "everything");
  t.is(await madeOf("<tcp comment='$5'/>"), "<tcp comment='$5'/>");
});

test.serial("of a priority of 0 libvirt's file says nothing", async (t) => {
  const define = 'f=$(mktemp); cat >"$f"; virsh -q nwfilter-define "$f"; rm -f "$f"; cat "/etc/libvirt/nwfilter/$1.xml"';
  t.notRegex(await typed(define, `<filter name="${NAME}" chain="arp" priority="0"/>`), /priority/);
});
