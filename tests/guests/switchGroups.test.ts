import test from "ava";
import { kindArgs } from "../../provider/engine/args";
import { argsOf } from "../../provider/engine/diff";
import { ovsFlows } from "../../provider/ovs/flows";
import { addressSet } from "../../provider/policy/addressSet";
import { securityGroup } from "../../provider/policy/securityGroup";
import { securityGroupAttachment } from "../../provider/policy/securityGroupAttachment";
import { bootFiles } from "../../provider/policy/table/boot";
import type { AnyKind, CommonArgs } from "../../provider/resource/kind";
import { type TakenHost, takeHost } from "../lab";

/**
 * Security groups on a bridge of Open vSwitch: who reaches whom, by connections that are tried. Guests are network namespaces on access ports of one VLAN, each
 * with its MAC address in its port, as libvirt writes it there; the host is in the VLAN as well. One is beyond another bridge, from where frames come with the tag.
 */
const BRIDGE = "kgsbr";
const BEYOND = "kgsup";
const GUESTS = { web: 20, db1: 21, db2: 22, out: 23, far: 24 } as const;
type Guest = keyof typeof GUESTS;
const mac = (guest: Guest) => `52:54:00:6e:60:${GUESTS[guest]}`;
const v4 = (guest: Guest) => `192.168.160.${GUESTS[guest]}`;
const v6 = (guest: Guest) => `fd00:160::${GUESTS[guest]}`;
const port = (guest: Guest, device = `kgs-${guest}`) =>
  `ovs-vsctl add-port ${guest === "far" ? BEYOND : BRIDGE} ${device} tag=7 -- set Interface ${device} external_ids:attached-mac=${mac(guest)}`;

let taken: TakenHost;
const typed = async (script: string): Promise<string> =>
  (await taken.host.run({ name: "typed by hand", script, mutates: true, timeoutMs: 60_000 })).stdout.trim();

const tidy = () =>
  typed(`for n in ${Object.keys(GUESTS).join(" ")}; do ip netns pids kgs-$n | xargs -r kill; ip netns del kgs-$n; ip link del kgs-$n; ip link del kgx-$n; done
for what in "destroy kgsguest" "undefine kgsguest" "net-destroy kgsnet" "net-undefine kgsnet"; do virsh -q $what 2>/dev/null; done
ovs-vsctl --if-exists del-br ${BRIDGE} -- --if-exists del-br ${BEYOND}
rm -rf /etc/kvmnet/policy.d /etc/kvmnet/policy.nft /etc/kvmnet/policy.switches; rmdir /etc/kvmnet; nft delete table bridge kvmnet; :`);

test.serial.before(async () => {
  taken = await takeHost();
  await tidy();
  await typed(`ovs-vsctl add-br ${BRIDGE} -- set Bridge ${BRIDGE} datapath_type=netdev -- add-port ${BRIDGE} kgshost tag=7 -- set Interface kgshost type=internal
ovs-vsctl add-br ${BEYOND} -- set Bridge ${BEYOND} datapath_type=netdev -- add-port ${BEYOND} kgsp1 -- set Interface kgsp1 type=patch options:peer=kgsp0 -- add-port ${BRIDGE} kgsp0 -- set Interface kgsp0 type=patch options:peer=kgsp1
ip addr add 192.168.160.1/24 dev kgshost; ip link set kgshost up`);
  for (const [name, last] of Object.entries(GUESTS)) {
    await typed(`set -e
ip netns add kgs-${name}; ip link add kgs-${name} type veth peer name eth0 netns kgs-${name}; ip link set kgs-${name} up
ip -n kgs-${name} link set eth0 address ${mac(name as Guest)}; ip -n kgs-${name} link set lo up; ip -n kgs-${name} link set eth0 up
ip netns exec kgs-${name} ethtool -K eth0 tx off >/dev/null 2>&1 || :
ip -n kgs-${name} addr add 192.168.160.${last}/24 dev eth0; ip -n kgs-${name} addr add fd00:160::${last}/64 dev eth0 nodad
for port in 443 22 5432; do ip netns exec kgs-${name} setsid socat TCP6-LISTEN:$port,fork,reuseaddr,ipv6only=0 SYSTEM:'echo here' >/dev/null 2>&1 </dev/null & done
${port(name as Guest)}`);
  }
});

test.serial.after.always(async () => {
  if (taken) {
    await tidy();
    await taken.release();
  }
});

