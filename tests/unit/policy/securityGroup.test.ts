import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "ava";
import fc from "fast-check";
import { checkArgs } from "../../../provider/engine/check";
import { argsOf } from "../../../provider/engine/diff";
import { shellFile } from "../../../provider/host/shellFile";
import { addressSet } from "../../../provider/policy/addressSet";
import { fragmentOf as setFragment } from "../../../provider/policy/addressSet/render";
import { nicsOf } from "../../../provider/policy/nics";
import { securityGroup } from "../../../provider/policy/securityGroup";
import { fragmentOf as groupFragment } from "../../../provider/policy/securityGroup/render";
import { securityGroupAttachment } from "../../../provider/policy/securityGroupAttachment";
import { type Policy, parsePolicy } from "../../../provider/policy/snapshot";
import { type Fragment, fragmentText, pathOf } from "../../../provider/policy/table/fragment";
import type { AnyKind } from "../../../provider/resource/kind";
import { icmpTypes } from "../../../provider/resource/securityGroup/icmp";
import { ruleWords } from "../../../provider/resource/securityGroup/words";

const HOSTILE = ["web", '"', "'", ";", "}", "{", "#", "$(reboot)", "accept", "\n", "\0", " ", "@", "10.0.0.1", "::1", "0x1", "tcp", "-", "/"];
const hostile = () => fc.array(fc.constantFrom(...HOSTILE), { maxLength: 4 }).map((parts) => parts.join(""));
const mostly = <T>(good: fc.Arbitrary<T>, other: fc.Arbitrary<T>) => fc.oneof({ weight: 9, arbitrary: good }, { weight: 1, arbitrary: other });
const address = () =>
  mostly(
    fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.integer({ min: 8, max: 32 }).map((prefix) => `10.0.0.0/${prefix}`),
      fc.tuple(fc.nat(100), fc.nat(100)).map(([a, b]) => `192.0.2.${a}-192.0.2.${100 + b}`),
      fc.integer({ min: 32, max: 128 }).map((prefix) => `2001:db8::/${prefix}`),
    ),
    hostile(),
  );
const port = () =>
  mostly(
    fc.oneof(
      fc.integer({ min: 1, max: 65535 }).map(String),
      fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 100, max: 65535 })).map((ends) => ends.join("-")),
    ),
    hostile(),
  );
const rule = () =>
  fc.record(
    {
      protocol: mostly(fc.constantFrom("any", "tcp", "udp", "sctp", "icmp", "icmpv6", "esp", "ah", "gre"), hostile()),
      ports: fc.uniqueArray(port(), { maxLength: 3 }),
      icmpTypes: fc.uniqueArray(mostly(fc.constantFrom("echo-request", "8", "42", "parameter-problem"), hostile()), { maxLength: 3 }),
      addresses: fc.uniqueArray(address(), { maxLength: 4 }),
      addressSets: fc.uniqueArray(mostly(fc.constantFrom("office", "none"), hostile()), { maxLength: 2 }),
      groups: fc.uniqueArray(mostly(fc.constant("db"), hostile()), { maxLength: 2 }),
      self: fc.boolean(),
      log: fc.boolean(),
    },
    { requiredKeys: [] },
  );

const TABLE = path.join(__dirname, "../../../provider/policy/table");
const files = (fragments: readonly Fragment[]) => fragments.map((one) => ({ file: pathOf(one.kind, one.name), text: fragmentText(one) }));

