import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import fc from "fast-check";
import { checkArgs } from "../../../provider/engine/check";
import type { Host } from "../../../provider/host/host";
import { openHost as connect } from "../../../provider/host/hosts";
import { lookAt } from "../../../provider/host/round/round";
import { findOpenVswitch } from "../../../provider/import/findOpenVswitch";
import { groupFields } from "../../../provider/ovs/flowTable";
import { ovsBridge } from "../../../provider/ovs/ovsBridge";
import { byName, expect, mutateBridges } from "../../../provider/ovs/ovsdb";
import { ovsPort } from "../../../provider/ovs/ovsPort";
import { openVswitch, type Work } from "../../../provider/ovs/world";
import { KvmnetError } from "../../../provider/resource/error";
import { openHost, type TakenHost, takeHost } from "../../lab";
import { through } from "../../wrapped";

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

test.serial("an older Open vSwitch, which lacks a column or a table that we ask for, is looked at without it", async (t) => {
  const folder = "/run/kvnolder";
  const lacks = "Open_vSwitch.dpdk_initialized Port.cvlans Bridge.ipfix Flow_Sample_Collector_Set IPFIX";
  await host.run({
    name: "by hand",
    script: `set -e; mkdir -p ${folder}; cat > ${folder}/older.py
python3 ${folder}/older.py /usr/share/openvswitch/vswitch.ovsschema ${folder}/schema ${lacks}; ovsdb-tool create ${folder}/db ${folder}/schema
ovsdb-server --detach --no-chdir --pidfile=${folder}/pid --log-file=/dev/null --remote=punix:${folder}/db.sock --unixctl=${folder}/ctl ${folder}/db
ovs-vsctl --no-wait --db=unix:${folder}/db.sock init -- add-br old0 -- set Open_vSwitch . iface_types=internal`,
    input: readFileSync(path.join(__dirname, "older.py"), "utf8"),
    mutates: true,
  });
  try {
    const older = through(host, (step, send) => send({ ...step, script: `OVS_RUNDIR=${folder}; export OVS_RUNDIR\n${step.script}` }));
    const seen = await openVswitch.look(older);
    t.deepEqual(
      seen.bridges.map(({ name }) => name),
      ["old0"],
    );
    t.deepEqual(seen.abilities, { interfaceTypes: ["internal"], dpdk: false });
    t.deepEqual(seen.ports[0]?.cvlans, []);
    t.deepEqual(seen.exports, []);
  } finally {
    await sh(`kill $(cat ${folder}/pid); rm -rf ${folder}`);
  }
});

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
  await lookAt(host, openVswitch);
  // Past this session, so that its snapshot is stale now.
  await taken.lab.sh("ovs-vsctl set Bridge liveb0 external_ids:theirs=x");
  const updated = await ovsBridge.update(host, state, bridge({ externalIds: { a: "2" } }), []);
  t.deepEqual(updated.externalIds, { a: "2" });
  t.regex(await sh("ovs-vsctl get Bridge liveb0 external_ids"), /theirs=x/);
});

test.serial("works are one transaction; what the database refuses or finds changed is left out of it, and told in its words", async (t) => {
  await sh("ovs-vsctl add-br liveb0 -- set Bridge liveb0 datapath_type=netdev");
  const nobody: ["uuid", string] = ["uuid", "00000000-0000-4000-8000-000000000000"];
  const task = (operations: Work["operations"]) => ({ resource: "", step: "try it", work: { operations, danger: undefined, guard: undefined } });
  const noted = (key: string) => [{ op: "mutate", table: "Bridge", where: byName("liveb0"), mutations: [["external_ids", "insert", ["map", [[key, "1"]]]]] }];
  const begun = Number(await sh("ovs-vsctl get Open_vSwitch . next_cfg"));
  const { ends } = await openVswitch.write(host, await lookAt(host, openVswitch), [
    task(noted("a")),
    task([expect("Bridge", byName("liveb0"), []), ...noted("stale")]),
    task([{ op: "update", table: "Bridge", where: byName("liveb0"), row: { no_such_column: 1 } }]),
    task(noted("b")),
  ]);
  t.deepEqual(
    ends.map(({ end }) => end),
    ["done", "stale", "failed", "done"],
  );
  t.regex((ends[2] as { error: KvmnetError }).error.details.toolOutput ?? "", /no_such_column/);
  t.is(await sh("ovs-vsctl get Bridge liveb0 external_ids"), '{a="1", b="1"}\n');
  t.is(Number(await sh("ovs-vsctl get Open_vSwitch . next_cfg")), begun + 1);
  // The database checks references when all is done, and does not say whose it was.
  const doomed = await openVswitch.write(host, await lookAt(host, openVswitch), [task(noted("c")), task([mutateBridges("insert", nobody)]), task(noted("d"))]);
  t.deepEqual(
    doomed.ends.map(({ end }) => end),
    ["done", "failed", "done"],
  );
  t.regex((doomed.ends[1] as { error: KvmnetError }).error.details.toolOutput ?? "", /referential integrity/);
});

