import test from "ava";
import fc from "fast-check";
import { checkArgs } from "../../provider/engine/check";
import { natNetwork } from "../../provider/libvirt/natNetwork";
import { type TakenHost, takeHost } from "../lab";

/**
 * What the checks refuse, the host refuses; what they let pass, it takes. Each case goes to a real libvirtd and dnsmasq past the checks, whatever they say.
 */
const NAME = "kvlim";
const range = { start: "10.94.0.10", end: "10.94.0.20" };
const lan = { cidr: "10.94.0.0/24", dhcp: { ranges: [range] } };
const six = (more: object) => ({ cidr: "fd00:94::/64", ...more });
const with4 = (more: object) => ({ subnets: [{ ...lan, ...more }] });
const dhcp = (more: object) => with4({ dhcp: { ranges: [range], ...more } });

const cases: Readonly<Record<string, object>> = {
  "reverse zone of a /24": with4({ localPtr: true }),
  "reverse zone of a /20": { subnets: [{ cidr: "10.94.0.0/20", localPtr: true }] },
  "reverse zone of a /16": { subnets: [{ cidr: "10.94.0.0/16", localPtr: true }] },
  "reverse zone of an IPv6 /64": { subnets: [six({ localPtr: true })] },
  "reverse zone of an IPv6 /66": { subnets: [{ cidr: "fd00:94::/66", localPtr: true }] },
  "TFTP over IPv4": with4({ tftpRoot: "/tmp" }),
  "TFTP over IPv6": { subnets: [six({ tftpRoot: "/tmp" })] },
  "boot server by address": dhcp({ bootFile: "pxe.0", bootServer: "10.94.0.2" }),
  "boot server by name": dhcp({ bootFile: "pxe.0", bootServer: "boot.example" }),
  "NAT over ports of which the end comes first": { subnets: [lan], nat: { portRange: { start: 5000, end: 4000 } } },
  "a range that holds the gateway": dhcp({ ranges: [{ start: "10.94.0.1", end: "10.94.0.20" }] }),
  "a range with the network's address": dhcp({ ranges: [{ start: "10.94.0.0", end: "10.94.0.20" }] }),
  "a range with the broadcast address": dhcp({ ranges: [{ start: "10.94.0.200", end: "10.94.0.255" }] }),
  "a range with the zero address of IPv6": { subnets: [six({ dhcp: { ranges: [{ start: "fd00:94::", end: "fd00:94::ff" }] } })] },
  "a gateway at the zero address of IPv6": { subnets: [six({ gateway: "fd00:94::" })] },
  "a default route": { subnets: [lan], routes: [{ destination: "0.0.0.0/0", gateway: "10.94.0.9" }] },
  "a default route in IPv6": { subnets: [six({})], routes: [{ destination: "::/0", gateway: "fd00:94::9" }] },
  "bridge all": { subnets: [lan], bridge: { name: "all" } },
  "bridge default": { subnets: [lan], bridge: { name: "default" } },
  "a bridge with a colon": { subnets: [lan], bridge: { name: "kv:lim" } },
  "a bridge with dots": { subnets: [lan], bridge: { name: "kv.lim.0" } },
  "a MAC address of zeros": { subnets: [lan], mac: "00:00:00:00:00:00" },
  "a port group with a slash": { subnets: [lan], portGroups: [{ name: "a/b:c" }] },
  "an SRV record without port": { subnets: [lan], dns: { srv: [{ service: "ldap", protocol: "tcp", domain: "a.example", target: "b.example" }] } },
  "an SRV record for nothing": { subnets: [lan], dns: { srv: [{ service: "ldap", protocol: "tcp", domain: "a.example", target: "." }] } },
  "an SRV record with port 0": { subnets: [lan], dns: { srv: [{ service: "ldap", protocol: "tcp", domain: "a.example", target: "b.example", port: 0 }] } },
  "A and AAAA records of one name": {
    subnets: [lan],
    dns: {
      hosts: [
        { ip: "10.94.0.7", hostnames: ["a.example"] },
        { ip: "fd00:94::7", hostnames: ["a.example"] },
        { ip: "10.94.0.8", hostnames: ["a.example"] },
      ],
    },
  },
};