/** Tries all at once: `web out 443` is whether `out` is answered at port 443 of `web`. The host is `host`; `ping` in place of a port asks by ICMP. */
async function answered(...tries: readonly string[]): Promise<string[]> {
  const lines = tries.map((one) => {
    const [to = "", from = "", what = ""] = one.split(" ");
    const inside = from === "host" ? "" : `ip netns exec kgs-${from} `;
    const address = what.startsWith("6:") ? `TCP6:[${v6(to as Guest)}]:${what.slice(2)}` : `TCP4:${v4(to as Guest)}:${what}`;
    const ask = what === "ping" ? `ping -c1 -W1 ${v4(to as Guest)}` : `timeout 3 socat -u ${address},connect-timeout=1.5 -`;
    return `{ ${inside}${ask} 2>&1 | grep -q 'here\\|1 received' && echo '${one}'; } &`;
  });
  return (await typed(`${lines.join("\n")}\nwait`)).split("\n").filter(Boolean).sort();
}

/** The same where a switch has just been changed under its guests, and a busy machine may lose a packet: once more, unless something answers that must not. */
async function answeredAgain(open: readonly string[], ...tries: readonly string[]): Promise<string[]> {
  let found = await answered(...tries);
  for (let i = 0; i < 3 && found.length < open.length && found.every((one) => open.includes(one)); i++) {
    found = await answered(...tries);
  }
  return found;
}

const args = <Args extends CommonArgs>(kind: unknown, name: string, more: object, stack = "one"): Args => {
  const all = kindArgs(kind as AnyKind).parse({ name, owner: `guests/${stack}/${name}`, ...more }) as Record<string, unknown>;
  return { ...argsOf(all as never), ...(kind as AnyKind).complete(all as never) } as unknown as Args;
};

const TRIES = [
  "web out 443",
  "web out 6:443",
  "web out 22",
  "web out ping",
  "web host 443",
  "web host 22",
  "db1 web 5432",
  "db1 web 6:5432",
  "db1 web 22",
  "db1 out 5432",
  "db1 db2 22",
  "db1 db2 6:22",
  "out db1 443",
  "out web 443",
  "out web ping",
  "web far 443",
  "web far 22",
  "far web 443",
  "far web ping",
  "db1 far 5432",
];
const OPEN = [
  "web out 443",
  "web out 6:443",
  "web host 443",
  "db1 web 5432",
  "db1 web 6:5432",
  "db1 db2 22",
  "db1 db2 6:22",
  "out web 443",
  "out web ping",
  "web far 443",
  "far web 443",
  "far web ping",
].sort();
const states: Record<string, never> = {};

test.serial("what no group opens is closed, in both directions and families; answers pass", async (t) => {
  t.deepEqual(await answered(...TRIES), [...TRIES].sort(), "everything is answered before");
  const { host } = taken;
  const keep = (name: string, state: unknown) => Object.assign(states, { [name]: state });
  keep("office", await addressSet.create(host, args(addressSet, "kgsoffice", { addresses: [] })));
  keep(
    "webGroup",
    await securityGroup.create(
      host,
      args(securityGroup, "kgsweb", {
        ingress: [
          { protocol: "tcp", ports: ["80", "440-450"] },
          { protocol: "tcp", ports: ["22"], addressSets: ["kgsoffice"] },
        ],
      }),
    ),
  );
  keep(
    "dbGroup",
    await securityGroup.create(
      host,
      // Several ports of several peers: a conjunction.
      args(
        securityGroup,
        "kgsdb",
        {
          ingress: [{ protocol: "tcp", ports: ["5432", "6000-6007"], groups: ["kgsweb"], addresses: ["10.9.0.0/16", "10.11.0.1"] }, { self: true }],
          egress: [{ self: true }],
        },
        "two",
      ),
    ),
  );
  keep(
    "web",
    await securityGroupAttachment.create(host, args(securityGroupAttachment, "kgsweb1", { mac: mac("web"), groups: ["kgsweb"], addresses: [v4("web")] })),
  );
  for (const name of ["db1", "db2"] as const) {
    keep(
      name,
      await securityGroupAttachment.create(
        host,
        args(
          securityGroupAttachment,
          `kgs${name}`,
          { mac: mac(name), groups: ["kgsdb"], addresses: [v4(name)], antiSpoof: name === "db2", allowedAddresses: name === "db2" ? [v6(name)] : [] },
          "two",
        ),
      ),
    );
  }
  t.deepEqual(await answered(...TRIES), OPEN);
});

