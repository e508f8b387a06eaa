import test from "ava";
import { kindArgs } from "../../provider/engine/args";
import { argsOf } from "../../provider/engine/diff";
import { openHost } from "../../provider/host/hosts";
import { startFarServer } from "../../provider/policy/table/farServer";
import { throughputTest } from "../../provider/policy/throughputTest";
import type { ThroughputTestState } from "../../provider/policy/throughputTest/types";
import { trafficPolicy } from "../../provider/policy/trafficPolicy";
import type { AnyKind } from "../../provider/resource/kind";
import { type TakenHost, takeHosts } from "../lab";

/** Somebody in a network namespace behind a device of the host, whose limits are what is measured. */
let taken: TakenHost;
/** Whose server is started, once. */
let other: TakenHost;
const typed = async (script: string): Promise<string> =>
  (await taken.host.run({ name: "typed by hand", script, mutates: true, timeoutMs: 60_000 })).stdout.trim();

const tidy = () =>
  typed(
    "ip netns pids kvthru | xargs -r kill; ip netns del kvthru; ip link del kvthru0; rm -rf /etc/kvmnet/policy.d /etc/kvmnet/policy.nft; rmdir /etc/kvmnet; :",
  );

test.serial.before(async () => {
  [taken, other] = (await takeHosts(2)) as [TakenHost, TakenHost];
  await tidy();
  await typed(`set -e
ip netns add kvthru; ip link add kvthru0 type veth peer name eth0 netns kvthru; ip link set kvthru0 up; ip addr add 198.18.39.1/30 dev kvthru0; ip addr add fd00:39::1/64 dev kvthru0 nodad
ip -n kvthru link set lo up; ip -n kvthru link set eth0 up; ip -n kvthru addr add 198.18.39.2/30 dev eth0; ip -n kvthru addr add fd00:39::2/64 dev eth0 nodad`);
});

test.serial.after.always(async () => {
  if (taken) {
    await tidy();
    await taken.release();
    await other.release();
  }
});

function argsFor(kind: AnyKind, given: object) {
  const all = kindArgs(kind).parse({ name: "kvthru", owner: "guests/stack/kvthru", ...given }) as Record<string, unknown>;
  return { ...argsOf(all as never), ...kind.complete(all as never) } as never;
}

const put = (given: object, state?: ThroughputTestState) =>
  state ? throughputTest.update(taken.host, state, argsFor(throughputTest, given), []) : throughputTest.create(taken.host, argsFor(throughputTest, given));
const leftBy = async (failing: Promise<unknown>, t: { throwsAsync: (failing: Promise<unknown>) => Promise<unknown> }) =>
  (await t.throwsAsync(failing)) as { message: string; details: { partialState: ThroughputTestState } };

const to = { server: "started", serverNamespace: "kvthru", address: "198.18.39.2", seconds: 2 };
/** 8 Mbit/s. */
const LIMIT = { device: "kvthru0", outbound: { averageKiBps: 1000 } };

test.serial("a limit is measured: without it more arrives than may, with it less than without, by TCP and UDP, and only the way that it limits", async (t) => {
  const most = { ...to, rateMbps: 40, maximumMbps: 12 };
  const above = await leftBy(put(most), t);
  t.regex(above.message, /what arrives by tcp at 198\.18\.39\.2 port 5201 from the host, which has to be at most 12 Mbit\/s: \d+(\.\d+)? Mbit\/s arrived/);
  const failed = above.details.partialState;
  t.false(failed.passed);
  t.true((failed.measuredMbps ?? 0) > 20, `${failed.measuredMbps}`);

  const limit = await trafficPolicy.create(taken.host, argsFor(trafficPolicy, LIMIT));
  const looked = await throughputTest.read(taken.host, "kvthru", failed);
  t.is(looked?.measuredMbps, failed.measuredMbps, "a refresh measures nothing");
  const foreseen = await throughputTest.foresee?.(taken.host, argsFor(throughputTest, most), failed);
  t.true(foreseen?.notes.some((note) => note.startsWith("measures for 2 s what arrives by tcp")));
  const kept = await put(most, failed);
  t.true(kept.passed);
  t.true((kept.measuredMbps ?? 0) > 4 && (kept.measuredMbps ?? 0) < 12, `${kept.measuredMbps}`);

  const udp = await put({ ...most, protocol: "udp", address: "fd00:39::2" }, kept);
  t.true((udp.measuredMbps ?? 0) > 4 && (udp.measuredMbps ?? 0) < 12, `UDP, of which what is too much is lost: ${udp.measuredMbps}`);
  const back = await put({ ...to, rateMbps: 40, direction: "receive", minimumMbps: 30 }, udp);
  t.true((back.measuredMbps ?? 0) > 30, `the other way: ${back.measuredMbps}`);
  const below = await leftBy(put({ ...to, minimumMbps: 30 }, back), t);
  t.regex(below.message, /at least 30 Mbit\/s: \d+(\.\d+)? Mbit\/s arrived/);

  t.is(await typed("ip netns pids kvthru"), "", "no server is left");
  await throughputTest.delete(taken.host, back);
  await trafficPolicy.delete(taken.host, limit);
  t.is(await typed("ls -d /etc/kvmnet 2>/dev/null; :"), "");
});

