import { setTimeout as sleep } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import { kindArgs } from "../../provider/engine/args";
import { argsOf } from "../../provider/engine/diff";
import { openHost } from "../../provider/host/hosts";
import { addressSet } from "../../provider/policy/addressSet";
import { portForward } from "../../provider/policy/portForward";
import { securityGroup } from "../../provider/policy/securityGroup";
import { securityGroupAttachment } from "../../provider/policy/securityGroupAttachment";
import { testImpairment } from "../../provider/policy/testImpairment";
import type { TestImpairmentState } from "../../provider/policy/testImpairment/types";
import { trafficPolicy } from "../../provider/policy/trafficPolicy";
import type { AnyKind } from "../../provider/resource/kind";
import type { PortForwardArgs } from "../../provider/resource/portForward/types";
import { type TakenVm, takeVm } from "./machine";

/**
 * What namespaces have no init system for: the units that bring the tables back, and the keeper; and what their kernel lacks: connections over bridges.
 * Guests and clients are namespaces of the machine.
 */
const NETWORK = `<network><name>kvf</name><forward mode="nat"/><bridge name="kvf" stp="off"/>
<ip address="192.168.149.1" netmask="255.255.255.0"><dhcp><range start="192.168.149.100" end="192.168.149.200"/></dhcp></ip></network>`;

const MAC = "52:54:00:6e:49:20";

/** Guests, one beside another, and the client outside, which do not outlive a reboot. */
const SCENE = `set -e
virsh -q net-info kvf | grep -q '^Active: *yes' || virsh -q net-start kvf
plug() { ip netns add $1; ip link add kv-$1 type veth peer name eth0 netns $1; ip -n $1 link set eth0 address 52:54:00:6e:49:\${2##*.}; ip -n $1 link set lo up; ip -n $1 link set eth0 up; ip -n $1 addr add $2/24 dev eth0; ip -n $1 addr add fd00:149::\${2##*.}/64 dev eth0 nodad; ip -n $1 route add default via \${2%.*}.1; ip link set kv-$1 up; }
plug guest 192.168.149.20
plug peer 192.168.149.21
plug client 198.51.100.2
ip link set kv-guest master kvf
ip link set kv-peer master kvf
ip addr add 198.51.100.1/24 dev kv-client
for ns in guest peer client; do for port in 443 22; do ip netns exec $ns setsid nc -lk $port >/dev/null 2>&1 </dev/null & done; done
for port in 443 22; do ip netns exec guest setsid nc -6 -lk $port >/dev/null 2>&1 </dev/null & done
sleep 1`;

let taken: TakenVm;

test.serial.before(async (t) => {
  t.timeout(600_000);
  taken = await takeVm({ instance: "policy" });
  await taken.vm.sh("cat > /root/kvf.xml; virsh -q net-define /root/kvf.xml; virsh -q net-autostart kvf", { input: NETWORK });
  await taken.vm.sh(SCENE);
});

test.serial.after.always(() => taken?.release());

const args = (): PortForwardArgs => {
  const given = {
    name: "kvfweb",
    owner: "vm/stack/kvfweb",
    network: "kvf",
    listenAddress: "198.51.100.1",
    listenPort: 8443,
    targets: ["192.168.149.20"],
    targetPort: 443,
  };
  const all = kindArgs(portForward).parse(given) as Record<string, unknown>;
  return { ...argsOf(all as never), ...portForward.complete(all as never) } as unknown as PortForwardArgs;
};

const answers = async (address: string, port: number) => (await taken.vm.exec(`ip netns exec client nc -z -w 2 ${address} ${port}`)).code === 0;

/** libvirtd answers when its rules are back; until then it is libvirt that leaves guests open. Five starts within ten seconds are systemd's limit, which is forgotten. */
const RESTART = "systemctl reset-failed libvirtd; systemctl restart libvirtd; virsh -q net-list";
const OPEN = ["198.51.100.1", 8443] as const;
const CLOSED = ["192.168.149.20", 22] as const;

/** Within the time that the keeper and libvirt take. */
async function becomes([address, port]: readonly [string, number], open: boolean): Promise<boolean> {
  for (const end = Date.now() + 90_000; Date.now() < end; await sleep(200)) {
    if ((await answers(address, port)) === open) {
      return true;
    }
  }
  return false;
}

