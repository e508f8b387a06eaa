import { underGuard } from "../host/guard/guarded";
import { unlessPending } from "../host/guard/pending";
import { type GuardWish, guardOf, sharedGuard } from "../host/guard/settings";
import { guardWords } from "../host/guard/words";
import type { Host, Output } from "../host/host";
import type { Task, World } from "../host/round/world";
import { answersUnder, endOf, openVswitchServer, type RawEnd, type Server } from "./answer";
import { beforeSwitch, JOURNAL } from "./guarded";
import type { Operation, Table } from "./ovsdb";
import { confirmScript, guardedScript, lookScript, writeScript } from "./scripts";
import { columns, parseSnapshot, type Since, type Snapshot, type Tables } from "./snapshot";

/** What is done to the database for one resource. */
export interface Work extends GuardWish {
  /** Their `wait`s say what it was decided on. */
  readonly operations: readonly Operation[];
  /** A port whose LACP partner is given the time to answer. */
  readonly hears?: string;
  /** A bridge whose flows that are under way have to learn of the change. */
  readonly renews?: string;
}

/** Open vSwitch as its database says. Works that wait are one transaction; one whose rows have changed, or that the database refuses, is left out of it. */
export const openVswitch: World<Snapshot, Work> = {
  name: "ovs",
  stepSize: 100,
  look: async (host) => {
    const name = "read the Open vSwitch database";
    const { seen } = answerOf(host, name, await host.run({ name, script: lookScript(), args: [look], needs: tools }));
    return seen;
  },
  write: async (host, _seen, tasks) => {
    const step = stepOf(tasks);
    const guarded = sharedGuard(
      tasks.map(({ work }) => work),
      host.guard,
    );
    const output = guarded
      ? await guardedStep(host, step, tasks, guarded)
      : await unlessPending(host, { name: step, script: writeScript(), input: jobOf(tasks), mutates: true, needs: tools });
    const { seen, ends } = answerOf(host, step, output);
    const problem = "the Open vSwitch database refused the transaction; nothing was changed";
    return { seen, ends: ends.map((end, i) => endOf(end, { code: "step-failed", step: tasks[i]?.step, problem })) };
  },
  // Where something is there the changes say so.
  foretell: async (host, _seen, { work, changes }) =>
    changes === undefined && work.danger !== undefined ? [guardWords(work.danger, guardOf(work.guard, host.guard))] : [],
};

const tools = ["ovs-vsctl"];

function guardedStep(host: Host, step: string, tasks: readonly Task<Work>[], { reason, guard }: NonNullable<ReturnType<typeof sharedGuard>>): Promise<Output> {
  const undo = JSON.stringify({ undo: JOURNAL, closing: [nextConfiguration, onDisk] });
  return underGuard(host, {
    step,
    reason,
    guard,
    resources: tasks.map(({ resource }) => resource),
    devices: host.facts.sessionDevices,
    program: guardedScript(),
    orders: jobOf(tasks, { journal: JOURNAL }),
    undo,
    undoAtBoot: undo,
    boot: beforeSwitch,
    confirm: confirmScript(),
    args: [look],
    newAddresses: [],
  });
}

interface Answer {
  /** What `ovs-appctl lacp/show` says; nothing where no port speaks LACP. */
  readonly lacp: string;
  readonly ends: readonly RawEnd[];
  readonly since?: Since;
  readonly tables: Tables;
  readonly domains: Readonly<Record<string, string>>;
}

/** ovs-vswitchd sets cur_cfg to this when it has done what the transaction asks for. */
const nextConfiguration: Operation = { op: "mutate", table: "Open_vSwitch", where: [], mutations: [["next_cfg", "+=", 1]] };

/** ovsdb-server answers before its database is on the disk, unless it is told to wait: what we report as done shall outlive a power loss. */
const onDisk: Operation = { op: "commit", durable: true };

const everything = (Object.keys(columns) as Table[]).map((table) => ({ op: "select", table, where: [], columns: columns[table] }));

const jobOf = (tasks: readonly Task<Work>[], more: object = {}) =>
  JSON.stringify({
    works: tasks.map(({ work }) => work.operations),
    hears: tasks.flatMap(({ work }) => work.hears ?? []),
    renews: tasks.flatMap(({ work }) => work.renews ?? []),
    closing: [nextConfiguration, onDisk],
    readBack: everything,
    ...more,
  });

const look = jobOf([]);

interface Said extends Pick<Answer, "ends"> {
  readonly seen: Snapshot;
}

/** The last look counts; after a change under guard it is another one than that of the change. */
function answerOf(host: Host, step: string, output: Output): Said {
  const { change, last } = answersUnder<Answer>("ovsdb", server, host, step, output);
  const { tables, domains, lacp } = last;
  const { since, ends } = change;
  return { seen: { ...parseSnapshot(tables, domains, lacp), since }, ends };
}

const server: Server = {
  ...openVswitchServer,
  refusals: {
    5: { code: "daemon-not-running", problem: "ovs-vswitchd is not running; nothing was changed", remedy: `start it: ${openVswitchServer.start}` },
  },
};

const stepOf = (tasks: readonly Task<Work>[]): string => (tasks.length === 1 && tasks[0] ? tasks[0].step : "change bridges and ports of Open vSwitch");
