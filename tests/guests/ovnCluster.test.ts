import test from "ava";
import { checkArgs } from "../../provider/engine/check";
import { argsOf } from "../../provider/engine/diff";
import type { Host } from "../../provider/host/host";
import { lookAt } from "../../provider/host/round/round";
import { ovnCentral } from "../../provider/ovn/central";
import { centralWorld } from "../../provider/ovn/central/world";
import { logicalSwitch } from "../../provider/ovn/logicalSwitch";
import type { AnyKind } from "../../provider/resource/kind";
import { type TakenHost, takeHosts } from "../lab";

/** OVN's databases on three hosts: a leader that dies, a member that is alone, one that leaves and one that is gone for good. */

type State = Record<string, unknown>;

const SWITCHES = Array.from({ length: 12 }, (_, i) => `kvc-${String(i).padStart(2, "0")}`);

let hosts: TakenHost[] = [];
let members: string[] = [];

const argsFor = (kind: AnyKind, name: string, args: object) => argsOf(checkArgs(kind, { owner: `ovn/cluster/${name}`, name, ...args }).inputs) as never;
const at = (index: number) => hosts[index] as TakenHost;
const centralArgs = (index: number, further: object = {}) => argsFor(ovnCentral, `kvc${index}`, { address: members[index], cluster: { members }, ...further });
const make = async (index: number, further?: object) => (await ovnCentral.create(at(index).host, centralArgs(index, further))) as unknown as State;
const addSwitch = (host: Host, name: string) => logicalSwitch.create(host, argsFor(logicalSwitch, name, {}));

async function looked(index: number): Promise<State> {
  await lookAt(at(index).host, centralWorld, Date.now());
  return (await ovnCentral.read(at(index).host, `kvc${index}`)) as unknown as State;
}

async function change(index: number, further: object): Promise<State> {
  const last = (await looked(index)) as never;
  return (await ovnCentral.update(at(index).host, last, centralArgs(index, further), [])) as unknown as State;
}

const kill = (index: number) => at(index).lab.sh("kill -9 $(cat /run/ovn/ovnnb_db.pid /run/ovn/ovnsb_db.pid /run/ovn/ovn-northd.pid)");
const switchesAt = async (index: number) =>
  (await at(index).lab.sh("ovn-nbctl --no-leader-only --timeout=5 --bare --columns=name list Logical_Switch")).split("\n").filter(Boolean).sort();
const role = (state: State, side: "northbound" | "southbound") => (state[`${side}Server`] as { role: string } | undefined)?.role;

const CLEAR = `/usr/share/ovn/scripts/ovn-ctl stop_northd >/dev/null 2>&1; lab-daemon stop ovn-central; rm -rf /var/lib/ovn/* /var/lib/ovn/.ovn* /run/ovn/ovn-northd.*
sed -i '/^# kvmnet begins/,/^# kvmnet ends/d' /etc/default/ovn-central`;

test.serial.before(async () => {
  hosts = await takeHosts(3);
  members = hosts.map(({ lab }) => lab.address);
});

test.serial.after.always(async () => {
  await Promise.all(hosts.map(({ lab }) => lab.exec(CLEAR)));
  await Promise.all(hosts.map(({ release }) => release()));
});

test.serial("one host's databases become a cluster of three, made in any order, with what is in them", async (t) => {
  const alone = (await ovnCentral.create(at(0).host, argsFor(ovnCentral, "kvc0", { address: members[0] }))) as unknown as State;
  t.is(alone.northboundServer, undefined);
  await addSwitch(at(0).host, "kvc-before");
  const [second, first, third] = await Promise.all([make(1), change(0, {}), make(2)]);
  for (const state of [second, first, third]) {
    t.deepEqual(state.cluster, { members });
    t.is(state.error, undefined);
  }
  const ids = [first, second, third].map((state) => state.northboundServer as { clusterId: string; serverId: string });
  t.is(new Set(ids.map(({ clusterId }) => clusterId)).size, 1, "one cluster");
  t.is(new Set(ids.map(({ serverId }) => serverId)).size, 3);
  t.is(first.southboundRemote, `tcp:${members[0]}:6642`);
  for (const index of [0, 1, 2]) {
    t.deepEqual(await switchesAt(index), ["kvc-before"]);
    t.deepEqual(ovnCentral.plan((await looked(index)) as never, centralArgs(index)), [], "in step");
  }
  const moved = ovnCentral.plan(first as never, centralArgs(0, { address: "100.64.0.99", cluster: { members: ["100.64.0.99", ...members.slice(1)] } }));
  t.is(moved.find(({ path }) => path[0] === "address")?.impact, "replace", "the others know a member by its address");
});