test.serial("a set that changes opens and closes at once, never what it is not about, and leaves an established connection", async (t) => {
  const { host } = taken;
  // Somebody knocks at what is closed all the while, and at what is open.
  const knock = (guest: Guest, at: number, file: string) =>
    `ip netns exec kgs-out timeout 1 socat -u TCP4:${v4(guest)}:${at},connect-timeout=0.5 - >> /tmp/kgs-${file} &`;
  await typed(`: > /tmp/kgs-knocking; : > /tmp/kgs-closed; : > /tmp/kgs-open
setsid sh -c 'while [ -e /tmp/kgs-knocking ]; do ${knock("db1", 5432, "closed")} ${knock("web", 443, "open")} sleep 0.05; done' >/dev/null 2>&1 </dev/null &`);
  const wider = await addressSet.update(host, states.office as never, args(addressSet, "kgsoffice", { addresses: ["192.168.160.22-192.168.160.30"] }), []);
  t.deepEqual(await answered("web out 22", "web host 22"), ["web out 22"]);
  // It asks a second time after the set has lost it again.
  await typed(`ip netns exec kgs-web setsid socat TCP4-LISTEN:445,reuseaddr EXEC:cat >/dev/null 2>&1 </dev/null & sleep 0.5
ip netns exec kgs-out sh -c '{ echo first; sleep 6; echo second; sleep 1; } | socat -t2 - TCP4:${v4("web")}:445 > /tmp/kgs-said' >/dev/null 2>&1 </dev/null &
sleep 1`);
  const group = await securityGroup.update(
    host,
    states.webGroup as never,
    args(securityGroup, "kgsweb", { ingress: [{ protocol: "tcp", ports: ["443"] }] }),
    [],
  );
  await addressSet.delete(host, wider);
  t.deepEqual(await answered("web out 22", "web out 445", "web out 443"), ["web out 443"]);
  t.is(await typed("sleep 6; cat /tmp/kgs-said; rm /tmp/kgs-said"), "first\nsecond");
  const [open, closed] = (await typed("rm /tmp/kgs-knocking; sleep 1; for f in open closed; do wc -l < /tmp/kgs-$f; rm /tmp/kgs-$f; done"))
    .split("\n")
    .map(Number);
  t.true((open ?? 0) > 20, `${open} came in where it is open`);
  t.is(closed, 0, "nobody where it is closed");
  Object.assign(states, { webGroup: group });
});

/** Conversations of `out`, whose lines a second apart are compared: TCP and a question by ICMP each moment, of UDP one datagram that is answered by many, and one that it began itself. */
const TALKS = ["web tcp", "web udp", "web icmp", "far tcp", "far udp", "far icmp", "far own"];
const START_TALKS = `cat > /tmp/kgs-tick <<'end'
n=0; while [ $n -lt 200 ]; do n=$((n+1)); echo $n || exit; sleep 0.2; done
end
cat > /tmp/kgs-echo <<'end'
while read -r line; do echo "$line"; done
end
cd /tmp
bg() { ns=$1; shift; ip netns exec kgs-$ns setsid timeout 60 "$@" >/dev/null 2>&1 </dev/null & }
bg out socat TCP4-LISTEN:446,fork,reuseaddr EXEC:'sh /tmp/kgs-echo'
bg out socat UDP4-LISTEN:5000,fork,reuseaddr EXEC:'sh /tmp/kgs-tick'
bg far socat TCP4-LISTEN:447,fork,reuseaddr EXEC:'sh /tmp/kgs-echo'
sleep 0.5
for who in web far; do
  bg $who sh -c "sh /tmp/kgs-tick | socat -t 20 - TCP4:${v4("out")}:446 > /tmp/kgs-$who-tcp"
  bg $who sh -c "{ echo x; sleep 50; } | socat -t 60 - UDP4:${v4("out")}:5000 > /tmp/kgs-$who-udp"
  bg $who sh -c "ping -i 0.2 ${v4("out")} > /tmp/kgs-$who-icmp"
done
bg out sh -c "sh /tmp/kgs-tick | socat -t 20 - TCP4:${v4("far")}:447 > /tmp/kgs-far-own"
sleep 1.5`;