/** What was closed is closed, as soon as libvirt has its rules back where somebody has flushed those as well; and what was open is open. */
async function holds(t: ExecutionContext, event: string): Promise<void> {
  t.true(await becomes(CLOSED, false), `after ${event}: the other port of the guest`);
  t.true(await becomes(OPEN, true), `after ${event}: open`);
  t.false(await answers(...CLOSED), `after ${event}: the other port of the guest, still`);
}

test.serial("units bring a forward back after a reboot and whatever flushes rules; its removal leaves none of them", async (t) => {
  t.timeout(900_000);
  const { vm } = taken;
  const state = await portForward.create(taken.host, args());
  t.is(state.persistedBy, "systemd");
  t.deepEqual(state.faults, []);
  await holds(t, "create");
  await vm.sh(RESTART);
  await holds(t, "a restart of libvirtd");
  await vm.sh(
    "for mark in kvmnet kvmnet2; do iptables -w -D FORWARD -o kvf -m conntrack --ctstate DNAT -m comment --comment $mark -j ACCEPT 2>/dev/null || :; done",
  );
  await holds(t, "the accept was removed: the keeper");
  for (const verb of ["start", "reload", "restart"]) {
    await vm.sh(`systemctl ${verb} nftables; nft list table inet kvmnet >/dev/null`);
    t.pass(`nftables.service ${verb}: the table is there at once`);
  }
  // Its flush takes libvirt's rules as well, which only a restart of libvirt brings back; the guest is open until then, whoever forwards.
  await vm.sh(RESTART);
  await holds(t, "nftables.service start, reload and restart, and of libvirtd");
  await vm.sh(`nft flush ruleset; ${RESTART}`);
  await holds(t, "nft flush ruleset, and a restart of libvirtd");
  await vm.sh("systemctl stop nftables");
  await vm.sh(RESTART);
  await holds(t, "nftables.service stop");
  t.deepEqual((await portForward.read(taken.host, "kvfweb", state))?.faults, []);

  // It flushes at boot as well.
  await vm.sh("systemctl -q enable nftables");
  await vm.reboot();
  await vm.sh("nft list table inet kvmnet >/dev/null; systemctl is-active kvmnet-policy-keeper");
  await vm.sh(SCENE);
  await holds(t, "a reboot");

  const host = await openHost(taken.connection);
  t.teardown(() => host.close());
  const now = await portForward.read(host, "kvfweb", state);
  t.deepEqual(now && portForward.plan(now, args()), []);
  await portForward.delete(host, state);
  t.false(await answers(...OPEN));
  const left =
    "ls -d /etc/kvmnet /etc/systemd/system/*kvmnet-policy* /etc/systemd/system/*/*kvmnet-policy* 2>/dev/null; nft list tables | grep kvmnet; iptables -w -S FORWARD | grep kvmnet; systemctl list-units --all --no-legend 'kvmnet-policy*'; :";
  t.is((await vm.sh(left)).trim(), "");
});

function argsFor<Args>(kind: AnyKind, given: object): Args {
  const all = kindArgs(kind).parse({ owner: "vm/stack/x", ...given }) as Record<string, unknown>;
  return { ...argsOf(all as never), ...kind.complete(all as never) } as unknown as Args;
}

const put = (kind: AnyKind, given: object) => kind.create(taken.host, argsFor(kind, given));

/** Whether a connection from one place to another comes about. */
const connects = async (from: string, address: string, port: number) =>
  (await taken.vm.exec(`${from === "host" ? "" : `ip netns exec ${from} `}nc -z -w 1 ${address} ${port}`)).code === 0;

const GUEST = "192.168.149.20";
const GUEST6 = "fd00:149::20";

async function filtered(t: ExecutionContext, after: string): Promise<void> {
  const is = async (from: string, address: string, port: number, open: boolean) =>
    t.is(await connects(from, address, port), open, `after ${after}: ${from} → ${address}:${port}`);
  await is("peer", GUEST, 443, true);
  await is("peer", GUEST, 22, false);
  await is("peer", GUEST6, 443, true);
  await is("peer", GUEST6, 22, false);
  await is("host", GUEST, 443, true);
  await is("host", GUEST, 22, false);
  await is("guest", "192.168.149.21", 22, true);
  await is("guest", "198.51.100.2", 22, true);
  await is("client", ...OPEN, true);
}

