import test from "ava";
import type { Host } from "../../../provider/host/host";
import { ovsBridge } from "../../../provider/ovs/ovsBridge";
import { byName, commit, expect, mutateBridges, observe } from "../../../provider/ovs/ovsdb";
import { ovsPort } from "../../../provider/ovs/ovsPort";
import { KvmnetError } from "../../../provider/resource/error";
import { openHost, type TakenHost, takeHost } from "../../lab";

/** What only a real Open vSwitch can show, beyond what the conformance suite asks of every kind. */

const owner = "unit/ovs/live";
const bridge = (more = {}) => ovsBridge.complete({ name: "liveb0", owner, datapathType: "netdev", ...more } as never) as never;
const port = (more = {}) => ({ name: "livep0", owner, bridge: "liveb0", type: "internal", ...more }) as never;

let taken: TakenHost;
let host: Host;
const sh = async (script: string) => (await host.run({ name: "by hand", script: `set -e\n${script}`, mutates: true })).stdout;
const clear = () => sh("ovs-vsctl --if-exists del-br liveb0 -- --if-exists del-br liveb1");

test.serial.before(async () => {
  taken = await takeHost();
  host = taken.host;
  await clear();
});
test.serial.afterEach.always(clear);
test.serial.after.always(() => taken?.release());

const refusal = async (action: Promise<unknown>): Promise<KvmnetError> => {
  try {
    await action;
  } catch (error) {
    if (error instanceof KvmnetError) {
      return error;
    }
    throw error;
  }
  throw new Error("it was not refused");
};

test.serial("a guest that is plugged is named and kept; with permission it goes with the bridge", async (t) => {
  const state = await ovsBridge.create(host, bridge());
  await sh(`ip tuntap add livet0 mode tap
    ovs-vsctl add-port liveb0 livet0 other_config:transient=true -- set Interface livet0 external_ids:attached-mac=52:54:00:aa:bb:cc external_ids:vm-id=2b5b`);
  try {
    const kept = await refusal(ovsBridge.delete(host, state));
    t.is(kept.code, "refused");
    t.regex(kept.message, /2b5b \(52:54:00:aa:bb:cc on livet0\)/);
    const read = await ovsBridge.read(host, "liveb0", state);
    t.deepEqual(ovsBridge.plan(read as never, bridge()), [], "a guest's port is no drift");
    const restart = await refusal(ovsBridge.update(host, read as never, bridge({ datapathType: "system" }), []));
    t.is(restart.code, "refused");
    const allowed = await ovsBridge.update(host, read as never, bridge({ onGuestsAttached: { restart: "refuse", delete: "detach" } }), []);
    await ovsBridge.delete(host, allowed);
    t.is(await ovsBridge.read(host, "liveb0", allowed), undefined);
  } finally {
    await sh("ip link delete livet0");
  }
});

test.serial("the NIC that carries our session is not taken", async (t) => {
  await ovsBridge.create(host, bridge());
  const wire = await openHost(taken.lab.wireConnection);
  t.deepEqual(wire.facts.sessionDevices.includes("eth0"), true, "the lab's wire connection comes in over eth0");
  const refused = await refusal(ovsPort.create(wire, port({ name: "eth0", type: "system" })));
  t.is(refused.code, "refused");
  t.regex(refused.message, /eth0, which carries our own session/);
  t.false((await sh("ovs-vsctl list-ports liveb0")).includes("eth0"));
});

test.serial("a NIC that is not there: its row is in the state, finished when the NIC comes, removed by delete", async (t) => {
  await ovsBridge.create(host, bridge());
  const failed = await refusal(ovsPort.create(host, port({ name: "livenic0", type: "system" })));
  t.regex(failed.details.toolOutput ?? "", /No such device/);
  const partial = failed.details.partialState as never;
  t.like(partial, { name: "livenic0", ofport: -1 });
  await sh("ip link add livenic0 type veth peer name livenic1");
  try {
    const finished = await ovsPort.update(host, partial, port({ name: "livenic0", type: "system" }), []);
    t.true((finished.ofport ?? -1) > 0);
    await ovsPort.delete(host, finished);
    t.is(await sh("ovs-vsctl list-ports liveb0"), "");
  } finally {
    await sh("ip link delete livenic0");
  }
});

test.serial("a bridge that the host cannot make: in Open vSwitch's words, and mended by the next update", async (t) => {
  if ((await sh("grep -cw openvswitch /proc/modules || true")).trim() !== "0") {
    return t.pass("this kernel has the datapath");
  }
  const failed = await refusal(ovsBridge.create(host, bridge({ datapathType: "system" })));
  t.regex(failed.message, /failed to (open datapath|create bridge) liveb0/);
  const mended = await ovsBridge.update(host, failed.details.partialState as never, bridge(), []);
  t.is(mended.datapathId.length, 16);
});

test.serial("what others change meanwhile is looked at anew", async (t) => {
  const state = await ovsBridge.create(host, bridge({ externalIds: { a: "1" } }));
  await observe(host);
  // Past this session, so that its snapshot is stale now.
  await taken.lab.sh("ovs-vsctl set Bridge liveb0 external_ids:theirs=x");
  const updated = await ovsBridge.update(host, state, bridge({ externalIds: { a: "2" } }), []);
  t.deepEqual(updated.externalIds, { a: "2" });
  t.regex(await sh("ovs-vsctl get Bridge liveb0 external_ids"), /theirs=x/);
});

test.serial("a transaction that the database refuses changes nothing, and is told in its words", async (t) => {
  const doomed = [expect("Bridge", byName("liveb0"), []), mutateBridges("insert", ["uuid", "00000000-0000-4000-8000-000000000000"])];
  const refused = await refusal(commit(host, { step: "break it", object: "liveb0", operations: doomed }));
  t.is(refused.code, "step-failed");
  t.regex(refused.details.toolOutput ?? "", /referential integrity/);
});

test.serial("Open vSwitch is down: a word of its own, and the next run works", async (t) => {
  await taken.lab.sh("lab-daemon stop openvswitch");
  try {
    const down = await refusal(ovsBridge.create(host, bridge()));
    t.is(down.code, "daemon-not-running");
  } finally {
    await taken.lab.sh("lab-daemon start openvswitch");
  }
  t.is((await ovsBridge.create(host, bridge())).name, "liveb0");
});

test.serial("no value is in the arguments of a process", async (t) => {
  await ovsBridge.create(host, bridge());
  const secret = `psk-${process.pid}`;
  const seen = taken.lab.sh(`i=0; while [ $i -lt 150 ]; do cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' '; i=$((i+1)); done`);
  const creating = ovsPort.create(host, port({ type: "gre", remoteIp: "192.0.2.1", options: { note: secret } }));
  const [commandLines] = await Promise.all([seen, creating]);
  t.regex(commandLines, /ovs-vswitchd/, "the watch saw processes");
  t.false(commandLines.includes(secret));
  t.regex(await sh("ovs-vsctl get Interface livep0 options"), new RegExp(secret));
});

test.serial("a transaction may be larger than an argument of a process", async (t) => {
  await ovsBridge.create(host, bridge());
  const large = "x".repeat(200_000);
  const state = await ovsBridge.update(host, (await ovsBridge.read(host, "liveb0")) as never, bridge({ externalIds: { large } }), []);
  t.is(state.externalIds.large, large);
});
