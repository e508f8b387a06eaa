import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { createProvider } from "../../provider/adapter/provider";
import { connection } from "../../provider/host/connection";
import { type OpenHost, openHost } from "../../provider/host/hosts";
import type { AnyKind } from "../../provider/resource/kind";
import { Engine } from "../conformance/engine";
import { lookAtNeighbours, makeNeighbours, removeNeighbours } from "../conformance/neighbours";
import { samples as reservation } from "../conformance/samples/dhcpReservation";
import { samples as record } from "../conformance/samples/dnsRecord";
import { samples as nat } from "../conformance/samples/natNetwork";
import { samples as bridge } from "../conformance/samples/ovsBridge";
import { samples as port } from "../conformance/samples/ovsPort";
import { samples as rule } from "../conformance/samples/policyRule";
import { samples as group } from "../conformance/samples/portGroup";
import { samples as route } from "../conformance/samples/staticRoute";
import { seeded } from "../kill/random";
import { type TakenHost, takeHost } from "../lab";

/** Two and three stacks change one host at the same moment: each in a process and a session of its own, as far as the host can tell. */

const random = seeded();
const rounds = Number(process.env.KVMNET_RACES ?? 3);

let taken: TakenHost;
let neighbours: string;
let sessions: OpenHost[] = [];

test.serial.before("a host with neighbours", async () => {
  taken = await takeHost();
  await makeNeighbours(taken.host);
  neighbours = await lookAtNeighbours(taken.host);
});

test.serial.after.always("leave the host as it was", async () => {
  await closeSessions();
  if (taken) {
    await removeNeighbours(taken.host);
    await taken.release();
  }
});

/** Another run each time: nothing is known of what was read before. */
async function openSessions(): Promise<void> {
  await closeSessions();
  sessions = await Promise.all([0, 1, 2].map(() => openHost(taken.connection)));
}

async function closeSessions(): Promise<void> {
  await Promise.all(sessions.splice(0).map((session) => session.close()));
}

type Args = Record<string, unknown>;

/** A resource of one stack. */
class Mine {
  readonly engine: Engine;
  readonly args: (more: Args) => Args;

  constructor(kind: AnyKind, stack: number, common: Args) {
    this.engine = new Engine(() =>
      createProvider(kind, { connectionSchema: connection(), openHost: async () => sessions[stack] as OpenHost, report: () => undefined }),
    );
    this.args = (more) => ({ owner: `faults/stack${stack}/${common.name}`, connection: taken.connection, ...common, ...more });
  }

  up = (more: Args = {}) => this.engine.up(this.args(more));

  async inStep(more: Args = {}): Promise<void> {
    assert.equal(await this.engine.refresh(), "same", `${JSON.stringify(this.args(more))}: a refresh after the race`);
    assert.equal((await this.engine.preview(this.args(more))).op, "same", `${JSON.stringify(this.args(more))}: a preview after the race`);
  }

  destroy = () => this.engine.destroy();
}

const soon = async <T>(action: () => Promise<T>): Promise<T> => {
  await sleep(random.next() * 150);
  return action();
};

interface Race {
  readonly title: string;
  readonly setUp?: () => Promise<unknown>;
  readonly run: (round: number) => Promise<void>;
  readonly tearDown?: () => Promise<unknown>;
}

function race({ title, setUp, run, tearDown }: Race): void {
  test.serial(`at the same moment: ${title}`, async (t) => {
    t.timeout(300_000);
    t.log(`KVMNET_SEED=${random.seed}, ${rounds} cases`);
    const failures: string[] = [];
    await tearDown?.();
    try {
      for (let round = 0; round < rounds; round += 1) {
        await openSessions();
        await setUp?.();
        await openSessions();
        await run(round).catch((error) => failures.push(`case ${round}: ${error.message}`));
        await tearDown?.();
      }
    } finally {
      await tearDown?.();
    }
    t.is(failures.join("\n"), "");
    t.is(await lookAtNeighbours(taken.host), neighbours, "what others have is not as it was");
  });
}

const by = (script: string) => taken.host.run({ name: "by hand", script, mutates: true });

/** All of what several stacks have is there afterwards, and goes without a trace. */
function allThere(make: (round: number) => { readonly mine: Mine; readonly now: Args; readonly later?: Args }[]): (round: number) => Promise<void> {
  return async (round) => {
    const all = make(round);
    await Promise.all(all.map(({ mine, now }) => soon(() => mine.up(now))));
    for (const { mine, now } of all) {
      await mine.inStep(now);
    }
    await Promise.all(all.map(({ mine, now, later = now }) => soon(() => mine.up(later))));
    for (const { mine, now, later = now } of all) {
      await mine.inStep(later);
    }
    await Promise.all(all.map(({ mine }) => soon(mine.destroy)));
  };
}

/** One thing that all of them want: one gets it, the others hear that it is taken. */
function oneWins(kind: AnyKind, args: Args): () => Promise<void> {
  return async () => {
    const all = [0, 1, 2].map((stack) => new Mine(kind, stack, args));
    const ends = await Promise.allSettled(all.map((mine) => soon(mine.up)));
    const winners = all.filter((_, i) => ends[i]?.status === "fulfilled");
    const losers = ends.flatMap((end) => (end.status === "rejected" ? [String(end.reason?.message)] : []));
    assert.equal(winners.length, 1, `${winners.length} stacks heard that they have it:\n${losers.join("\n")}`);
    for (const words of losers) {
      assert.match(words, /belongs to|already|exists|carries no mark|there is one by now/);
    }
    await winners[0]?.inStep();
    await Promise.all(all.map((mine) => mine.destroy()));
  };
}