/** A client that connects every 50 ms to a closed port while something happens: how often it came through. */
async function throughout(script: string): Promise<number> {
  const { vm } = taken;
  await vm.sh(`cat > /run/knock <<'end'
while [ -e /run/knocking ]; do ip netns exec peer nc -z -w 1 ${GUEST} 22 2>/dev/null && echo in >> /run/knocked & sleep 0.05; done
end
: > /run/knocked; : > /run/knocking; setsid sh /run/knock >/dev/null 2>&1 </dev/null &`);
  await sleep(300);
  await vm.sh(script);
  await sleep(1500);
  return Number((await vm.sh("rm /run/knocking; sleep 1.5; wc -l < /run/knocked")).trim());
}

test.serial(
  "what no security group opens is closed: on the bridge, from the host, through forwards, over IPv4 and IPv6, whatever happens around it",
  async (t) => {
    t.timeout(900_000);
    const { vm } = taken;
    t.true((await throughout("sleep 0.5")) > 0, "whoever knocks at what is open comes in");
    const forward = await portForward.create(taken.host, args());
    const web = await put(securityGroup, { name: "web", ingress: [{ protocol: "tcp", ports: ["443"] }] });
    const preview = await securityGroupAttachment.foresee?.(taken.host, argsFor(securityGroupAttachment, { name: "guest", mac: MAC, groups: ["web"] }));
    t.true(preview?.notes.includes(`closes ${MAC} to everything that its groups do not open`), preview?.notes.join("\n"));
    t.true(preview?.notes.includes(`opens tcp 443 from anywhere for ${MAC}`), preview?.notes.join("\n"));
    const attached = await put(securityGroupAttachment, { name: "guest", mac: MAC, groups: ["web"], addresses: [GUEST, GUEST6] });
    t.deepEqual(attached.faults, []);
    await filtered(t, "create");

    // Docker switches this on; the frames of bridges then pass iptables as well.
    await vm.sh(
      "modprobe br_netfilter; echo 1 > /proc/sys/net/bridge/bridge-nf-call-iptables; echo 1 > /proc/sys/net/bridge/bridge-nf-call-ip6tables; iptables -w -I FORWARD -i kvf -o kvf -j ACCEPT",
    );
    await filtered(t, "bridge-nf-call-iptables");
    await vm.sh("echo 0 > /proc/sys/net/bridge/bridge-nf-call-iptables; echo 0 > /proc/sys/net/bridge/bridge-nf-call-ip6tables");

    // An administrator's own rules are loaded by the same service as before, by whichever command it has.
    const OWN = "/etc/systemd/system/nftables.service.d/10-own.conf";
    await vm.sh(`printf 'flush ruleset\ntable inet own {\n}\n' > /etc/own.nft; printf '[Service]\nExecStart=\nExecStart=/usr/sbin/nft -f /etc/own.nft\n' > ${OWN}
systemctl daemon-reload; systemctl restart nftables; nft list table inet own`);
    await vm.sh(`rm ${OWN} /etc/own.nft; systemctl daemon-reload; systemctl restart nftables; ! nft list table inet own 2>/dev/null; ${RESTART}`);
    for (const [event, script] of [
      ["a restart of libvirtd", RESTART],
      [
        "a restart of the network",
        "virsh -q net-destroy kvf; virsh -q net-start kvf; ip link set kv-guest master kvf; ip link set kv-peer master kvf; ip link set kv-guest up; ip link set kv-peer up",
      ],
      [
        "the guest's device has another name",
        "ip link set kv-guest down; ip link set kv-guest name vnet77; ip link set vnet77 up; sleep 1; ip link set vnet77 down; ip link set vnet77 name kv-guest; ip link set kv-guest up",
      ],
      ["nftables.service start", "systemctl start nftables"],
      ["nftables.service reload", "systemctl reload nftables"],
      ["nftables.service restart", "systemctl restart nftables"],
      ["nftables.service stop", `systemctl stop nftables; ${RESTART}`],
    ] as const) {
      t.is(await throughout(script), 0, `during ${event}: nobody came in`);
      await becomes(OPEN, true);
      await filtered(t, event);
    }
    await vm.sh("nft flush ruleset");
    await sleep(3000);
    t.false(await connects("peer", GUEST, 22), "after nft flush ruleset: the keeper");

    await vm.sh(RESTART);
    const state = await securityGroupAttachment.read(taken.host, "guest", attached);
    t.deepEqual(state?.faults, []);
    const words = await securityGroupAttachment.foreseeDelete?.(taken.host, attached);
    t.deepEqual(words, [`opens everything to ${MAC} (${GUEST}, ${GUEST6}): it is filtered no more`]);
    await t.throwsAsync(async () => securityGroup.delete(taken.host, web), { message: /is used by SecurityGroupAttachment guest of vm\/stack\/x/ });
    await securityGroupAttachment.delete(taken.host, attached);
    t.true(await connects("peer", GUEST, 22), "detached");
    await securityGroup.delete(taken.host, web);
    await portForward.delete(taken.host, forward);
    t.is((await vm.sh("nft list tables | grep kvmnet; ls -d /etc/kvmnet 2>/dev/null; :")).trim(), "");
  },
);

