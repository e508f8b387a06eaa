import { stepFailure } from "../host/failure";
import { underGuard } from "../host/guard/guarded";
import { noticeTakenBack, takenBackOf } from "../host/guard/notice";
import { unlessPending } from "../host/guard/pending";
import { type GuardWish, guardOf, sharedGuard } from "../host/guard/settings";
import { guardWords } from "../host/guard/words";
import type { Host, Output } from "../host/host";
import type { End, Task, World } from "../host/round/world";
import { sectionsOf } from "../host/sections";
import { type ErrorDetails, KvmnetError } from "../resource/error";
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
    return { seen, ends: ends.map((end, i) => endOf(end, tasks[i]?.step)) };
  },
  // Where something is there the changes say so.
  foretell: async (host, _seen, { work, changes }) =>
    changes === undefined && work.danger !== undefined ? [guardWords(work.danger, guardOf(work.guard, host.guard))] : [],
};

const tools = ["ovs-vsctl"];

/** On the host, while a change is pending: what it has changed. */
const JOURNAL = "/var/lib/kvmnet/guard/pending/journal";

/** Its database outlives a reboot: it is put back before ovs-vswitchd reads it. */
const beforeSwitch = {
  after: ["ovsdb-server.service"],
  before: ["ovs-vswitchd.service"],
  wantedBy: ["ovs-vswitchd.service", "multi-user.target"],
};

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

type RawEnd = { readonly end: "done" | "stale" } | { readonly end: "failed"; readonly words: string };

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
function answerOf(host: Host, step: string, { stdout, stderr }: Output): Said {
  const sections = sectionsOf(stdout);
  const told = takenBackOf(sections.find(({ name }) => name === "taken-back")?.body ?? "");
  if (told) {
    noticeTakenBack(host.label, told);
  }
  const endings = sections.filter(({ name }) => name === "ended").map(({ device }) => Number(device));
  const bodies = sections.filter(({ name }) => name === "ovsdb").map(({ body }) => body);
  const code = endings.find((ending) => ending !== 0) ?? (endings.length === 0 ? 1 : 0);
  if (code !== 0) {
    const refusal = refusals[code] ?? stepFailure(stderr, code, host.facts);
    throw new KvmnetError({ ...refusal, host: host.label, step, exitCode: code, toolOutput: stderr });
  }
  const [change, last = change] = [bodies[0], bodies.at(-1)].map((body = "") =>
    parsed(body, { ...unusable, host: host.label, step, toolOutput: stderr || body.slice(0, 200) }),
  );
  const { tables, domains, lacp } = last as Answer;
  const { since, ends } = change as Answer;
  return { seen: { ...parseSnapshot(tables, domains, lacp), since }, ends };
}

const start = "systemctl start openvswitch-switch (Debian, Ubuntu) or openvswitch (RHEL, SUSE)";

const unusable: ErrorDetails = { code: "step-failed", problem: "the Open vSwitch database does not answer as it should" };

/** Whatever stands in Python's place may print what it likes. */
function parsed(body: string, otherwise: ErrorDetails): Answer {
  try {
    return JSON.parse(body) as Answer;
  } catch (cause) {
    throw new KvmnetError({ ...otherwise, cause });
  }
}

const refusals: Readonly<Record<number, ErrorDetails | undefined>> = {
  1: unusable,
  3: { code: "daemon-not-running", problem: "Open vSwitch's database server is not running", remedy: `start it: ${start}` },
  4: {
    code: "deadline",
    problem: "Open vSwitch's database server does not answer; what was sent may be carried out later",
    remedy: "see what keeps ovsdb-server busy, or start it again, then run it again: the next run goes on from what is there",
  },
  5: { code: "daemon-not-running", problem: "ovs-vswitchd is not running; nothing was changed", remedy: `start it: ${start}` },
  127: {
    code: "tool-missing",
    problem: "python3 is not installed, which we speak to the Open vSwitch database with",
    remedy: "install the package python3; the packages of Open vSwitch depend on it as well",
  },
};

const stepOf = (tasks: readonly Task<Work>[]): string => (tasks.length === 1 && tasks[0] ? tasks[0].step : "change bridges and ports of Open vSwitch");

const endOf = (raw: RawEnd, step: string | undefined): End =>
  raw.end === "failed"
    ? {
        end: "failed",
        error: new KvmnetError({
          code: "step-failed",
          step,
          problem: "the Open vSwitch database refused the transaction; nothing was changed",
          toolOutput: raw.words,
        }),
      }
    : { end: raw.end };
