import test from "ava";
import { type Guest, startGuest } from "../../lab/guest";
import { kindArgs } from "../../provider/engine/args";
import { argsOf } from "../../provider/engine/diff";
import { reachabilityTest } from "../../provider/policy/reachabilityTest";
import type { ReachabilityTestState } from "../../provider/policy/reachabilityTest/types";
import { throughputTest } from "../../provider/policy/throughputTest";
import type { ThroughputTestState } from "../../provider/policy/throughputTest/types";
import type { KvmnetError } from "../../provider/resource/error";
import type { AnyKind } from "../../provider/resource/kind";
import { type TakenHost, takeHost } from "../lab";

/** A guest with QEMU's agent, from within which it is tried who is reachable; and one without. */
let taken: TakenHost;
let guest: Guest;
let mute: Guest;
const typed = async (script: string): Promise<string> =>
  (await taken.host.run({ name: "typed by hand", script, mutates: true, timeoutMs: 60_000 })).stdout.trim();

/** What comes by the bridge. */
const SHUT = "nft -f - <<'end'\ntable inet kvwithin {\n chain in {\n type filter hook input priority 0;\n iif kvwithin0 tcp dport 7022 drop\n }\n}\nend";
const OPEN = "nft delete table inet kvwithin";

const tidy = () =>
  typed(`nft delete table inet kvwithin 2>/dev/null; [ ! -e /run/kvwithin.pid ] || kill "$(cat /run/kvwithin.pid)"; rm -f /run/kvwithin.pid
ip link del kvwithin0 2>/dev/null; rm -rf /etc/kvmnet/policy.d /etc/kvmnet/policy.nft; rmdir /etc/kvmnet 2>/dev/null; :`);

test.serial.before(async () => {
  taken = await takeHost();
  await tidy();
  await typed(`set -e
ip link add kvwithin0 type bridge; ip link set kvwithin0 up; ip addr add 198.18.41.1/24 dev kvwithin0
setsid -f sh -c 'echo $$ >/run/kvwithin.pid; exec socat TCP-LISTEN:7022,fork,reuseaddr,bind=198.18.41.1 EXEC:cat' >/dev/null 2>&1 </dev/null`);
  [guest, mute] = await Promise.all([
    startGuest(taken.lab, "kvwithin", { nics: [{ bridge: "kvwithin0" }], agent: true }),
    startGuest(taken.lab, "kvmute", { nics: [{ bridge: "kvwithin0" }] }),
  ]);
  await guest.exec("touch /tmp/by-hand; killall udhcpc; ip link set eth0 up; ip addr flush dev eth0; ip addr add 198.18.41.2/24 dev eth0");
  for (let i = 0; i < 100 && (await typed('virsh qemu-agent-command --timeout 5 kvwithin \'{"execute":"guest-ping"}\' 2>/dev/null; :')) === ""; i++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
});

test.serial.after.always(async () => {
  await guest?.stop();
  await mute?.stop();
  if (taken) {
    await tidy();
    await taken.release();
  }
});

function argsFor(kind: AnyKind, given: object) {
  const all = kindArgs(kind).parse({ name: "kvwithin", owner: "guests/stack/kvwithin", ...given }) as Record<string, unknown>;
  return { ...argsOf(all as never), ...kind.complete(all as never) } as never;
}

const put = (given: object, state?: ReachabilityTestState) => {
  const args = argsFor(reachabilityTest, { guest: "kvwithin", address: "198.18.41.1", withinSeconds: 3, ...given });
  return state ? reachabilityTest.update(taken.host, state, args, []) : reachabilityTest.create(taken.host, args);
};
const failure = (given: object) =>
  put(given).then(
    () => undefined,
    (error: KvmnetError) => /be reachable: ([^"\n]*)/.exec(error.message)?.[1],
  );

test.serial("from within a guest: ping, a packet of a length, TCP; what is shut there is not reached, and the host itself is another place", async (t) => {
  const made = await put({ protocol: "icmp" });
  t.true(made.passed);
  t.is(made.guest, "kvwithin");
  t.false("uuid" in made);
  const long = await put({ protocol: "icmp", mtu: 1500 }, made);
  t.true(long.passed);
  const open = await put({ protocol: "tcp", port: 7022 }, long);
  t.true(open.passed);
  // What comes by the bridge is shut, what the host asks of itself is not.
  await typed(SHUT);
  const shut = await put({ protocol: "tcp", port: 7022, expect: "unreachable", triggers: ["shut"] }, open);
  t.true(shut.passed);
  const here = argsFor(reachabilityTest, { protocol: "tcp", port: 7022, address: "198.18.41.1", withinSeconds: 2 });
  const fromHost = await reachabilityTest.update(taken.host, shut, here, []);
  t.true(fromHost.passed);
  t.is(fromHost.guest, undefined);
  await reachabilityTest.delete(taken.host, fromHost);
  await typed(OPEN);
  t.is(await failure({ protocol: "icmp", mtu: 1600 }), "the way there carries packets of 1500 bytes");
  t.is(await failure({ protocol: "tcp", port: 7023 }), "nothing answers");
});

test.serial("a guest that cannot be asked is told of, also where nothing ought to answer; one that is not there is refused before", async (t) => {
  t.regex((await failure({ guest: "kvmute", protocol: "icmp" })) ?? "", /it cannot be tried: .*agent is not configured/);
  t.regex((await failure({ guest: "kvmute", protocol: "icmp", expect: "unreachable" })) ?? "", /it cannot be tried: .*agent is not configured/);
  t.regex((await failure({ protocol: "tls", port: 443, certificate: "any" })) ?? "", /the guest has no openssl/);
  await t.throwsAsync(
    async () => reachabilityTest.foresee?.(taken.host, argsFor(reachabilityTest, { guest: "kvnobody", protocol: "icmp", address: "198.18.41.1" })),
    {
      message: /the host has no guest kvnobody with a NIC/,
    },
  );
});

test.serial("how much passes from a guest to a server that the host starts", async (t) => {
  const given = { name: "kvwithin", guest: "kvwithin", server: "started", address: "198.18.41.1", seconds: 2, withinSeconds: 5, minimumMbps: 0.1 };
  const made = (await throughputTest.create(taken.host, argsFor(throughputTest, given))) as ThroughputTestState;
  t.true(made.passed);
  t.true((made.measuredMbps ?? 0) > 0.1);
  await throughputTest.delete(taken.host, made);
});

test.serial("an agent that goes away while it is tried has shown nothing, least of all that nobody answers", async (t) => {
  await typed(SHUT);
  const trying = failure({ protocol: "tcp", port: 7022, expect: "unreachable", withinSeconds: 15 });
  await new Promise((resolve) => setTimeout(resolve, 4000));
  await guest.exec("killall qemu-ga");
  t.regex((await trying) ?? "", /it cannot be tried: /);
  await typed(OPEN);
});