test.serial("groups of a whole network know their members, sets and each other; an edit counts at once; what is sent can be closed as well", async (t) => {
  t.timeout(600_000);
  const office = await put(addressSet, { name: "office", addresses: ["192.168.149.1"] });
  const db = await put(securityGroup, { name: "db", ingress: [{ protocol: "tcp", ports: ["22"], addressSets: ["office"] }] });
  const app = await put(securityGroup, {
    name: "app",
    ingress: [{ self: true, protocol: "icmp" }],
    egress: [
      { protocol: "tcp", ports: ["443"] },
      { self: true, protocol: "icmp" },
    ],
  });
  const whole = await put(securityGroupAttachment, { name: "lan", network: "kvf", groups: ["db"] });
  t.is(whole.heldBy, "bridge");
  t.true(await connects("host", GUEST, 22));
  t.false(await connects("peer", GUEST, 22), "not in the set");
  const wider = await addressSet.update(taken.host, office, argsFor(addressSet, { name: "office", addresses: ["192.168.149.1", "192.168.149.21"] }), []);
  t.true(await connects("peer", GUEST, 22), "in the set by now");
  const guest = await put(securityGroupAttachment, { name: "guest", mac: MAC, groups: ["app"], addresses: [GUEST] });
  t.true(await connects("guest", "198.51.100.2", 22), "the network's groups and the NIC's open what any of them opens");
  await securityGroupAttachment.delete(taken.host, whole);
  t.true(await connects("guest", "198.51.100.2", 443));
  t.false(await connects("guest", "198.51.100.2", 22), "what no group names is not sent");
  const peer = await put(securityGroupAttachment, { name: "peer", mac: MAC.replace(/20$/, "21"), groups: ["app"], addresses: ["192.168.149.21"] });
  const pings = async (from: string, to: string) => (await taken.vm.exec(`${from === "host" ? "" : `ip netns exec ${from} `}ping -c 1 -W 1 ${to}`)).code === 0;
  t.false(await pings("host", GUEST), "the host is no member");
  t.true(await pings("peer", GUEST), "members reach each other");
  for (const [kind, state] of [
    [securityGroupAttachment, peer],
    [securityGroupAttachment, guest],
    [securityGroup, app],
    [securityGroup, db],
    [addressSet, wider],
  ] as const) {
    await (kind as AnyKind).delete(taken.host, state);
  }
  t.is((await taken.vm.sh("nft list tables | grep kvmnet; :")).trim(), "");
});

/** Echoes what comes over TCP on 446, answers one datagram on 5000 with one each moment, and says which of its clients' lines have come. */
const TALKER = `import socket, threading, time
def echo(peer):
    try:
        while (said := peer.recv(100)): peer.sendall(said)
    except OSError: pass
def tcp():
    server = socket.create_server(("", 446))
    while True: threading.Thread(target=echo, args=(server.accept()[0],), daemon=True).start()
def tell(server, peer):
    while True: server.sendto(b"tick", peer); time.sleep(0.2)
threading.Thread(target=tcp, daemon=True).start()
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); server.bind(("", 5000))
while True: threading.Thread(target=tell, args=(server, server.recvfrom(100)[1]), daemon=True).start()
`;
/** Talks to ADDRESS PORT over TCP or, where it asks once, over UDP; a byte for each answer goes to FILE. */
const LISTENER = `import socket, sys, threading, time
kind, address, port, path = sys.argv[1:]
end = socket.create_connection((address, int(port)), 5) if kind == "tcp" else socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
def ask():
    while True: end.sendall(b"tick"); time.sleep(0.2)
end.connect((address, int(port))) if kind == "udp" else threading.Thread(target=ask, daemon=True).start()
if kind == "udp": end.send(b"once")
with open(path, "wb", 0) as file:
    while end.recv(100): file.write(b".")
`;