test.serial("the leader is killed while switches are made through another member: all of them are there, once", async (t) => {
  const states = await Promise.all([0, 1, 2].map(looked));
  const leader = states.findIndex((state) => role(state, "northbound") === "leader");
  const [through, third] = [0, 1, 2].filter((index) => index !== leader) as [number, number];
  const making = (async () => {
    for (const name of SWITCHES) {
      await addSwitch(at(through).host, name);
    }
  })();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await kill(leader);
  await making;
  t.deepEqual(await switchesAt(third), ["kvc-before", ...SWITCHES].sort());

  const found = await looked(leader);
  t.regex(String(found.error), /no ovsdb-server runs/);
  const mended = await change(leader, {});
  t.is(mended.error, undefined);
  t.deepEqual(await switchesAt(leader), ["kvc-before", ...SWITCHES].sort());
});

test.serial("a member that has lost the others says so: nothing is written there, nor shown", async (t) => {
  await kill(0);
  await kill(1);
  // What is sent before it notices is never answered, and takes as long as we wait for answers.
  await at(
    2,
  ).lab.sh(`for _ in $(seq 100); do ovsdb-client query unix:/run/ovn/ovnnb_db.sock '["_Server",{"op":"select","table":"Database","where":[],"columns":["name","connected"]}]' |
grep -q '"connected":false,"name":"OVN_Northbound"' && exit 0; sleep 0.1; done; exit 1`);
  await t.throwsAsync(addSwitch(at(2).host, "kvc-minority"), { message: /has lost the others/ });
  await t.throwsAsync(looked(2), { message: /has lost the others/ });
  // Who is down himself can be started, but has no cluster before another is there.
  await Promise.all([change(0, {}), change(1, {})]);
  t.false((await switchesAt(2)).includes("kvc-minority"));
  await addSwitch(at(2).host, "kvc-after");
  t.true((await switchesAt(0)).includes("kvc-after"));
});

test.serial("the first has lost its disk: it joins the others again, and makes no second cluster", async (t) => {
  const { clusterId } = (await looked(1)).northboundServer as { clusterId: string };
  await at(0).lab.exec(CLEAR);
  const again = await make(0);
  t.like(again, { error: undefined, northboundServer: { clusterId }, servers: [...members].sort() });
  t.true((await switchesAt(0)).includes("kvc-after"));
  const servers = async () => (await at(1).lab.sh("ovn-appctl -t /run/ovn/ovnsb_db.ctl cluster/status OVN_Southbound")).match(/^ {4}\w+ \(\w+ at /gm);
  t.is((await servers())?.length, 3, "of its former self nothing is left in the cluster");
});

test.serial("one is gone for good, another leaves, and the last keeps what is in it", async (t) => {
  await at(2).lab.exec(CLEAR);
  const early = (await looked(1)) as never;
  await t.throwsAsync(ovnCentral.delete(at(1).host, early), { message: new RegExp(`too few members are left: ${members[2]} does not answer`) });
  t.like(await looked(1), { error: undefined, servers: [...members].sort() }, "it is a member as before");
  const two = { cluster: { members: members.slice(0, 2) }, gone: [members[2]] };
  t.is((await change(0, two)).error, undefined);
  t.deepEqual(ovnCentral.plan((await looked(0)) as never, centralArgs(0, two)), []);
  t.deepEqual((await looked(1)).servers, [members[0], members[1]].sort());

  await ovnCentral.delete(at(1).host, (await looked(1)) as never);
  t.is((await at(1).lab.sh("ls -A /var/lib/ovn; grep kvmnet /etc/default/ovn-central || true")).trim(), "");
  const last = await looked(0);
  t.deepEqual(last.servers, [members[0]]);
  t.deepEqual(await switchesAt(0), ["kvc-after", "kvc-before", ...SWITCHES].sort());
  await t.throwsAsync(ovnCentral.delete(at(0).host, last as never), { message: /not empty: 14 Logical_Switch/ });
  await ovnCentral.delete(at(0).host, { ...last, onRowsLeft: "discard" } as never);
  t.is((await at(0).lab.sh("ls -A /var/lib/ovn")).trim(), "");
});