test.serial("tests of one run are measured one after another; what cannot be measured says why, in the preview where it is known", async (t) => {
  const names = ["kvthru", "kvthru2", "kvthru3"];
  const started = Date.now();
  const both = await Promise.all(names.map((name) => put({ ...to, name, seconds: 1, rateMbps: 20, minimumMbps: 10 })));
  t.true(
    both.every(({ passed }) => passed),
    "of one port, of which each has its turn",
  );
  t.true(Date.now() - started > 3000);
  await Promise.all(both.map((state) => throughputTest.delete(taken.host, state)));

  const silent = await leftBy(put({ server: "running", address: "198.18.39.2", seconds: 1, withinSeconds: 1, minimumMbps: 1 }), t);
  t.regex(silent.message, /it cannot be measured: unable to connect to server: Connection refused/);
  t.is(silent.details.partialState.measuredMbps, undefined);
  await typed("ip netns exec kvthru setsid socat TCP4-LISTEN:5201,fork,reuseaddr EXEC:cat >/dev/null 2>&1 </dev/null & sleep 0.5");
  const others = await leftBy(put({ ...to, seconds: 1, minimumMbps: 1 }), t);
  t.regex(others.message, /it cannot be measured: somebody listens on port 5201 already/);
  const nowhere = await leftBy(put({ ...to, serverNamespace: "none", minimumMbps: 1 }), t);
  t.regex(nowhere.message, /it cannot be measured: there is no network namespace none/);
  await throughputTest.delete(taken.host, nowhere.details.partialState);

  await typed("mv /usr/bin/iperf3 /usr/bin/iperf3.away");
  try {
    const preview = async () => throughputTest.foresee?.(taken.host, argsFor(throughputTest, { ...to, minimumMbps: 1 }));
    await t.throwsAsync(preview, { message: /no `iperf3`[\s\S]*apt-get install iperf3/ });
  } finally {
    await typed("mv /usr/bin/iperf3.away /usr/bin/iperf3");
  }
});

test.serial("a server on another host is started for the test, and there alone; it ends with it, and by itself when nobody ends it", async (t) => {
  // Ports of the lab's hosts are in its ssh config, as they differ.
  const { port: _, ...connection } = taken.connection;
  const near = await openHost(connection);
  const put = (given: object, state?: ThroughputTestState) =>
    state ? throughputTest.update(near, state, argsFor(throughputTest, given), []) : throughputTest.create(near, argsFor(throughputTest, given));
  const there = async (script: string) => (await other.host.run({ name: "typed by hand", script })).stdout.trim();
  const far = { server: "started", serverHost: other.connection.host, address: other.lab.address, port: 5207, seconds: 1, rateMbps: 20, minimumMbps: 5 };
  try {
    const measuring = put(far);
    const listening = await there('for try in $(seq 100); do said=$(ss -Hlnt \'sport = :5207\'); [ -z "$said" ] || break; sleep 0.1; done; echo "$said"');
    const measured = await measuring;
    t.true(measured.passed, `${measured.measuredMbps}`);
    t.regex(listening, new RegExp(`${other.lab.address}:5207 `), "on the address of the test alone");
    t.is(await there("pgrep -x iperf3; :"), "", "it has ended");
    const back = await put({ ...far, direction: "receive", triggers: ["2"] }, measured);
    t.true(back.passed, "the other way");

    await there("setsid socat TCP4-LISTEN:5207,fork,reuseaddr EXEC:cat >/dev/null 2>&1 </dev/null & sleep 0.5");
    const busy = await t.throwsAsync(put({ ...far, triggers: ["3"] }, back));
    t.regex(busy?.message ?? "", new RegExp(`${other.connection.host}[\\s\\S]*somebody listens on port 5207 already`));
    await there("pkill -f TCP4-LISTEN:5207; sleep 0.5");
    await t.throwsAsync(put({ ...far, serverHost: "nowhere.invalid", triggers: ["3"] }, back), { message: /nowhere\.invalid/ });
    t.deepEqual((await throughputTest.read(near, "kvthru", back))?.faults, [], "the last one counts");

    // As a client that was killed leaves it: nobody ends it, and nobody tests.
    await startFarServer(near, { host: other.connection.host ?? "", address: other.lab.address, port: 5208, seconds: -117 });
    t.not(await there("pgrep -x iperf3; :"), "");
    t.is(await there("sleep 4; pgrep -x iperf3; :"), "");
    await throughputTest.delete(near, back);
  } finally {
    await near.close();
  }
});