/** By whom, how, and to where: of the guest's own one goes to its neighbour. */
const TALKS = {
  "peer-tcp": ["ip netns exec peer", "tcp", GUEST, 446],
  "peer-udp": ["ip netns exec peer", "udp", GUEST, 5000],
  "host-tcp": ["", "tcp", GUEST, 446],
  "client-tcp": ["ip netns exec client", "tcp", "198.51.100.1", 8446],
  "client-udp": ["ip netns exec client", "udp", GUEST, 5000],
  "guest-tcp": ["ip netns exec guest", "tcp", "192.168.149.21", 446],
} as const;

async function talk(): Promise<void> {
  const { vm } = taken;
  await vm.sh("cat > /run/talker.py", { input: TALKER });
  await vm.sh("cat > /run/listener.py", { input: LISTENER });
  const clients = Object.entries(TALKS).map(
    ([name, [where, kind, address, port]]) =>
      `${where} setsid python3 /run/listener.py ${kind} ${address} ${port} /run/talk-${name} >/dev/null 2>&1 </dev/null &`,
  );
  const pings = ["peer", "client"].map(
    (from) => `ip netns exec ${from} setsid sh -c 'exec ping -i 0.2 ${GUEST} > /run/talk-${from}-icmp' >/dev/null 2>&1 </dev/null &`,
  );
  await vm.sh(`for ns in guest peer; do ip netns exec $ns setsid python3 /run/talker.py >/dev/null 2>&1 </dev/null & done; sleep 1
${[...clients, ...pings].join("\n")}
sleep 2`);
}

const hush = () => taken.vm.sh("pkill -f '/run/(talker|listener).py'; pkill -x ping; sleep 0.5; rm -f /run/talk-*; :");

/** Those who hear something within a moment. */
async function talking(): Promise<string[]> {
  const sizes = "cd /run; for file in talk-*; do echo $file $(wc -c < $file); done";
  const [then = "", now = ""] = (await taken.vm.sh(`${sizes}; echo; sleep 1.5; ${sizes}`)).split("\n\n");
  const before = new Set(then.split("\n"));
  return now
    .split("\n")
    .filter((line) => line && !before.has(line))
    .map((line) => line.split(" ")[0]?.slice("talk-".length) ?? "");
}