/** libvirt takes them without a word, and before 9.7 forgets them. */
for (const property of ["title", "description"] as const) {
  test.serial(`${property} is refused in a preview where the daemon is too old for it, and never out of step`, async (t) => {
    const args = complete(NAME, { subnets: [lan], [property]: "Our guests" }) as never;
    const refused = await natNetwork.foresee?.(taken.host, args).then(() => undefined, String);
    const version = Number(/daemon: (\d+)/.exec((await taken.host.run({ name: "ask for the version", script: "virsh version --daemon" })).stdout)?.[1]);
    t.is(refused !== undefined, version < 9 || /libvirt 9\.[0-6] does not know it: it needs 9\.7/.test(String(refused)), refused);
    if (refused === undefined) {
      t.deepEqual(natNetwork.plan(await natNetwork.create(taken.host, args), args), []);
    }
  });
}

test.serial("a domain that libvirt prints without escapes does not hide its network, nor others", async (t) => {
  const domain = `a'b&c<d "e`;
  const xml = `<network><name>${NAME}</name><domain name="a'b&amp;c&lt;d &quot;e"/><ip address="10.94.0.1" prefix="24"/></network>`;
  await taken.host.run({
    name: "typed by hand",
    script: 'printf %s "$1" >/run/kvlim.xml && virsh net-define /run/kvlim.xml; rm /run/kvlim.xml',
    args: [xml],
    mutates: true,
  });
  const state = await natNetwork.read(taken.host, NAME);
  t.deepEqual((state as unknown as { domain: unknown }).domain, { name: domain, localOnly: false });
});

const names = ["it's", 'a"b', "a b", "ä", "a$b;c", "a,b", "(x)"];

let taken: TakenHost;

test.serial.before(async () => {
  taken = await takeHost();
});

test.serial.beforeEach(() => removed(NAME));

test.serial.after.always(async () => {
  if (taken) {
    await removed(NAME);
    await taken.release();
  }
});

async function removed(name: string): Promise<void> {
  const state = await natNetwork.read(taken.host, name);
  await (state && natNetwork.delete(taken.host, state));
}

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value));
const complete = (name: string, args: object) => ({
  name,
  owner: "conformance/stack/limits",
  autostart: false,
  active: true,
  ...natNetwork.complete(plain(args) as never),
});

/** What the host says, however the checks find it; the network is gone afterwards. */
async function onTheHost(name: string, args: object): Promise<string | undefined> {
  const refused = await natNetwork.create(taken.host, complete(name, args) as never).then(
    () => undefined,
    (error: Error) => error.message,
  );
  await removed(name);
  return refused;
}

const failures = (name: string, args: object) =>
  checkArgs(natNetwork, { name, owner: "conformance/stack/limits", ...plain(args) }).failures.map(({ property, reason }) => `${property} ${reason}`);

for (const [title, args] of Object.entries(cases)) {
  test.serial(`the checks agree with the host: ${title}`, async (t) => {
    const refused = await onTheHost(NAME, args);
    t.is(failures(NAME, args).length > 0, refused !== undefined, refused ?? failures(NAME, args).join("\n"));
  });
}

for (const name of names) {
  test.serial(`a network may be called ${name}`, async (t) => {
    t.deepEqual(failures(name, { subnets: [lan] }), []);
    t.is(await onTheHost(name, { subnets: [lan] }), undefined);
  });
}

/** Asks a DNS server for TXT and A records over UDP; prints a JSON list of each record's strings. */
const ASK = `
import json, random, socket, struct, sys
server, names = '10.94.0.1', json.loads(sys.argv[1])
def ask(name, kind):
    query = struct.pack('>HHHHHH', random.randrange(65536), 0x100, 1, 0, 0, 0) + b''.join(bytes([len(l)]) + l.encode() for l in name.split('.')) + b'\\0' + struct.pack('>HH', kind, 1)
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM); s.settimeout(5); s.connect((server, 53)); s.sendall(struct.pack('>H', len(query)) + query)
    size = struct.unpack('>H', s.recv(2))[0]; data = b''
    while len(data) < size: data += s.recv(size - len(data))
    s.close()
    at, answers = len(query), []
    for _ in range(struct.unpack('>H', data[6:8])[0]):
        while data[at] and data[at] < 192: at += data[at] + 1
        at += 2 if data[at] >= 192 else 1
        kind, _c, _t, length = struct.unpack('>HHIH', data[at:at + 10]); at += 10
        rdata, at = data[at:at + length], at + length
        strings = []
        while kind == 16 and rdata: strings.append(rdata[1:1 + rdata[0]].decode()); rdata = rdata[1 + rdata[0]:]
        answers.append(strings or list(rdata))
    return answers
json.dump([ask(name, kind) for name, kind in names], sys.stdout)
`;

