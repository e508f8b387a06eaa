import test from "ava";
import { kindArgs } from "../../provider/engine/args";
import { argsOf } from "../../provider/engine/diff";
import { reachabilityTest } from "../../provider/policy/reachabilityTest";
import type { ReachabilityTestState } from "../../provider/policy/reachabilityTest/types";
import type { KvmnetError } from "../../provider/resource/error";
import { type TakenHost, takeHost } from "../lab";

/** A server in a network namespace, whose ports are closed and opened by hand. */
let taken: TakenHost;
const typed = async (script: string): Promise<string> =>
  (await taken.host.run({ name: "typed by hand", script, mutates: true, timeoutMs: 60_000 })).stdout.trim();

const tidy = () =>
  typed(
    "ip netns pids kvreach | xargs -r kill; ip netns del kvreach; ip link del kvreach0; rm -rf /etc/kvmnet/policy.d /etc/kvmnet/policy.nft; rmdir /etc/kvmnet; :",
  );

test.serial.before(async () => {
  taken = await takeHost();
  await tidy();
  await typed(`set -e
ip netns add kvreach; ip link add kvreach0 type veth peer name eth0 netns kvreach; ip link set kvreach0 up; ip addr add 198.18.37.1/30 dev kvreach0; ip addr add fd00:37::1/64 dev kvreach0 nodad
ip -n kvreach link set lo up; ip -n kvreach link set eth0 up; ip -n kvreach addr add 198.18.37.2/30 dev eth0; ip -n kvreach addr add fd00:37::2/64 dev eth0 nodad
ip netns exec kvreach setsid socat TCP6-LISTEN:22,fork,reuseaddr,ipv6only=0 EXEC:cat >/dev/null 2>&1 </dev/null &
for try in $(seq 50); do [ -z "$(ip netns exec kvreach ss -Hlnt)" ] || break; sleep 0.1; done`);
});

test.serial.after.always(async () => {
  if (taken) {
    await tidy();
    await taken.release();
  }
});

function argsFor(given: object) {
  const all = kindArgs(reachabilityTest).parse({ name: "kvreach", owner: "guests/stack/kvreach", ...given }) as Record<string, unknown>;
  return { ...argsOf(all as never), ...reachabilityTest.complete(all as never) } as never;
}

const ssh = { protocol: "tcp", address: "198.18.37.2", port: 22, withinSeconds: 1 };

test.serial("a test that fails makes up fail, is drift, and is tried again by the next up; a look tries nothing", async (t) => {
  const error = (await t.throwsAsync(reachabilityTest.create(taken.host, argsFor({ ...ssh, expect: "unreachable" })))) as unknown as KvmnetError;
  t.regex(error.message, /tcp 198\.18\.37\.2 port 22 from the host, which must not be reachable: it answers/);
  const left = error.details.partialState as ReachabilityTestState;
  t.false(left.passed);

  await typed("ip netns exec kvreach nft -f - <<'end'\ntable inet shut {\n chain in {\n type filter hook input priority 0;\n tcp dport 22 drop\n }\n}\nend");
  const looked = await reachabilityTest.read(taken.host, "kvreach", left);
  t.false(looked?.passed, "shut by now, but a refresh does not ask");
  const preview = await reachabilityTest.foresee?.(taken.host, argsFor({ ...ssh, expect: "unreachable" }), left);
  t.true(preview?.notes.includes("tries tcp 198.18.37.2 port 22 from the host, which must not be reachable"));
  t.is(await typed("cat /etc/kvmnet/policy.d/ReachabilityTest-kvreach.result"), "failed it answers");
  const passed = await reachabilityTest.update(taken.host, left, argsFor({ ...ssh, expect: "unreachable" }), []);
  t.true(passed.passed);
  t.deepEqual(passed.faults, []);

  await typed("ip netns exec kvreach nft delete table inet shut");
  const six = await reachabilityTest.update(taken.host, passed, argsFor({ ...ssh, address: "fd00:37::2" }), []);
  t.true(six.passed, "IPv6");
  await t.throwsAsync(reachabilityTest.update(taken.host, six, argsFor({ ...ssh, namespace: "none", expect: "unreachable" }), []), {
    message: /it cannot be tried: /,
  });
  await reachabilityTest.delete(taken.host, six);
  t.is(await typed("ls -d /etc/kvmnet 2>/dev/null; :"), "");
});