const STOP_TALKS = `for n in out web far; do ip netns pids kgs-$n | xargs -r ps -o pid=,args= -p | awk '/kgs-(tick|echo|web|far)|ping -i|:(446|447|5000)/ { print $1 }' | xargs -r kill 2>/dev/null; done; rm -f /tmp/kgs-*; :`;

/** Which of them go on, by what has come of each within a moment. */
async function goingOn(): Promise<string[]> {
  const count = `for talk in ${TALKS.map((one) => one.replace(" ", "-")).join(" ")}; do wc -l < /tmp/kgs-$talk; done`;
  const numbers = (await typed(`${count}; sleep 1.5; ${count}`)).split("\n").map(Number);
  return TALKS.filter((_, i) => (numbers[i + TALKS.length] ?? 0) > (numbers[i] ?? 0));
}

test.serial("where asked, connections that no group opens any more end at once and for both ends, whoever closed them; what is open goes on", async (t) => {
  const { host } = taken;
  const both = { addresses: [v4("web"), v4("far")] };
  const set = await addressSet.create(host, args(addressSet, "kgsends", both, "two"));
  const group = await securityGroup.create(
    host,
    args(securityGroup, "kgsend", {
      ingress: [
        { protocol: "tcp", ports: ["440-450", "22"], addressSets: ["kgsends"] },
        { protocol: "udp", ports: ["5000"], addressSets: ["kgsends"] },
        { protocol: "icmp", icmpTypes: ["echo-request"], addressSets: ["kgsends"] },
      ],
      egress: [{ protocol: "tcp", ports: ["447"], addressSets: ["kgsends"] }],
    }),
  );
  const ofOut = (more: object = {}) => args<never>(securityGroupAttachment, "kgsout", { mac: mac("out"), groups: ["kgsend"], addresses: [v4("out")], ...more });
  let attached = await securityGroupAttachment.create(host, ofOut());
  const narrow = (of: typeof set) => addressSet.update(host, of, args(addressSet, "kgsends", { addresses: [v4("web")] }, "two"), []);
  try {
    await typed(START_TALKS);
    t.deepEqual(await goingOn(), TALKS);
    await narrow(set);
    t.deepEqual(await goingOn(), TALKS, "they stay by default");
    const wanted = ofOut({ onEstablished: "end" });
    const preview = await securityGroupAttachment.foresee?.(host, wanted, attached);
    t.deepEqual(preview?.notes.slice(0, 1), [`ends established connections of ${mac("out")} (${v4("out")}) that no group opens any more`]);
    attached = await securityGroupAttachment.update(host, attached, wanted, []);
    t.deepEqual(attached.faults, []);
    const open = ["web tcp", "web udp", "web icmp"];
    t.deepEqual(await goingOn(), open, "asked for later");
    t.deepEqual(await answered("out web 443", "out far 443", "out web ping", "far out 443"), ["out web 443", "out web ping"]);

    const wide = await addressSet.update(host, set, args(addressSet, "kgsends", both, "two"), []);
    await typed(`${STOP_TALKS}\n${START_TALKS}`);
    t.deepEqual(await goingOn(), TALKS, "begun anew");
    const words = await addressSet.foresee?.(host, args(addressSet, "kgsends", { addresses: [v4("web")] }, "two"), wide);
    t.true(words?.notes.includes(`ends established connections of ${mac("out")} (${v4("out")}) that no group opens any more`), words?.notes.join("\n"));
    await narrow(wide);
    t.deepEqual(await goingOn(), open, "by a set of another stack");
  } finally {
    await typed(STOP_TALKS);
    await securityGroupAttachment.delete(host, attached);
    await securityGroup.delete(host, group);
    await addressSet.delete(host, set);
  }
});

const KEEPER = bootFiles.find(({ path }) => path.endsWith("policy-keeper"))?.text ?? "";
const keeper = (verb: string) => taken.host.run({ name: `the keeper: ${verb}`, script: `set -- ${verb}\n${KEEPER}`, mutates: true });

test.serial("a guest that was started anew stays closed, and is held by its new port as soon as the keeper sees it", async (t) => {
  await typed(`ovs-vsctl del-port kgs-web; ip link set kgs-web down; ip link set kgs-web name kgx-web; ip link set kgx-web up; ${port("web", "kgx-web")}`);
  const open = ["out web 443", "web out 443"];
  t.deepEqual(await answeredAgain(open, "web out 22", "web out 443", "out web 443"), open);
  const drifted = await securityGroupAttachment.read(taken.host, "kgsweb1", states.web as never);
  t.regex((drifted as unknown as { faults: string[] }).faults.join("\n"), /missing on kgsbr: .*in_port=/);
  await keeper("switches");
  const kept = await securityGroupAttachment.read(taken.host, "kgsweb1", states.web as never);
  t.deepEqual((kept as unknown as { faults: string[] }).faults, []);
});