/** The tables as the host's nft shows them: in a network namespace that is gone afterwards. */
function loaded(fragments: readonly Fragment[], ...texts: readonly string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), "kvmnet-policy-"));
  try {
    for (const [i, text] of [...fragments.map(fragmentText), ...texts].entries()) {
      writeFileSync(path.join(folder, `${i}.rules`), text);
    }
    const script = `${shellFile(TABLE, "compose.sh")}\ncompose "$1" > "$1/table" && load_tables "$1/table" && list_tables`;
    return execFileSync("unshare", ["-n", "sh", "-c", script, "sh", folder], { encoding: "utf8", env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" } });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Flows of the same fragments, as lines for ovs-ofctl, which reads them. */
function flowsOf(fragments: readonly Fragment[]): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), "kvmnet-flows-"));
  try {
    const specs: Record<string, Record<string, unknown>> = { AddressSet: {}, SecurityGroup: {}, SecurityGroupAttachment: {} };
    for (const { kind, name, spec } of fragments) {
      specs[kind] = { ...specs[kind], [name]: spec };
    }
    const script = `${icmpTypes}${shellFile(TABLE, "groupFlows.py")}
python3 -I -c "$groupFlows_py
import json, sys
switch = {'secure': True, 'ports': []}
print('\\n'.join(flows_on('ovsbr0', switch, json.load(sys.stdin), json.loads(sys.argv[1]), {})))" "$icmp_types" > "$1/flows" && ovs-ofctl -O OpenFlow15 parse-flows "$1/flows"`;
    return execFileSync("sh", ["-c", script, "sh", folder], { encoding: "utf8", input: JSON.stringify(specs), env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" } })
      .split("\n")
      .filter((line) => line.includes("cookie"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A host as a look shows it. */
function seen(fragments: readonly Fragment[], more: { sections?: string; tracks?: boolean; wayIn?: string } = {}): Policy {
  const grep = files(fragments)
    .flatMap(({ file, text }) =>
      text
        .split("\n")
        .filter(Boolean)
        .map((line) => `${file}:${line}\n`),
    )
    .join("");
  const tracking = more.tracks === false ? "" : "tracks\n";
  return parsePolicy(`\n== fragments\n${grep}\n${more.sections ?? ""}\n== tracking\n${tracking}\n== wayin\n${more.wayIn ?? ""}\n== end\n`);
}

type Decided = { readonly work: { readonly text?: string; readonly notes: readonly string[] } };

/** What the kind would do for a program's arguments; `undefined` where they are refused. */
function decide(kind: AnyKind, given: object, host: Policy): Decided | undefined {
  const { failures, inputs } = checkArgs(kind, JSON.parse(JSON.stringify({ owner: "p/s/x", ...given })));
  if (failures.length > 0) {
    return undefined;
  }
  const round = kind as AnyKind & { decide(seen: Policy, wish: object, facts: object, written: boolean): Decided };
  return round.decide(host, { put: argsOf(inputs as never) }, {}, false);
}

const office = setFragment("office", "p/s/o", { addresses: ["10.0.0.0/8", "2001:db8::/32"] });
const none = setFragment("none", "p/s/n", { addresses: [] });
const db = groupFragment("db", "p/s/d", { ingress: [{ protocol: "tcp", ports: ["5432"], self: true, log: false }], members: ["192.0.2.20"] });
const base = [office, none, db];

test("whatever a program says of a group, what is taken becomes its own chains, and nft takes them; as flows Open vSwitch does", (t) => {
  let taken = 0;
  const host = seen(base);
  fc.assert(
    fc.property(fc.array(fc.array(rule(), { maxLength: 2 }), { minLength: 30, maxLength: 30 }), (groups) => {
      const texts = groups.flatMap((ingress, i) => {
        try {
          return decide(securityGroup, { name: `g${i}`, ingress, egress: ingress }, host)?.work.text ?? [];
        } catch (error) {
          t.regex((error as Error).message, /there is no (AddressSet|SecurityGroup)/);
          return [];
        }
      });
      taken += texts.length;
      // Chains for answers are there only beside what needs a kernel that follows connections: under another name they are any others.
      const shown = loaded(base, ...texts.map((text) => text.replaceAll("_back", "_again")));
      const blocks = [...shown.matchAll(/^\t(?:chain|set|map) (\S+) \{/gm)].map(([, name = ""]) => name);
      t.deepEqual(
        blocks.filter((name) => !/^(AddressSet\.(office|none)\.v[46]|SecurityGroup\.(db|g\d+)\.((?:in|out)(?:_again)?|v4|v6|mac))$/.test(name)),
        [],
      );
      const specs = texts.map((text) => JSON.parse(text.split("\n")[1]?.slice("# kvmnet ".length) ?? "{}"));
      const members = specs.map(({ name, spec }, i) => attachedTo(name, `52:54:00:00:01:${i.toString(16).padStart(2, "0")}`, spec.members));
      const flows = flowsOf([...base, ...specs, ...members]);
      for (const { spec } of specs.length > 0 ? members : []) {
        const of = (spec as { mac: string }).mac;
        t.true(
          flows.some((line) => line.includes(`dl_dst=${of}`)),
          of,
        );
      }
    }),
    { numRuns: 15 },
  );
  t.true(taken > 100, `${taken} were taken`);
});

/** As an attachment on a bridge of Open vSwitch remembers it. */
const attachedTo = (group: string, mac: string, memberAddresses: readonly string[], more: object = { onEstablished: "end" }): Fragment => ({
  kind: "SecurityGroupAttachment",
  name: `on-${group}`,
  owner: "p/s/a",
  spec: {
    groups: [group],
    mac,
    antiSpoof: true,
    allowedAddresses: ["10.0.0.0/24", "fd00::/64"],
    logDenied: false,
    onSwitch: "ovsbr0",
    memberAddresses,
    ...more,
  },
  rules: [],
});

test("as flows: a range of ports is its masks, several ports of several peers are a conjunction, and a group that nobody is in opens nothing", (t) => {
  const [peers, self] = [["192.0.2.7", "192.0.2.9-192.0.2.10", "198.51.100.0/24"], { self: false, log: false }];
  const web = groupFragment("web", "p/s/w", {
    ingress: [
      { protocol: "tcp", ports: ["22", "8000-8010"], addresses: peers, ...self },
      { protocol: "udp", ports: ["53"], groups: ["lonely"], ...self },
      { protocol: "icmp", icmpTypes: ["echo-request"], addressSets: ["office"], ...self },
    ],
    egress: [],
    members: [],
  });
  const lonely = groupFragment("lonely", "p/s/l", { ingress: [], members: [] });
  const flows = flowsOf([...base, lonely, web, attachedTo("web", "52:54:00:00:01:01", ["10.0.0.9"], {})]);
  const reached = flows.flatMap((line) => /table:247 priority=(?:20|30),(\S+) .*actions=(\S+)/.exec(line)?.slice(1, 3).join(" ") ?? []);
  t.deepEqual(reached.map((line) => line.replace(/reg0=0x[0-9a-f]+/, "reg0=N")).sort(), [
    "conj_id=1,ip,reg0=N resubmit(,248)",
    "icmp,reg0=N,nw_src=10.0.0.0/8,icmp_type=8 resubmit(,248)",
    "ip,reg0=N,nw_src=192.0.2.10 conjunction(1,2/2)",
    "ip,reg0=N,nw_src=192.0.2.7 conjunction(1,2/2)",
    "ip,reg0=N,nw_src=192.0.2.9 conjunction(1,2/2)",
    "ip,reg0=N,nw_src=198.51.100.0/24 conjunction(1,2/2)",
    "tcp,reg0=N,tp_dst=0x1f40/0xfff8 conjunction(1,1/2)",
    "tcp,reg0=N,tp_dst=0x1f48/0xfffe conjunction(1,1/2)",
    "tcp,reg0=N,tp_dst=22 conjunction(1,1/2)",
    "tcp,reg0=N,tp_dst=8010 conjunction(1,1/2)",
  ]);
  t.false(
    flows.some((line) => /table:243 priority=(20|30)/.test(line)),
    "egress of none",
  );
});

test("a NIC that is held to its addresses: its chain, by the device where one is known, and nothing that follows connections", (t) => {
  const work = decide(
    securityGroupAttachment,
    {
      name: "a",
      mac: "52:54:00:00:00:01",
      device: "web0",
      addresses: ["10.0.0.2", "fe80::2", "fd00::2"],
      allowedAddresses: ["10.0.0.0/24", "fd00::/64"],
      antiSpoof: true,
    },
    seen(base),
  )?.work;
  const rules = work?.text ?? "";
  t.true(rules.includes('bridge map kvmnet_spoof_device ifname "web0" : jump SecurityGroupAttachment.a.spoof'));
  t.true(rules.includes("ip saddr != 10.0.0.0/24 drop"), "what lies within another is left out");
  t.true(rules.includes("ip6 saddr != { fe80::/10, fd00::/64, :: } drop"), rules);
  t.false(rules.includes("kvmnet_to"));
  t.regex(loaded(base, rules), /"web0" : jump SecurityGroupAttachment.a.spoof/);
  t.deepEqual(work?.notes.slice(0, 1), ["holds 52:54:00:00:00:01 (10.0.0.2, fd00::2, fe80::2) to 10.0.0.2, fd00::2, fe80::2, 10.0.0.0/24, fd00::/64"]);
});

const NIC = (type: string, mac: string, inner: string) => `    <interface type='${type}'>\n      <mac address='${mac}'/>\n${inner}    </interface>\n`;

test("NICs are read from guests' definitions: the stored one says which device is fixed; the limits of both, those of a port group, and our marks", (t) => {
  const limits = (average: number) => `      <bandwidth>\n        <inbound average='${average}' burst='64'/>\n      </bandwidth>\n`;
  const stored = NIC("network", "52:54:00:00:00:01", `      <source network='lan' portgroup='x'/>\n${limits(5)}      <target dev='web0'/>\n`);
  const running = NIC(
    "network",
    "52:54:00:00:00:02",
    `      <source network='lan' portid='1' bridge='virbr1'/>\n      <actual type='network'>\n${limits(7)}      </actual>\n      <target dev='vnet3'/>\n      <virtualport type='openvswitch'>\n`,
  );
  const uuid = "0a3de4c1-5b39-4d0e-8f2e-000000000001";
  const head = `  <uuid>${uuid}</uuid>\n    <kvmnet:nic xmlns:kvmnet="urn:kvmnet:nic:525400000001" name="eth">p/s/a&amp;b</kvmnet:nic>\n`;
  t.deepEqual(nicsOf(`guest /etc/libvirt/qemu/web.1.xml\n${head}${stored}guest /run/libvirt/qemu/web.1.xml\n${head}${running}`), [
    {
      ...{ guest: "web.1", uuid, mac: "52:54:00:00:00:01", type: "network", network: "lan", device: "web0", openvswitch: false },
      ...{ marked: "eth of p/s/a&b", stored: { inbound: "5,0,64", outbound: "0,0,0" } },
    },
    {
      ...{ guest: "web.1", uuid, mac: "52:54:00:00:00:02", type: "network", network: "lan", bridge: "virbr1", openvswitch: true },
      ...{ tap: "vnet3", running: { inbound: "7,0,64", outbound: "0,0,0" } },
    },
  ]);
});

test("a network is found by its name, however libvirt writes that into a guest's definition", (t) => {
  const [nic] = nicsOf(`guest /etc/libvirt/qemu/web.xml\n${NIC("network", "52:54:00:00:00:01", "      <source network='r&amp;d &lt;1&gt;'/>\n")}`);
  t.is(nic?.network, "r&d <1>");
});

/** What ovs-vsctl prints of bridges with a port each. */
function switches(...bridges: readonly { name: string; secure?: true; controller?: true; port?: string; mac?: string }[]): string {
  const table = (headings: string[], data: unknown[][]) => JSON.stringify({ headings, data });
  const [none, id] = [["set", []], (of: string) => ["uuid", of]];
  return [
    table(
      ["name", "ports", "fail_mode", "controller"],
      bridges.map(({ name, secure, controller }) => [name, ["set", [id(`p-${name}`), id(`q-${name}`)]], secure ? "secure" : none, controller ? id("c") : none]),
    ),
    table(
      ["_uuid", "interfaces"],
      bridges.flatMap(({ name }) => [
        [id(`p-${name}`), id(`i-${name}`)],
        [id(`q-${name}`), id(`j-${name}`)],
      ]),
    ),
    table(
      ["_uuid", "name", "external_ids"],
      bridges.flatMap(({ name, port = `${name}-1`, mac }) => [
        [id(`i-${name}`), name, ["map", []]],
        [id(`j-${name}`), port, ["map", mac ? [["attached-mac", mac.toUpperCase()]] : []]],
      ]),
    ),
    table(["external_ids"], [[["map", [["ovn-remote", "unix:x"]]]]]),
    "steered br-flows",
  ].join("\n");
}

test("an attachment is on the bridge of Open vSwitch that its port is on, or the guest's definition says; bridges whose flows are another's are refused", (t) => {
  const mac = "52:54:00:00:00:01";
  const sections = `\n== switches\n${switches(
    { name: "br-int" },
    { name: "br-flows" },
    { name: "br-con", controller: true },
    { name: "br-safe", secure: true },
    { name: "ovsbr0", port: "vnet7", mac },
  )}\n`;
  const attach = (more: object, nic = "") =>
    decide(securityGroupAttachment, { name: "a", groups: ["db"], ...more }, seen(base, { tracks: false, sections: `${sections}== nics\n${nic}` }));
  const of = (more: object, nic?: string) => JSON.parse(attach(more, nic)?.work.text?.split("\n")[1]?.slice("# kvmnet ".length) ?? "{}").spec.onSwitch;
  const nic = (inner: string) => `guest /etc/libvirt/qemu/web.xml\n${NIC("bridge", "52:54:00:00:00:02", inner)}`;
  t.is(of({ mac }), "ovsbr0");
  t.is(of({ mac: "52:54:00:00:00:02" }, nic("<source bridge='br-safe'/>")), "br-safe");
  t.is(of({ mac: "52:54:00:00:00:03", device: "vnet7" }), "ovsbr0");
  t.is(of({ bridge: "ovsbr0" }), "ovsbr0");
  t.false(attach({ mac })?.work.text?.includes("kvmnet_to"), "no rule of nft");
  t.regex(attach({ mac })?.work.notes.join("\n") ?? "", /whenever ovs-vswitchd is started anew, everything on ovsbr0 is open/);
  t.notRegex(attach({ bridge: "br-safe" })?.work.notes.join("\n") ?? "", /started anew/);
  const refused = (more: object, message: RegExp, inner?: string) => t.throws(() => attach(more, inner), { message });
  refused({ bridge: "br-int" }, /OVN's/);
  refused({ bridge: "br-flows" }, /steered by an OvsFlows/);
  refused({ bridge: "br-con" }, /controller/);
  refused({ mac, logDenied: true }, /write no log/);
  refused({ mac: "52:54:00:00:00:02" }, /no Open vSwitch bridge br9/, nic("<source bridge='br9'/><virtualport type='openvswitch'/>"));
});

test("what cannot be filtered is refused with the reason: macvtap, SR-IOV, a kernel that follows no connections, the neighbour that we come from", (t) => {
  const mac = "52:54:00:00:00:01";
  const nics = (nic: string) => ({ sections: `\n== nics\nguest /etc/libvirt/qemu/web.xml\n${nic}\n== bridges\nlinux br0\n` });
  const attach = (more: object, host: Parameters<typeof seen>[1]) => () =>
    decide(securityGroupAttachment, { name: "a", groups: ["db"], ...more }, seen(base, host));
  const plain = NIC("bridge", mac, "<source bridge='br0'/>");
  t.throws(attach({ mac }, nics(NIC("direct", mac, "<source dev='eth0' mode='bridge'/>"))), { message: /macvtap/ });
  t.throws(attach({ mac }, nics(NIC("hostdev", mac, ""))), { message: /SR-IOV/ });
  t.throws(attach({ mac }, nics(NIC("user", mac, ""))), { message: /type user/ });
  t.throws(attach({ bridge: "br9" }, nics(plain)), { message: /no bridge br9/ });
  t.throws(attach({ network: "lan" }, nics(plain)), { message: /no libvirt network lan/ });
  t.throws(attach({ mac, groups: ["nobody"] }, nics(plain)), { message: /no SecurityGroup nobody/ });
  t.throws(attach({ mac, antiSpoof: true }, nics(plain)), { message: /no address is known/ });
  t.throws(attach({ mac }, { ...nics(plain), tracks: false }), { message: /follows no connections/ });
  t.throws(attach({ mac }, { ...nics(plain), wayIn: `br0 ${mac}\n` }), { message: /our own session comes in/ });
  t.notThrows(attach({ mac }, nics(plain)));
  t.notThrows(attach({ bridge: "br0" }, nics(plain)));
});

test("a place has one attachment; what is used is not removed, by whomever it is used", (t) => {
  const first = decide(
    securityGroupAttachment,
    { name: "first", owner: "other/stack/first", mac: "52:54:00:00:00:01", groups: ["db"], addresses: ["10.0.0.2"] },
    seen(base),
  );
  const header = JSON.parse(first?.work.text?.split("\n")[1]?.slice("# kvmnet ".length) ?? "{}");
  const host = seen([...base, { ...header, rules: [] }]);
  t.throws(() => decide(securityGroupAttachment, { name: "second", mac: "52:54:00:00:00:01", groups: ["db"] }, host), {
    message: /SecurityGroupAttachment first of other\/stack\/first is about 52:54:00:00:00:01 already/,
  });
  const removal = (kind: AnyKind, state: object) => () => (kind as AnyKind & { decide(...all: unknown[]): unknown }).decide(host, { remove: state }, {}, false);
  t.throws(removal(securityGroup, { name: "db", owner: "p/s/d" }), { message: /used by SecurityGroupAttachment first of other\/stack\/first/ });
  t.notThrows(removal(addressSet, { name: "none", owner: "p/s/n" }));
  const change = decide(
    securityGroup,
    { name: "db", owner: "p/s/d", ingress: [{ protocol: "tcp", ports: ["5433"], addressSets: ["office"] }], members: ["192.0.2.20"] },
    host,
  );
  t.deepEqual(change?.work.notes.slice(0, 2), [
    "closes tcp 5432 from its own members for 52:54:00:00:00:01 (10.0.0.2)",
    "opens tcp 5433 from the set office for 52:54:00:00:00:01 (10.0.0.2)",
  ]);
});

test("a rule in words", (t) => {
  t.is(ruleWords({ protocol: "any", self: false, log: false }, "from"), "everything from anywhere");
  t.is(
    ruleWords({ protocol: "icmp", icmpTypes: ["echo-request"], groups: ["db"], self: true, log: false }, "to"),
    "icmp echo-request to the group db, its own members",
  );
});