test.serial("where asked, connections that no group opens any more end at once and for both ends, routed ones and those through a forward too", async (t) => {
  t.timeout(600_000);
  const { vm, host } = taken;
  // The network's own rules let nobody in from outside: libvirt's are out of the way here.
  await vm.sh("iptables -w -I FORWARD -o kvf -j ACCEPT; ip -n client route replace 192.168.149.0/24 via 198.51.100.1");
  const forward = await portForward.create(
    host,
    argsFor(portForward, { name: "kvftalk", network: "kvf", listenAddress: "198.51.100.1", listenPort: 8446, targets: [GUEST], targetPort: 446 }),
  );
  const everybody = ["192.168.149.1", "192.168.149.21", "198.51.100.2"];
  const office = await put(addressSet, { name: "office", addresses: everybody });
  const onlyPeer = () => argsFor<never>(addressSet, { name: "office", addresses: ["192.168.149.21"] });
  const mates = await put(securityGroup, { name: "mates" });
  const opened = (ingress: object[], egress: object[]) => ({ name: "talk", ingress, egress });
  const from = { addressSets: ["office"] };
  const rules = [
    { protocol: "tcp", ports: ["446"], ...from, log: true },
    { protocol: "udp", ports: ["5000"], ...from },
    { protocol: "icmp", icmpTypes: ["echo-request"], ...from },
  ];
  const out = [{ protocol: "tcp", ports: ["446"], ...from }];
  const group = await put(securityGroup, opened(rules, out));
  const guest = { name: "guest", mac: MAC, groups: ["talk"], addresses: [GUEST], logDenied: true };
  const attached = await put(securityGroupAttachment, guest);
  try {
    await talk();
    const all = (await talking()).sort();
    t.deepEqual(all, [...Object.keys(TALKS), "client-icmp", "peer-icmp"].sort());
    const narrowed = await addressSet.update(host, office as never, onlyPeer(), []);
    t.deepEqual((await talking()).sort(), all, "they stay by default");

    const ending = argsFor<never>(securityGroupAttachment, { ...guest, onEstablished: "end" });
    const preview = await securityGroupAttachment.foresee?.(host, ending, attached as never);
    t.deepEqual(preview?.notes, [`ends established connections of ${MAC} (${GUEST}) that no group opens any more`]);
    t.is(securityGroupAttachment.plan(attached as never, ending)[0]?.impact, "blip");
    const ended = await securityGroupAttachment.update(host, attached as never, ending, []);
    t.deepEqual(ended.faults, []);
    const open = ["guest-tcp", "peer-icmp", "peer-tcp", "peer-udp"];
    t.deepEqual((await talking()).sort(), open, "asked for when it is closed already");
    t.regex(
      await vm.sh("conntrack -L 2>/dev/null || cat /proc/net/nf_conntrack 2>/dev/null || echo ESTABLISHED"),
      /ESTABLISHED/,
      "what they were is still known",
    );
    // Each direction by itself: a client that does not speak, and a guest that does not, hear and say nothing either.
    const wide = await addressSet.update(host, narrowed, argsFor(addressSet, { name: "office", addresses: everybody }), []);
    await hush();
    await talk();
    t.deepEqual((await talking()).sort(), all, "begun anew");

    // Whom a rule means by a group may be known by the MAC address alone.
    const peer = await put(securityGroupAttachment, { name: "peer", mac: MAC.replace(/20$/, "21"), groups: ["mates"] });
    const byGroup = (list: object[]) => list.map(({ addressSets: _, ...rest }: { addressSets?: unknown }) => ({ ...rest, groups: ["mates"], log: false }));
    const grouped = await securityGroup.update(host, group as never, argsFor(securityGroup, opened(byGroup(rules), byGroup(out))), []);
    t.deepEqual((await talking()).sort(), open, "by a rule of the group");
    const removal = await securityGroupAttachment.foreseeDelete?.(host, peer as never);
    t.true(
      removal?.some((line) => line.startsWith(`ends established connections of ${MAC} (${GUEST}) with ${MAC.replace(/20$/, "21")}`)),
      removal?.join("\n"),
    );
    await securityGroupAttachment.delete(host, peer as never);
    t.deepEqual(await talking(), [], "by another one who is no member any more");

    // What a group opens is as open as without it, and the network's attachment opens what it opens to an established connection as well.
    const whole = await put(securityGroup, { name: "whole", ingress: [{ protocol: "icmp" }] });
    const lan = await put(securityGroupAttachment, { name: "lan", network: "kvf", groups: ["whole"] });
    await hush();
    await talk();
    t.deepEqual((await talking()).sort(), ["client-icmp", "peer-icmp"]);
    for (const [kind, state] of [
      [securityGroupAttachment, lan],
      [securityGroup, whole],
      [securityGroupAttachment, ended],
      [securityGroup, grouped],
    ] as const) {
      await (kind as AnyKind).delete(host, state as never);
    }
    await addressSet.delete(host, wide);
    await securityGroup.delete(host, mates as never);
  } finally {
    await hush();
    await portForward.delete(host, forward);
    await vm.sh("iptables -w -D FORWARD -o kvf -j ACCEPT; ip -n client route del 192.168.149.0/24; :");
  }
  t.is((await vm.sh("nft list tables | grep kvmnet; :")).trim(), "");
});

/** How long it takes until a MiB has come over between the host and the client beyond `kv-client`, in milliseconds. */
async function carried(to: "host" | "client"): Promise<number> {
  const [address, there, here] = to === "host" ? ["198.51.100.1", "", "ip netns exec client"] : ["198.51.100.2", "ip netns exec client", ""];
  return Number(
    await taken.vm.sh(`${there} timeout 60 nc -l 9009 >/dev/null </dev/null & sleep 0.5
start=$(date +%s%3N); head -c 1048576 /dev/zero | ${here} nc -N -w 60 ${address} 9009; wait; echo $(($(date +%s%3N) - start))`),
  );
}

const GUEST_WITH_NIC = `<domain type="qemu"><name>kvlim</name><memory unit="MiB">32</memory><os><type>hvm</type></os><devices>
<interface type="network"><mac address="52:54:00:6e:49:30"/><source network="kvf"/><model type="virtio"/></interface></devices></domain>`;