test.serial("ten ports at once are one transaction, ten removals another", async (t) => {
  await ovsBridge.create(host, bridge());
  const config = async () => Number(await sh("ovs-vsctl get Open_vSwitch . next_cfg"));
  const begun = await config();
  const names = Array.from({ length: 10 }, (_, i) => `livep${i}`);
  const states = await Promise.all(names.map((name) => ovsPort.create(host, port({ name }))));
  t.true(states.every(({ ofport = -1 }) => ofport > 0));
  t.is(await config(), begun + 1);
  await Promise.all(states.map((state) => ovsPort.delete(host, state)));
  t.is(await config(), begun + 2);
  t.is(await sh("ovs-vsctl list-ports liveb0"), "");
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

test.serial("ovs-vswitchd is gone: an error that says so, and nothing is changed", async (t) => {
  await ovsBridge.create(host, bridge());
  await taken.lab.sh("kill -9 $(cat /run/openvswitch/ovs-vswitchd.pid)");
  try {
    const failed = await refusal(ovsPort.create(host, port()));
    t.is(failed.code, "daemon-not-running");
    t.regex(failed.message, /ovs-vswitchd is not running; nothing was changed/);
    t.is(await sh("ovs-vsctl list-ports liveb0"), "");
  } finally {
    await taken.lab.sh("lab-daemon restart openvswitch");
  }
});

test.serial("ovs-vswitchd stands still: an error that says so, what is in the database is kept, and the next run finishes it", async (t) => {
  await ovsBridge.create(host, bridge());
  await taken.lab.sh("kill -STOP $(cat /run/openvswitch/ovs-vswitchd.pid)");
  const began = Date.now();
  const failed = await Promise.all(["livep0", "livep1"].map((name) => refusal(ovsPort.create(host, port({ name }))))).finally(() =>
    taken.lab.sh("kill -CONT $(cat /run/openvswitch/ovs-vswitchd.pid)"),
  );
  t.true(Date.now() - began < 30_000, "both wait together");
  for (const { code, message, details } of failed) {
    t.is(code, "daemon-not-running");
    t.regex(message, /ovs-vswitchd did not take it up in time/);
    t.like(details.partialState, { owner, error: "ovs-vswitchd has not taken it up" });
  }
  const finished = await ovsPort.update(host, failed[0]?.details.partialState as never, port(), []);
  t.true((finished.ofport ?? -1) > 0);
});

test.serial("ovsdb-server stands still: an error in bounded time, and the next run finds what was carried out later", async (t) => {
  await ovsBridge.create(host, bridge());
  await taken.lab.sh("kill -STOP $(cat /run/openvswitch/ovsdb-server.pid)");
  const silent = await refusal(ovsPort.create(host, port())).finally(() => taken.lab.sh("kill -CONT $(cat /run/openvswitch/ovsdb-server.pid)"));
  t.is(silent.code, "deadline");
  t.regex(silent.message, /ovsdb-server does not answer/);
  t.true(((await ovsPort.create(host, port())).ofport ?? -1) > 0);
});

/** Says hello and answers what keeps the connection alive, as any controller does. */
const CONTROLLER = `import socket
s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(("127.0.0.1", 16654)); s.listen(1)
c, _ = s.accept(); c.sendall(bytes([1, 0, 0, 8, 0, 0, 0, 1]))
while True:
    head = c.recv(8, socket.MSG_WAITALL)
    if len(head) < 8: break
    body = c.recv(int.from_bytes(head[2:4], "big") - 8, socket.MSG_WAITALL) if head[3] > 8 or head[2] else b""
    if head[1] == 2: c.sendall(head[:1] + bytes([3]) + head[2:] + body)
`;

test.serial("whether a controller is connected is an output", async (t) => {
  const targets = { controllers: ["tcp:127.0.0.1:16654", "tcp:127.0.0.1:16656"], failMode: "secure" };
  await taken.lab.sh(`cat >/tmp/livectl.py <<'X'\n${CONTROLLER}X\ntimeout 60 python3 /tmp/livectl.py >/dev/null 2>&1 &`);
  const made = await ovsBridge.create(host, bridge(targets));
  let seen = made.connectedControllers;
  for (let tries = 0; seen.length === 0 && tries < 30; tries++) {
    await sleep(500);
    seen = (await ovsBridge.read(host, "liveb0", made))?.connectedControllers ?? [];
  }
  t.deepEqual(seen, ["tcp:127.0.0.1:16654"], "and not the other one, where nobody listens");
  t.deepEqual(ovsBridge.plan((await ovsBridge.read(host, "liveb0", made)) as never, bridge(targets)), [], "it is no drift");
});

test.serial("a fake bridge is not taken for a port or a bridge", async (t) => {
  await ovsBridge.create(host, bridge());
  await sh("ovs-vsctl add-br livefake liveb0 5 -- add-port livefake livep1 -- set Interface livep1 type=internal");
  t.regex((await refusal(ovsPort.create(host, port({ name: "livefake", adopt: true })))).message, /a fake bridge \(VLAN 5 of liveb0\)/);
  t.regex((await refusal(ovsPort.create(host, port({ bridge: "livefake" })))).message, /bridge: "liveb0", tag: 5/);
  const [found] = (await findOpenVswitch(host)).filter(({ name }) => name === "livefake");
  t.regex((found as { remark: string }).remark, /a fake bridge/);
  const adopted = await ovsPort.create(host, port({ name: "livep1", tag: 5, adopt: true }));
  t.is(adopted.tag, 5);
  t.is(await sh("ovs-vsctl port-to-br livep1"), "livefake\n", "it stays where it is");
});

test.serial("whatever VLANs a port has by hand, it is adopted as it is", async (t) => {
  const vlan = fc.integer({ min: 1, max: 4094 });
  const some = fc.uniqueArray(vlan, { maxLength: 3 });
  const columns = fc.record({
    tag: fc.option(vlan, { nil: undefined }),
    trunks: some,
    cvlans: some,
    vlanMode: fc.constantFrom(undefined, "access", "trunk", "native-tagged", "native-untagged", "dot1q-tunnel"),
  });
  await ovsBridge.create(host, bridge());
  const show = () => sh("ovs-vsctl --columns=_uuid,tag,trunks,cvlans,vlan_mode list Port livep0");
  await fc.assert(
    fc.asyncProperty(columns, async ({ tag = "[]", trunks, cvlans, vlanMode = "[]" }) => {
      await sh(`ovs-vsctl --if-exists del-port livep0 -- add-port liveb0 livep0 -- set Interface livep0 type=internal \
        -- set Port livep0 tag=${tag} trunks=[${trunks}] cvlans=[${cvlans}] vlan_mode=${vlanMode}`);
      const before = await show();
      const [item] = (await findOpenVswitch(host)).filter(({ name }) => name === "livep0");
      const args = { name: "livep0", owner, ...(item as { args: object }).args, adopt: true };
      t.deepEqual(checkArgs(ovsPort, args).failures, []);
      await ovsPort.create(host, ovsPort.complete(args as never) as never);
      t.is(await show(), before);
    }),
    { numRuns: 12 },
  );
});

test.serial("clients race on one host: no update is lost, and each port and key is there in the end", async (t) => {
  await ovsBridge.create(host, bridge());
  const clients = await Promise.all([0, 1, 2].map(() => connect(taken.connection)));
  try {
    const seed = Date.now() % 2 ** 31;
    t.log(`seed ${seed}`);
    const action = fc.record({ client: fc.nat(2), port: fc.nat(5), tag: fc.integer({ min: 1, max: 4000 }), delay: fc.nat(60) });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(action, { minLength: 4, maxLength: 12, selector: ({ client, port: number }) => `${client} ${number}` }),
        async (actions) => {
          await sh(
            "for p in $(ovs-vsctl list-ports liveb0); do ovs-vsctl del-port $p; done; for i in $(seq 0 11); do ovs-vsctl remove Bridge liveb0 external_ids k$i; done",
          );
          // Each client has an owner and ports of its own, and all of them note a key of theirs on the one bridge at the same time.
          const done = await Promise.all(
            actions.map(async ({ client, port: number, tag, delay }, i) => {
              await sleep(delay);
              const name = `lr${client}x${number}`;
              const mine = clients[client] as Host;
              const state = await ovsPort.create(mine, port({ name, owner: `race/${client}`, tag }));
              await openVswitch.write(mine, await lookAt(mine, openVswitch), [
                {
                  resource: "",
                  step: "note it",
                  work: {
                    operations: [
                      { op: "mutate", table: "Bridge", where: byName("liveb0"), mutations: [["external_ids", "insert", ["map", [[`k${i}`, "1"]]]]] },
                    ],
                    danger: undefined,
                    guard: undefined,
                  },
                },
              ]);
              t.is(state.tag, tag);
              return { name, tag };
            }),
          );
          const { ports, bridges } = await openVswitch.look(host);
          for (const { name, tag } of done) {
            t.is(ports.find((row) => row.name === name)?.tag, tag);
          }
          const keys = bridges.find(({ name }) => name === "liveb0")?.externalIds ?? {};
          t.deepEqual(Object.keys(keys).filter((key) => /^k\d/.test(key)).length, actions.length);
          t.is(keys["kvmnet-owner"], owner);
        },
      ),
      { numRuns: 4, seed },
    );
    // One port that all of them want: one gets it, the others hear whose it is.
    const ends = await Promise.allSettled(clients.map((mine, i) => ovsPort.create(mine, port({ owner: `race/${i}`, tag: i + 1 }))));
    t.is(ends.filter(({ status }) => status === "fulfilled").length, 1);
    for (const end of ends) {
      t.true(end.status === "fulfilled" || /belongs to race/.test(String(end.reason)), String((end as { reason?: unknown }).reason));
    }
  } finally {
    await Promise.all(clients.map((one) => one.close()));
  }
});

