import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "ava";
import fc from "fast-check";
import { kindArgs } from "../../../provider/engine/args";
import { checkArgs } from "../../../provider/engine/check";
import { shellFile } from "../../../provider/host/shellFile";
import { networksOf } from "../../../provider/policy/networks";
import { portForward } from "../../../provider/policy/portForward";
import { fragmentOf, KIND } from "../../../provider/policy/portForward/render";
import { resolve } from "../../../provider/policy/portForward/resolve";
import { listenersOf, translationsOf } from "../../../provider/policy/ports";
import { parsePolicy } from "../../../provider/policy/snapshot";
import { bootFiles } from "../../../provider/policy/table/boot";
import { tableFaults } from "../../../provider/policy/table/faults";
import { type Fragment, fragmentText, headerOf, pathOf, rulesIn } from "../../../provider/policy/table/fragment";
import { isLeftIn } from "../../../provider/policy/table/left";
import { ordersOf } from "../../../provider/policy/table/orders";
import { KvmnetError } from "../../../provider/resource/error";
import { saidOf } from "../../../provider/resource/portForward/normal";
import { meets, portForwardExclusives } from "../../../provider/resource/portForward/taken";
import type { PortForwardArgs } from "../../../provider/resource/portForward/types";
import { inWords } from "../../../provider/resource/portForward/words";

/** Texts of users reach files, a shell and nft's grammar: none leaves its place. With the host's own `nft` and `sh`. */

const HOSTILE = [
  "web",
  '"',
  "'",
  "\\",
  "\n",
  "\r",
  "\t",
  ";",
  "}",
  "{",
  "#",
  "$(reboot)",
  "`reboot`",
  "# kvmnet {}",
  "accept",
  "kvmnet_dstnat accept",
  "%s%n",
  "\\n",
  "é",
  "→",
  "\u2028",
  "\0",
  " ",
  "any",
  "10.0.0.1",
  "::1",
  "&lt;",
];
const hostile = () => fc.array(fc.constantFrom(...HOSTILE), { maxLength: 5 }).map((parts) => parts.join(""));
const mostly = <T>(good: fc.Arbitrary<T>, other: fc.Arbitrary<T>) => fc.oneof({ weight: 8, arbitrary: good }, { weight: 1, arbitrary: other });
const port = () => mostly(fc.integer({ min: 1, max: 65535 }), fc.constantFrom(0, 65536, -1, 1.5));
const unset = fc.constant(undefined);
const address = () => fc.oneof(fc.ipV4(), fc.ipV6(), hostile());
const source = () =>
  fc.oneof(
    address(),
    fc.constant("any"),
    fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 33 })).map(([ip, prefix]) => `${ip}/${prefix}`),
  );

const NETWORK = 'it\'s <a> "network"; {';
const xml = (reservations: readonly string[], bridge: string) =>
  `<network>\n  <name>${entities(NETWORK)}</name>\n  <metadata>\n    <x xmlns="y"><ip address="9.9.9.9"/><forward mode="bridge"/></x>\n  </metadata>\n  <forward mode='nat'>\n  </forward>\n  <bridge name='${entities(bridge)}' stp='on' delay='0'/>
  <ip address='192.168.9.1' netmask='255.255.255.0'>\n    <dhcp>\n      <range start='192.168.9.100' end='192.168.9.200'/>\n${reservations.map((name, i) => `      <host mac='52:54:00:00:00:${10 + i}' name='${entities(name)}' ip='192.168.9.${10 + i}'/>\n`).join("")}    </dhcp>\n  </ip>\n</network>\n`;
const entities = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("'", "&apos;").replaceAll('"', "&quot;");
const grep = (file: string, text: string) =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => `${file}\u0001${line}\n`)
    .join("");

const seen = (reservations: readonly string[], bridge = "virbr9") =>
  parsePolicy(`\n== networks\n${grep("/etc/libvirt/qemu/networks/n.xml", xml(reservations, bridge))}\n== listeners\n\n== end\n`);

const args = () =>
  fc.record({
    listenAddress: mostly(fc.oneof(fc.constant("any"), fc.ipV4()), address()),
    listenPort: port(),
    listenPortEnd: mostly(unset, port()),
    protocol: mostly(fc.constantFrom("tcp", "udp"), fc.constant("tcp accept")),
    targets: mostly(fc.subarray(["192.168.9.11", "192.168.9.20", "web"], { minLength: 1 }), fc.array(hostile(), { maxLength: 3 })),
    targetPort: mostly(fc.oneof(unset, port()), port()),
    sources: mostly(fc.oneof(fc.constant(["any"]), fc.uniqueArray(fc.ipV4(), { minLength: 1, maxLength: 3 })), fc.array(source(), { maxLength: 3 })),
    hairpin: fc.boolean(),
  });