test.serial(
  "limits: what a device sends and receives, brought back by the keeper; a running guest's NIC on a Linux bridge, and after its restart",
  async (t) => {
    t.timeout(600_000);
    const { vm } = taken;
    const rate = { averageKiBps: 300 };
    const [sent, received] = [await carried("client"), await carried("host")];
    const device = await put(trafficPolicy, { name: "client", device: "kv-client", inbound: rate, outbound: rate });
    t.deepEqual(device.faults, []);
    for (const [free, limited] of [
      [sent, await carried("client")],
      [received, await carried("host")],
    ] as const) {
      t.true(limited > 2000 && limited > 2 * free, `${limited} ms against ${free} ms: a MiB less a burst at 300 KiB/s takes three seconds and more`);
    }
    const isBack = async (what: string, pattern: RegExp) => {
      for (const end = Date.now() + 20_000; Date.now() < end; await sleep(200)) {
        if (pattern.test(await vm.sh(`tc qdisc show dev kv-client; tc filter show dev kv-client ingress`))) {
          return t.pass(what);
        }
      }
      t.fail(what);
    };
    await vm.sh("ip link del kv-client; ip netns del client; ip link add kv-client type veth peer name kv-other");
    await isBack("a device that is made anew", /tbf 6b76: root[\s\S]*matchall[\s\S]*police/);
    t.deepEqual((await trafficPolicy.read(taken.host, "client", device))?.faults, []);

    await vm.sh("cat > /root/kvlim.xml; virsh -q define /root/kvlim.xml; virsh -q start kvlim --paused", { input: GUEST_WITH_NIC });
    const nic = await put(trafficPolicy, { name: "nic", mac: "52:54:00:6e:49:30", inbound: { averageKiBps: 1000 }, outbound: rate });
    t.deepEqual(nic.faults, []);
    const tap = async () => (await vm.sh("virsh -q domiflist kvlim | awk '{ print $1 }'")).trim();
    const queues = async () => vm.sh(`tc class show dev ${await tap()}; tc filter show dev ${await tap()} ingress`);
    t.regex(await queues(), /htb 1:1 .* rate 8Mbit [\s\S]*police .* rate 2400Kbit/);
    await vm.sh("virsh -q destroy kvlim; virsh -q start kvlim --paused");
    t.regex(await queues(), /htb 1:1 .* rate 8Mbit [\s\S]*police .* rate 2400Kbit/);
    t.deepEqual((await trafficPolicy.read(taken.host, "nic", nic))?.faults, []);
    await t.throwsAsync(put(trafficPolicy, { name: "tap", device: await tap(), outbound: rate }), {
      message: /host's end of the NIC 52:54:00:6e:49:30 of kvlim/,
    });

    await vm.sh("virsh -q net-define /dev/stdin && virsh -q net-start kvwide", {
      input: '<network><name>kvwide</name><bridge name="kvwide"/><bandwidth><inbound average="9000"/></bandwidth></network>',
    });
    await t.throwsAsync(put(trafficPolicy, { name: "wide", device: "kvwide", outbound: rate }), {
      message: /bridge of the libvirt network kvwide, whose `bandwidth`/,
    });
    for (const state of [nic, device]) {
      await trafficPolicy.delete(taken.host, state as never);
    }
    t.notRegex(await queues(), /htb|police/);
    t.is((await vm.sh("tc qdisc show dev kv-client; ls -d /etc/kvmnet 2>/dev/null; :")).trim(), "");
    await vm.sh("virsh -q destroy kvlim; virsh -q undefine kvlim; virsh -q net-destroy kvwide; virsh -q net-undefine kvwide");
  },
);

/** Round trip from the host to somebody behind a device of its own, in milliseconds; undefined: none of five echoes came back. */
async function roundTrip(): Promise<number | undefined> {
  const { stdout } = await taken.vm.exec("ping -n -q -c 5 -i 0.2 -W 1 198.51.100.2");
  const average = /= [\d.]+\/([\d.]+)\//.exec(stdout)?.[1];
  return average === undefined ? undefined : Number(average);
}