async function ask(questions: readonly (readonly [string, number])[]): Promise<unknown[]> {
  const script = `python3 - "$1" <<'END'\n${ASK}\nEND`;
  return JSON.parse((await taken.host.run({ name: "ask the DNS server", script, args: [JSON.stringify(questions)] })).stdout);
}

const TXT = 16;
const A = 1;
/** Whatever could end a line, a value or a setting early. */
const hostile = fc.constantFrom(
  '"',
  "\\",
  "#",
  " #",
  " ",
  ",",
  "tag:x",
  "=",
  "'",
  "&amp;",
  "<",
  ">",
  "ä",
  "😀",
  "x",
  "txt-record=",
  "%",
  "$(id)",
  ";",
  "\n",
  "address=/evil.example/192.0.2.66",
);
const padding = (length: number) => "yyyyyyyyy/".repeat(length / 10 + 1).slice(0, length);
const hostileText = fc.oneof(
  fc.array(hostile, { maxLength: 8 }).map((parts) => parts.join("")),
  fc.tuple(fc.integer({ min: 200, max: 1100 }), hostile).map(([length, end]) => `${padding(length)}${end}`),
  fc.string({ unit: "binary", maxLength: 12 }),
);

test.serial("TXT records that the checks let pass come back from DNS as they were given", async (t) => {
  const passes = (value: string) => failures(NAME, { subnets: [lan], dns: { txt: [{ name: "a.example", value }] } }).length === 0;
  const values = fc.sample(hostileText.filter(passes), 200);
  const txt = values.map((value, i) => ({ name: `t${i}.example`, value }));
  const args = complete(NAME, { subnets: [lan], dns: { txt } });
  const state = await natNetwork.create(taken.host, args as never);
  try {
    const answers = await ask(txt.map(({ name }) => [name, TXT]));
    for (const [i, value] of values.entries()) {
      t.is((answers[i] as string[][])[0]?.join(","), value);
    }
  } finally {
    await natNetwork.delete(taken.host, state);
  }
});

/** Words, times, addresses, and characters that mean something to a resolver, to dnsmasq's files or to a shell. */
const word = fc.constantFrom("ignore", "infinite", "Infinite", "10", "2h", "1x", "10.94.0.77", "fd00::7", "web", "x".repeat(63), "x".repeat(64));
const namePart = fc.constantFrom(
  "a",
  "B",
  "7",
  "-",
  "_",
  ".",
  "..",
  "*",
  "#",
  " ",
  ",",
  '"',
  "'",
  "\\",
  "/",
  ":",
  "set:",
  "@",
  "+",
  "=",
  "%",
  "$(id)",
  "ä",
  "!",
);
const hostName = fc.oneof(
  word,
  fc.array(namePart, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("")),
);
const absolute = /\.$/;

test.serial("host names that the checks let pass come back from DNS, each at its own address", async (t) => {
  const at = (hostname: string, i: number) => ({ ip: `10.94.0.${100 + i}`, hostnames: [hostname] });
  const passes = (hostname: string) => failures(NAME, { subnets: [lan], dns: { hosts: [at(hostname, 0)] } }).length === 0;
  const known = new Set<string>();
  const names = fc.sample(hostName.filter(passes), 300).filter((name) => {
    const key = name.toLowerCase().replace(absolute, "");
    return !known.has(key) && known.add(key);
  });
  t.true(names.length > 20, String(names.length));
  const some = names.slice(0, 150);
  const args = complete(NAME, { subnets: [lan], dns: { hosts: some.map(at) } });
  const state = await natNetwork.create(taken.host, args as never);
  try {
    const answers = await ask(some.map((name) => [name.replace(absolute, ""), A]));
    for (const [i, name] of some.entries()) {
      t.deepEqual(answers[i], [[10, 94, 0, 100 + i]], name);
    }
    t.deepEqual(natNetwork.plan(state, args as never), []);
  } finally {
    await natNetwork.delete(taken.host, state);
  }
});