test.serial("what somebody deletes is found and put back; what is of others stays", async (t) => {
  await typed(`echo 'flow add table=0,priority=7,udp,tp_dst=9 actions=drop' | ovs-ofctl -O OpenFlow15 bundle ${BRIDGE} -
ovs-ofctl -O OpenFlow15 del-flows ${BRIDGE} cookie=0x6b766d6e65742f70/-1,dl_dst=${mac("web")}`);
  t.deepEqual(await answered("web out 22"), ["web out 22"]);
  const drifted = (await securityGroupAttachment.read(taken.host, "kgsweb1", states.web as never)) as never as { faults: string[] };
  t.regex(drifted.faults.join("\n"), /missing on kgsbr: .*dl_dst=52:54:00:6e:60:20/);
  await securityGroupAttachment.update(
    taken.host,
    states.web as never,
    args(securityGroupAttachment, "kgsweb1", { mac: mac("web"), groups: ["kgsweb"], addresses: [v4("web")] }),
    [],
  );
  t.deepEqual(await answered("web out 22", "web out 443"), ["web out 443"]);
  t.regex(await typed(`ovs-ofctl -O OpenFlow15 dump-flows ${BRIDGE}`), /priority=7,udp,tp_dst=9 actions=drop/);
});

test.serial("ovs-vswitchd started anew: open until the flows are back, and in the fail mode secure nothing passes meanwhile", async (t) => {
  const tries = ["web out 443", "web out 22", "db1 out 5432", "out web 443"];
  const closed = ["out web 443", "web out 443"];
  const restart = "lab-daemon restart openvswitch >/dev/null 2>&1; ip addr add 192.168.160.1/24 dev kgshost 2>/dev/null; ip link set kgshost up";
  await taken.lab.sh(restart);
  t.deepEqual(await answeredAgain(tries, ...tries), [...tries].sort(), "standalone: nobody has put them back, without systemd");
  await keeper("switches");
  t.deepEqual(await answeredAgain(closed, ...tries), closed);
  await typed(`ovs-vsctl set-fail-mode ${BRIDGE} secure`);
  await keeper("switches");
  t.deepEqual(await answeredAgain(closed, ...tries), closed);
  await taken.lab.sh(restart);
  t.deepEqual(await answered(...tries), [], "secure");
  await keeper("switches");
  t.deepEqual(await answeredAgain(closed, ...tries), closed);
  await typed(`ovs-vsctl set-fail-mode ${BRIDGE} standalone`);
});

test.serial("a whole bridge: guests whose ports say who they are, the next one as well; one of another attachment opens what either opens", async (t) => {
  const whole = await securityGroupAttachment.create(taken.host, args(securityGroupAttachment, "kgsall", { bridge: BRIDGE, groups: ["kgsweb"] }, "two"));
  t.is((whole as never as { heldBy: string }).heldBy, "bridge");
  t.deepEqual(await answered("out web 443", "out web 22", "db1 out 443", "db1 out 5432", "db1 web 5432", "web host 443"), [
    "db1 out 443",
    "db1 web 5432",
    "out web 443",
    "web host 443",
  ]);
  await t.throwsAsync(securityGroupAttachment.create(taken.host, args(securityGroupAttachment, "kgsall2", { bridge: BRIDGE, groups: ["kgsdb"] })), {
    message: /kgsall of guests\/two\/kgsall is about kgsbr already/,
  });
  await securityGroupAttachment.delete(taken.host, whole);
  t.deepEqual(await answered("out web 22", "db1 out 443"), ["out web 22"]);
});

const LIBVIRT_MAC = "52:54:00:6e:60:30";
const DEFINITIONS = {
  network: `<network><name>kgsnet</name><forward mode="bridge"/><bridge name="${BRIDGE}"/><virtualport type="openvswitch"/></network>`,
  guest: `<domain type="qemu"><name>kgsguest</name><memory unit="MiB">16</memory><os><type>hvm</type></os><devices>
<interface type="network"><mac address="${LIBVIRT_MAC}"/><source network="kgsnet"/></interface></devices></domain>`,
};