test.serial("an impairment delays and loses what is sent by a device or goes to a guest, for its time and no longer, and begins once", async (t) => {
  t.timeout(600_000);
  const { vm } = taken;
  await vm.sh(`ip link del kv-client 2>/dev/null; ip netns del client 2>/dev/null; ip netns add client; ip link add kv-client type veth peer name eth0 netns client
ip -n client link set eth0 up; ip link set kv-client up; ip -n client addr add 198.51.100.2/24 dev eth0; ip addr add 198.51.100.1/24 dev kv-client`);
  const free = (await roundTrip()) ?? 1000;
  const impair = (given: object, state?: TestImpairmentState) => {
    const args = argsFor<never>(testImpairment, { name: "storm", device: "kv-client", ...given });
    return state ? testImpairment.update(taken.host, state, args, []) : testImpairment.create(taken.host, args);
  };
  const short = { durationSeconds: 25, delayMilliseconds: 300 };
  const begun = await impair(short);
  t.true(begun.active);
  t.deepEqual(begun.faults, []);
  const slow = (await roundTrip()) ?? 0;
  t.true(slow > free + 250, `${slow} ms against ${free} ms`);

  const left = Date.parse(begun.until ?? "") - Date.now();
  t.true(left > 0 && left < 25_000, `${left}`);
  await vm.sh("tc qdisc del dev kv-client root");
  // A look is shared for a moment, and this is not typed into the session that shares it.
  await sleep(2000);
  const torn = await testImpairment.read(taken.host, "storm", begun);
  t.regex(torn?.faults.join() ?? "", /kv-client has no netem of ours, not limit 100000 delay 300ms/);
  const mended = await impair(short, torn);
  t.is(mended.until, begun.until, "for what is left of its time");
  t.true(((await roundTrip()) ?? 0) > free + 250);

  // Nobody of ours has anything to do with its end.
  for (const end = Date.now() + 60_000; /netem/.test(await vm.sh("tc qdisc show dev kv-client")) && Date.now() < end; await sleep(500));
  t.true(((await roundTrip()) ?? 1000) < free + 250, "over");
  t.true(Date.parse(begun.until ?? "") <= Date.now() + 2000, "not before its time");
  const over = await testImpairment.read(taken.host, "storm", mended);
  t.false(over?.active);
  t.deepEqual(over?.faults, []);
  t.false((await impair(short, over)).active, "the same arguments begin nothing");
  t.is(await vm.sh("tc qdisc show dev kv-client; systemctl list-units --all --no-legend 'kvmnet-impairment*'"), "qdisc noqueue 0: root refcnt 2 \n");
  const again = await impair({ durationSeconds: 600, lossPercent: 100, triggers: ["again"] }, over);
  t.true(again.active);
  t.is(await roundTrip(), undefined, "all lost");

  await t.throwsAsync(put(trafficPolicy, { name: "client", device: "kv-client", outbound: { averageKiBps: 300 } }), { message: /already: netem 6b77:/ });
  await t.throwsAsync(impair({ name: "second", ...short }), { message: /TestImpairment storm of vm\/stack\/x impairs kv-client already/ });
  await t.throwsAsync(impair({ name: "way", ...short, device: "eth0" }), { message: /our own session comes in over eth0/ });
  await testImpairment.delete(taken.host, again);
  t.true(((await roundTrip()) ?? 1000) < free + 250, "removed before its time");
  await vm.sh("tc qdisc replace dev kv-client root handle 1: htb");
  await t.throwsAsync(impair(short), { message: /a queue discipline on kv-client already: htb 1:/ });
  await vm.sh("tc qdisc del dev kv-client root");

  await vm.sh("cat > /root/kvlim.xml; virsh -q define /root/kvlim.xml", { input: GUEST_WITH_NIC });
  const nic = { mac: "52:54:00:6e:49:30", device: undefined, ...short };
  await t.throwsAsync(impair(nic), { message: /the guest kvlim does not run/ });
  await vm.sh("virsh -q start kvlim --paused");
  const tap = async () => (await vm.sh("virsh -q domiflist kvlim | awk '{ print $1 }'")).trim();
  const before = await vm.sh(`tc qdisc show dev ${await tap()}`);
  const guest = await impair(nic);
  t.is(guest.impaired, await tap());
  t.regex(await vm.sh(`tc qdisc show dev ${await tap()}`), /^qdisc netem 6b77: root .*delay 300ms/);
  await testImpairment.delete(taken.host, guest);
  t.is((await vm.sh(`tc qdisc show dev ${await tap()}`)).replace(/\d+:/, ""), before.replace(/\d+:/, ""));
  t.is((await vm.sh("ls -d /etc/kvmnet 2>/dev/null; :")).trim(), "");
  await vm.sh("virsh -q destroy kvlim; virsh -q undefine kvlim");
});