test.serial("an OpenFlow table with a limit refuses flows beyond it, or one with a timeout makes room", async (t) => {
  const limited = (overflowPolicy: string) => bridge({ failMode: "secure", flowTables: [{ table: 0, flowLimit: 2, overflowPolicy }] });
  const add = (inPort: number) => sh(`ovs-ofctl add-flow liveb0 "idle_timeout=600,in_port=${inPort},actions=drop" 2>&1 || :`);
  const state = await ovsBridge.create(host, limited("refuse"));
  t.is([await add(1), await add(2)].join(""), "");
  t.regex(await add(3), /TABLE_FULL/);
  await ovsBridge.update(host, state, limited("evict"), []);
  t.is(await add(3), "");
  t.is((await sh("ovs-ofctl dump-flows liveb0 | grep -c in_port=")).trim(), "2");
});

test.serial("Open vSwitch knows the fields by which flows may be grouped, and their bits", async (t) => {
  // ovs-ofctl reads fields as ovs-vswitchd does, which complains in its log alone.
  const words = async (bitsOf: (bits: number) => string) =>
    sh(
      Object.entries(groupFields)
        .map(([name, bits]) => `ovs-ofctl parse-flow 'actions=push:${name}[${bitsOf(bits)}]' 2>&1 || :`)
        .join("\n"),
    );
  t.notRegex(await words((bits) => `0..${bits - 1}`), /unknown field|is not valid/);
  const beyond = await words(String);
  for (const [name, bits] of Object.entries(groupFields)) {
    t.true(beyond.includes(`${name}[${bits}]: starting bit ${bits} is not valid because field is only ${bits} bits wide`), name);
  }
});