const network = "kvmnet-race";
const subnet = { cidr: "192.168.139.0/24" };
const removeNetwork = () => by(`virsh -q net-destroy ${network} 2>/dev/null; virsh -q net-undefine ${network} 2>/dev/null; true`);
let lan: Mine;
const makeNetwork = async () => {
  lan = new Mine(nat.kind, 0, { name: network, subnets: [subnet] });
  await lan.up();
};

race({
  title: "a network is redefined by its own stack while two others add and change entries in it",
  setUp: makeNetwork,
  tearDown: removeNetwork,
  run: async (round) => {
    const mine = [
      new Mine(reservation.kind, 1, { name: "race-r", network, mac: "52:54:00:99:00:01" }),
      new Mine(record.kind, 2, { name: "race-d", network, type: "host", hostnames: ["race.example"] }),
    ];
    for (const step of [1, 2]) {
      const entry = { ip: `192.168.139.2${step}` };
      const network = { subnets: [subnet], domain: { name: `race${round}x${step}.example` } };
      await Promise.all([soon(() => lan.up(network)), ...mine.map((one) => soon(() => one.up(entry)))]);
      await lan.inStep(network);
      for (const one of mine) {
        await one.inStep(entry);
      }
    }
    await Promise.all(mine.map((one) => soon(one.destroy)));
    await lan.destroy();
  },
});

race({
  title: "three stacks add, change and remove reservations in one network",
  setUp: makeNetwork,
  tearDown: removeNetwork,
  run: allThere(() =>
    [0, 1, 2].map((stack) => ({
      mine: new Mine(reservation.kind, stack, { name: `race-r${stack}`, network, mac: `52:54:00:99:00:0${stack}` }),
      now: { ip: `192.168.139.2${stack}` },
      later: { ip: `192.168.139.3${stack}` },
    })),
  ),
});

race({
  title: "three stacks add, change and remove port groups in one network",
  setUp: makeNetwork,
  tearDown: removeNetwork,
  run: allThere(() =>
    [0, 1, 2].map((stack) => ({
      mine: new Mine(group.kind, stack, { name: `race-g${stack}`, network }),
      now: { bandwidth: { inbound: { average: 1000 + stack } } },
      later: { bandwidth: { inbound: { average: 2000 + stack } } },
    })),
  ),
});

race({ title: "three stacks want the same network", tearDown: removeNetwork, run: oneWins(nat.kind, { name: network, subnets: [subnet] }) });

race({
  title: "three stacks want the same reservation",
  setUp: makeNetwork,
  tearDown: removeNetwork,
  run: oneWins(reservation.kind, { name: "race-r", network, mac: "52:54:00:99:00:01", ip: "192.168.139.21" }),
});

race({
  title: "three stacks want the same policy rule",
  tearDown: () => by("while ip rule del priority 1099 2>/dev/null; do :; done; rm -f /run/kvmnet/rule-race*"),
  run: oneWins(rule.kind, { name: "race-rule", priority: 1099, from: "198.19.99.0/24", table: "main" }),
});

race({
  title: "three stacks have policy rules of one priority, told apart by what they ask for",
  tearDown: () => by("while ip rule del priority 1098 2>/dev/null; do :; done; rm -f /run/kvmnet/rule-race*"),
  run: allThere(() =>
    [0, 1, 2].map((stack) => ({
      mine: new Mine(rule.kind, stack, { name: `race-rule${stack}`, priority: 1098, from: `198.19.9${stack}.0/24` }),
      now: { table: "main" },
      later: { table: 1098 },
    })),
  ),
});

const makeDevice = () =>
  by(
    "ip link show kvrace0 >/dev/null 2>&1 || { ip link add kvrace0 type veth peer name kvrace1 && ip link set kvrace0 up && ip link set kvrace1 up && ip addr add 198.18.99.1/24 dev kvrace0; }",
  );
const removeDevice = () => by("ip link delete kvrace0 2>/dev/null; rm -f /run/kvmnet/route-race*; true");

race({
  title: "three stacks want the same route",
  setUp: makeDevice,
  tearDown: removeDevice,
  run: oneWins(route.kind, { name: "race-route", destination: "198.19.99.0/24", gateway: "198.18.99.9" }),
});

race({
  title: "three stacks add, change and remove routes",
  setUp: makeDevice,
  tearDown: removeDevice,
  run: allThere(() =>
    [0, 1, 2].map((stack) => ({
      mine: new Mine(route.kind, stack, { name: `race-route${stack}`, destination: `198.19.9${stack}.0/24` }),
      now: { gateway: "198.18.99.9" },
      later: { gateway: "198.18.99.10" },
    })),
  ),
});

const makeSwitch = () => by("ovs-vsctl --may-exist add-br race0 -- set Bridge race0 datapath_type=netdev");
const removeSwitch = () => by("ovs-vsctl --if-exists del-br race0");

race({
  title: "three stacks want the same bridge of Open vSwitch",
  tearDown: removeSwitch,
  run: oneWins(bridge.kind, { name: "race0", datapathType: "netdev" }),
});

race({
  title: "three stacks want the same port",
  setUp: makeSwitch,
  tearDown: removeSwitch,
  run: oneWins(port.kind, { name: "racep0", bridge: "race0", type: "internal" }),
});

race({
  title: "three stacks add, change and remove ports of one bridge",
  setUp: makeSwitch,
  tearDown: removeSwitch,
  run: allThere(() =>
    [0, 1, 2].map((stack) => ({
      mine: new Mine(port.kind, stack, { name: `racep${stack}`, bridge: "race0", type: "internal" }),
      now: { tag: 5 },
      later: { tag: 6 },
    })),
  ),
});