/** Asks for a lease as each of the guests in turn; prints what it got. */
const LEASES = `
printf '#!/bin/sh\\n[ "$1" != bound ] || echo "$ip $lease $hostname"\\n' >/run/kvlim.sh; chmod +x /run/kvlim.sh
ip link del kvlim0 2>/dev/null; ip netns del kvlim 2>/dev/null
ip netns add kvlim
for mac; do
  ip link add kvlim0 type veth peer name kvlim1 address "$mac" netns kvlim && ip link set kvlim0 master kvlimbr up && ip -n kvlim link set kvlim1 up || break
  ip netns exec kvlim busybox udhcpc -i kvlim1 -f -q -n -t 9 -T 1 -s /run/kvlim.sh -O hostname 2>/dev/null || echo none
  ip link del kvlim0
done
ip netns del kvlim
rm /run/kvlim.sh`;

test.serial("host names of reservations that the checks let pass are what guests are called, and change neither their address nor their lease", async (t) => {
  const reservation = (hostname: string, i: number) => ({ mac: `52:54:00:94:00:${10 + i}`, ip: `10.94.0.${100 + i}`, hostname });
  const passes = (hostname: string) => failures(NAME, dhcp({ reservations: [reservation(hostname, 0)] })).length === 0;
  // One of each sort of text, and words in any case.
  const names = [
    ...new Set(["1x", "x-1", "a_b", "web.", "h.lan.example", "web.other.example", "deadbeef", "ignored", ...fc.sample(hostName.filter(passes), 60)]),
  ].slice(0, 12);
  const reservations = names.map(reservation);
  // libvirt allows as many leases as the ranges hold.
  const ranges = [{ start: "10.94.0.10", end: "10.94.0.50" }];
  const args = complete(NAME, { ...dhcp({ ranges, reservations }), domain: { name: "lan.example" }, bridge: { name: "kvlimbr", stp: false } });
  const state = await natNetwork.create(taken.host, args as never);
  try {
    const script = { name: "ask for leases", script: LEASES, args: reservations.map(({ mac }) => mac), mutates: true };
    const told = (await taken.host.run(script)).stdout.trim().split("\n");
    t.deepEqual(
      told,
      names.map((name, i) => `10.94.0.${100 + i} 3600 ${name.split(".")[0]?.toLowerCase()}`),
    );
  } finally {
    await natNetwork.delete(taken.host, state);
  }
});

test.serial("no path that the checks let pass writes a directive of its own", async (t) => {
  const forged = fc
    .tuple(fc.integer({ min: 0, max: 1100 }), fc.constantFrom("", " ", "\n", '"', ","))
    .map(([length, end]) => `${padding(length)}${end}address=/evil.example/192.0.2.66`);
  const text = fc.oneof(forged, hostileText);
  const passing = (of: (value: string) => object, from: fc.Arbitrary<string>) =>
    fc.sample(
      from.filter((value) => failures(NAME, of(value)).length === 0),
      12,
    );
  const boots = passing((bootFile) => dhcp({ bootFile }), text);
  const roots = passing(
    (tftpRoot) => with4({ tftpRoot }),
    text.map((value) => `/tmp/${value}`),
  );
  for (const [i, bootFile] of boots.entries()) {
    const tftpRoot = roots[i] as string;
    await taken.host.run({ name: "a folder for TFTP", script: 'umask 022; mkdir -p "$1"', args: [tftpRoot], mutates: true });
    const args = complete(NAME, with4({ tftpRoot, dhcp: { ranges: [range], bootFile } }));
    const state = await natNetwork.create(taken.host, args as never);
    try {
      t.deepEqual(await ask([["evil.example", A]]), [[]]);
      const conf = (await taken.host.run({ name: "what dnsmasq reads", script: 'cat /var/lib/libvirt/dnsmasq/"$1".conf', args: [NAME] })).stdout.split("\n");
      t.deepEqual(
        conf.filter((line) => line.startsWith("tftp-root") || line.startsWith("dhcp-boot")),
        [`tftp-root=${tftpRoot}`, `dhcp-boot=${bootFile}`],
      );
      t.true(conf.every((line) => Buffer.byteLength(line) < 1024));
      t.deepEqual(natNetwork.plan(state, args as never), []);
    } finally {
      await natNetwork.delete(taken.host, state);
      await taken.host.run({ name: "no folder for TFTP", script: 'rmdir -p "$1" 2>/dev/null; exit 0', args: [tftpRoot], mutates: true });
    }
  }
});