/** What the kind makes of a program's arguments; `undefined` where it refuses them. */
function fragmentFor(given: object, name: string, reservations: readonly string[]): Fragment | undefined {
  const { failures, inputs } = checkArgs(portForward, JSON.parse(JSON.stringify({ owner: "p/s/x", network: NETWORK, ...given, name })));
  if (failures.length > 0) {
    return undefined;
  }
  try {
    return fragmentOf(name, "p/s/x", resolve(seen(reservations), saidOf(inputs as unknown as PortForwardArgs)));
  } catch (error) {
    if (error instanceof KvmnetError) {
      return undefined;
    }
    throw error;
  }
}

const TABLE = path.join(__dirname, "../../../provider/policy/table");
const COMPOSE = shellFile(TABLE, "compose.sh");
const ORDERS = shellFile(TABLE, "orders.sh");

/** The table as the host's nft shows it, of fragments in a folder: in a network namespace that is gone afterwards. */
function loaded(fragments: readonly Fragment[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), "kvmnet-policy-"));
  try {
    for (const fragment of fragments) {
      writeFileSync(path.join(folder, path.basename(pathOf(fragment.kind, fragment.name))), fragmentText(fragment));
    }
    const script = `${COMPOSE}\ncompose "$1" > "$1/table" && nft -c -f "$1/table" && nft -f "$1/table" && nft -s list table inet kvmnet`;
    return execFileSync("unshare", ["-n", "sh", "-c", script, "sh", folder], { encoding: "utf8", env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" } });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("whatever a program says, what is taken becomes exactly its own rules, and nft takes them", (t) => {
  let taken = 0;
  fc.assert(
    fc.property(fc.array(args(), { minLength: 40, maxLength: 40 }), fc.array(hostile(), { maxLength: 3 }), (all, names) => {
      const fragments = all.flatMap((one, i) => fragmentFor(one, `f${i}`, ["web", ...names]) ?? []);
      taken += fragments.length;
      const rules = loaded(fragments)
        .split("\n")
        .filter((line) => line.includes('comment "kvmnet '));
      const wanted = fragments.flatMap((fragment) => fragment.rules.filter((rule) => "chain" in rule).map(() => `comment "kvmnet ${KIND} ${fragment.name}"`));
      t.deepEqual(rules.map((line) => line.slice(line.indexOf('comment "'))).sort(), wanted.sort());
    }),
    { numRuns: 15 },
  );
  t.true(taken > 100, `${taken} were taken`);
});

test("what a fragment remembers of texts comes back as it was, and none of it is a rule", (t) => {
  fc.assert(
    fc.property(hostile(), hostile(), fc.string({ unit: "binary" }), (network, target, owner) => {
      const text = fragmentText({ kind: KIND, name: "web", owner, spec: { network, targets: [target] }, rules: [{ chain: "kvmnet_dstnat", rule: "counter" }] });
      t.deepEqual(headerOf(text), { kind: KIND, name: "web", owner, spec: { network, targets: [target] } });
      t.deepEqual(rulesIn(text), ["kvmnet_dstnat counter"]);
      t.regex(text, /^[\x20-\x7e\n]*$/);
    }),
  );
});

test("texts pass the shell as they are", (t) => {
  fc.assert(
    fc.property(fc.array(hostile(), { minLength: 1, maxLength: 8 }), (texts) => {
      const folder = mkdtempSync(path.join(tmpdir(), "kvmnet-policy-"));
      const works = texts.map((target, i) => ({
        path: `/etc/x/${i}.rules`,
        text: fragmentText({ kind: KIND, name: "web", owner: target, spec: {}, rules: [] }),
        notes: [],
      }));
      const boot = { systemd: true, files: {}, enabled: [], keeping: false };
      execFileSync("sh", ["-c", `${ORDERS}\nsort_orders "$1"`, "sh", folder], { input: ordersOf(boot, [...works, { path: "/etc/x/gone.rules", notes: [] }]) });
      const read = (...names: string[]) => readFileSync(path.join(folder, ...names), "utf8");
      t.deepEqual(
        works.map((_, i) => read("put", `${i}.rules`)),
        works.map(({ text }) => text),
      );
      t.deepEqual(
        bootFiles.map((file) => read("boot", file.path.replaceAll("/", "%"))),
        bootFiles.map(({ text }) => text),
      );
      t.deepEqual(read("orders").trim().split("\n"), [
        ...works.map((work) => `put ${work.path}`),
        "remove /etc/x/gone.rules",
        ...bootFiles.map((file) => `boot ${file.path}`),
      ]);
      rmSync(folder, { recursive: true });
    }),
    { numRuns: 25 },
  );
});

test("a network is read as libvirt writes it, whatever is in its metadata; a bridge that no rule may name is refused", (t) => {
  const [network] = networksOf(grep("/n.xml", xml(["web", "a&b"], "virbr9")), "");
  t.deepEqual(network, {
    name: NETWORK,
    active: false,
    mode: "nat",
    nat6: false,
    bridge: "virbr9",
    openvswitch: false,
    limited: false,
    subnets: [{ family: 4, prefix: 24, network: "192.168.9.0", last: "192.168.9.255", cidr: "192.168.9.0/24", gateway: "192.168.9.1" }],
    ranges: [{ start: "192.168.9.100", end: "192.168.9.200" }],
    reservations: [
      { ip: "192.168.9.10", mac: "52:54:00:00:00:10", name: "web" },
      { ip: "192.168.9.11", mac: "52:54:00:00:00:11", name: "a&b" },
    ],
  });
  const asked = saidOf(
    kindArgs(portForward).parse({ name: "f", owner: "a/b/c", network: NETWORK, listenPort: 80, targets: ["web"] }) as unknown as PortForwardArgs,
  );
  t.throws(() => resolve(seen(["web"], 'br"; x'), asked), { message: /name that no rule of ours may hold/ });
});

test("a subnet whose prefix is not said is the one that libvirt makes of it", (t) => {
  const subnets = (address: string) =>
    networksOf(grep("/n.xml", `<network>\n  <name>n</name>\n  <ip ${address}>\n  </ip>\n</network>`), "")[0]?.subnets.map(({ cidr }) => cidr);
  t.deepEqual(subnets("address='172.20.10.1'"), ["172.20.0.0/16"]);
  t.deepEqual(subnets("address='10.1.2.3' prefix='0'"), ["10.0.0.0/8"]);
  t.deepEqual(subnets("address='192.168.1.1' netmask='255.255.255.128'"), ["192.168.1.0/25"]);
  t.deepEqual(subnets("family='ipv6' address='fd00::1'"), ["fd00::/64"]);
});

test("a table that is gone is a fault, also where nft makes nothing of what we want", (t) => {
  const faults = (live: string, wanted: string) =>
    tableFaults(parsePolicy(`\n== table\ndiffers\n\n== live\n${live}\n== wanted\n${wanted}\n== file\ncurrent\n\n== end\n`), KIND, "web");
  const table = (...rules: string[]) => `table inet kvmnet {\n\tchain kvmnet_dstnat {\n${rules.map((rule) => `\t\t${rule}\n`).join("")}\t}\n}\n`;
  const own = 'tcp dport 80 comment "kvmnet PortForward web"';
  const theirs = 'tcp dport 81 comment "kvmnet PortForward other"';
  t.deepEqual(faults("", ""), ["our tables are gone"]);
  t.deepEqual(faults("", table(own)), ["the table inet kvmnet is gone"]);
  t.deepEqual(faults("", table(theirs)), [], "another's rules are another's");
  t.deepEqual(faults(table(own, theirs), table(theirs, own)), ["the rules of our tables are in another order"]);
  t.deepEqual(faults(table(theirs), table(theirs, own)), [`missing in the table inet kvmnet: ${own}`]);
  t.deepEqual(faults(table(own, theirs, "accept"), table(own)), ["in the table inet kvmnet, and not ours: accept"]);
});

test("elements of sets and maps are told one by one, and each is told of whom it is", (t) => {
  const sets = (...elements: string[]) =>
    `table bridge kvmnet {\n\tset AddressSet.office.v4 {\n\t\ttype ipv4_addr\n\t\telements = { ${elements.join(",\n\t\t\t     ")} }\n\t}\n\tmap kvmnet_to_mac {\n\t\telements = { 52:54:00:00:00:01 : jump SecurityGroupAttachment.a.b.in }\n\t}\n}\n`;
  const seen = parsePolicy(
    `\n== table\ndiffers\n\n== live\n${sets("10.0.0.1", "10.0.0.3")}\n== wanted\n${sets("10.0.0.1", "10.0.0.2")}\n== file\ncurrent\n\n== end\n`,
  );
  t.deepEqual(tableFaults(seen, "AddressSet", "office"), [
    "missing in the table bridge kvmnet: 10.0.0.2",
    "in the table bridge kvmnet, and not ours: 10.0.0.3",
  ]);
  t.deepEqual(tableFaults(seen, "AddressSet", "other"), []);
  const member = { bridgeSet: "AddressSet.office.v4", type: "ipv4_addr", element: "10.0.0.2" } as const;
  t.deepEqual(tableFaults(seen, "SecurityGroupAttachment", "web", [member]), ["missing in the table bridge kvmnet: 10.0.0.2"], "and to whom has put it there");
  t.true(isLeftIn(seen, "SecurityGroupAttachment", "a.b"));
  t.false(isLeftIn(seen, "SecurityGroupAttachment", "a"));
});

test("who has which port: listeners, iptables' and nft's translations", (t) => {
  const listeners = listenersOf(`tcp   LISTEN 0      128          0.0.0.0:22        0.0.0.0:*
tcp   LISTEN 0      128        127.0.0.1:631       0.0.0.0:*
tcp   LISTEN 0      32    192.168.9.1%virbr9:53    0.0.0.0:*
tcp   LISTEN 0      128             [::]:22           [::]:*
tcp   LISTEN 0      128                *:9090            *:*
udp   UNCONN 0      0      192.0.2.1:123       0.0.0.0:*`);
  t.deepEqual(
    listeners.map(({ protocol, address, first }) => `${protocol} ${address} ${first}`),
    ["tcp any4 22", "tcp 192.168.9.1 53", "tcp any6 22", "tcp any 9090", "udp 192.0.2.1 123"],
  );
  const translations = translationsOf(`-A DOCKER ! -i docker0 -p tcp -m tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
-A PREROUTING -d 203.0.113.10/32 -p udp -m multiport --dports 5000:5010,6000 -j DNAT --to-destination 10.0.0.1
nft inet firewalld nat_PRE_public_allow:\t\tmeta nfproto ipv4 tcp dport 8443 dnat ip to 10.0.0.1:443
nft ip mine pre:\t\tip daddr 203.0.113.10 tcp dport { 80, 443 } dnat to 10.0.0.1`);
  t.deepEqual(
    translations.map(({ protocol, address, first, last, by }) => `${protocol} ${address} ${first}-${last}: ${by.split(" ").slice(0, 2).join(" ")}`),
    [
      "tcp any 8080-8080: Docker publishes",
      "udp 203.0.113.10 5000-5010: a rule",
      "udp 203.0.113.10 6000-6000: a rule",
      "tcp any 8443-8443: firewalld forwards",
      "tcp 203.0.113.10 80-80: a rule",
      "tcp 203.0.113.10 443-443: a rule",
    ],
  );
  const any = { protocol: "tcp", address: "any", first: 20, last: 30, by: "" } as const;
  t.true(listeners.slice(0, 1).every((one) => meets(one, any, 4) && !meets(one, any, 6)));
});

test("two forwards of one program that could be meant by one connection exclude each other", (t) => {
  const met = (a: object, b: object) => {
    const [one, other] = [a, b].map((more) => portForwardExclusives({ listenAddress: "any", listenPort: 80, protocol: "tcp", ...more })[0]);
    return one !== undefined && other !== undefined && one.meets?.(other) === true;
  };
  t.true(met({}, {}));
  t.true(met({ listenPort: 70, listenPortEnd: 90 }, { listenAddress: "203.0.113.10" }));
  t.true(met({}, { listenAddress: "2001:db8::1" }));
  t.false(met({}, { protocol: "udp" }));
  t.false(met({}, { listenPort: 81 }));
  t.false(met({ listenAddress: "203.0.113.10" }, { listenAddress: "203.0.113.11" }));
});

test("a preview says in one line what opens", (t) => {
  const spec = { network: "lan", protocol: "tcp", hairpin: true } as const;
  const single = { ...spec, listenAddress: "203.0.113.10", listenPort: 8443, listenPortEnd: 8443, targets: ["web"], targetPort: 443, sources: ["any"] };
  t.is(inWords(single), "203.0.113.10:8443/tcp → web:443 from anywhere");
  const range = {
    ...spec,
    listenAddress: "any",
    listenPort: 5000,
    listenPortEnd: 5010,
    targets: ["a", "fd00::2"],
    targetPort: 5000,
    sources: ["10.0.0.0/8", "192.0.2.1"],
  };
  t.is(inWords(range), "*:5000-5010/tcp → a:5000-5010, [fd00::2]:5000-5010 from 10.0.0.0/8, 192.0.2.1");
});