test.serial("a guest of libvirt's: by its definition before it runs, by its port as libvirt marks it, at each start another one", async (t) => {
  await typed(`virsh -q net-define /dev/stdin <<'end' && virsh -q net-start kgsnet\n${DEFINITIONS.network}\nend`);
  await typed(`virsh -q define /dev/stdin <<'end'\n${DEFINITIONS.guest}\nend`);
  const wanted = args<never>(securityGroupAttachment, "kgslibvirt", { mac: LIBVIRT_MAC, groups: ["kgsweb"] });
  const attached = await securityGroupAttachment.create(taken.host, wanted);
  const flows = () => typed(`ovs-ofctl --no-stats dump-flows ${BRIDGE} table=0 | grep ${LIBVIRT_MAC.slice(-5)} | grep -o 'in_port=[0-9]*' | sort -u; :`);
  const number = () => typed(`ovs-vsctl --bare --columns=ofport find Interface external_ids:attached-mac='"${LIBVIRT_MAC}"'`);
  t.is(await flows(), "");
  const seen = new Set<string>();
  for (const start of ["first", "second"]) {
    await typed("virsh -q start kgsguest --paused");
    await keeper("switches");
    seen.add(await number());
    t.is(await flows(), `in_port=${await number()}`, start);
    t.deepEqual(((await securityGroupAttachment.read(taken.host, "kgslibvirt", attached)) as never as { faults: string[] }).faults, []);
    await typed("virsh -q destroy kgsguest");
  }
  t.is(seen.size, 2);
  const network = await securityGroupAttachment.create(taken.host, args(securityGroupAttachment, "kgsnet", { network: "kgsnet", groups: ["kgsweb"] }));
  t.deepEqual(await answered("out web 22", "out web 443", "out web ping"), ["out web 443"], "all guests on the bridge");
  await securityGroupAttachment.delete(taken.host, network);
  await securityGroupAttachment.delete(taken.host, attached);
  await typed("virsh -q undefine kgsguest; virsh -q net-destroy kgsnet; virsh -q net-undefine kgsnet");
});

test.serial("what flows cannot do, and bridges whose flows are another's, are refused; nothing is left in the end", async (t) => {
  const more = { mac: mac("out"), groups: ["kgsweb"] };
  const refused = (message: RegExp, extra: object = {}) =>
    t.throwsAsync(async () => securityGroupAttachment.create(taken.host, args(securityGroupAttachment, "kgsno", { ...more, ...extra })), { message });
  await refused(/write no log/, { logDenied: true });
  await typed(`ovs-vsctl set-controller ${BRIDGE} tcp:127.0.0.1:1`);
  await refused(/has a controller/);
  await typed(`ovs-vsctl del-controller ${BRIDGE}; ovs-vsctl set Open_vSwitch . external_ids:ovn-remote=unix:/nowhere external_ids:ovn-bridge=${BRIDGE}`);
  await refused(/is OVN's/);
  await typed(`ovs-vsctl remove Open_vSwitch . external_ids ovn-remote -- remove Open_vSwitch . external_ids ovn-bridge
mkdir -p /etc/kvmnet/flows.d; echo '# bridge ${BRIDGE}' > /etc/kvmnet/flows.d/kgs.flows`);
  await refused(/steered by an OvsFlows/);
  await typed("rm -r /etc/kvmnet/flows.d");
  await t.throwsAsync(async () => ovsFlows.create(taken.host, args(ovsFlows, "kgsflows", { bridge: BRIDGE, flows: [{ actions: "NORMAL" }] })), {
    message: /security groups are attached on kgsbr/,
  });
  for (const name of ["web", "db1"]) {
    await securityGroupAttachment.delete(taken.host, states[name] as never);
  }
  t.deepEqual(await answered("web out 22", "db1 out 22", "db2 out 22"), ["db1 out 22", "web out 22"], "the other stack's is held all the same");
  await securityGroupAttachment.delete(taken.host, states.db2 as never);
  t.deepEqual(await answered("db2 out 22"), ["db2 out 22"]);
  await securityGroup.delete(taken.host, states.dbGroup as never);
  await securityGroup.delete(taken.host, states.webGroup as never);
  t.is(await typed(`ovs-ofctl dump-flows ${BRIDGE} cookie=0x6b766d6e65742f70/-1 | grep -v NXST; ls -d /etc/kvmnet 2>/dev/null; :`), "");
});
