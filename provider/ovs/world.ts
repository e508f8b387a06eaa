import type { Host } from "../host/host";
import type { End, Task, World } from "../host/round/world";
import { shellFile } from "../host/shellFile";
import { type ErrorDetails, KvmnetError } from "../resource/error";
import type { Operation, Table } from "./ovsdb";
import { columns, parseSnapshot, type Since, type Snapshot, type Tables } from "./snapshot";

/** What is done to the database for one resource: its `wait`s say what it was decided on. */
export type Work = readonly Operation[];

/** Open vSwitch as its database says. Works that wait are one transaction; one whose rows have changed, or that the database refuses, is left out of it. */
export const openVswitch: World<Snapshot, Work> = {
  name: "ovs",
  stepSize: 100,
  look: async (host) => (await exchange(host, "read the Open vSwitch database", [])).seen,
  write: async (host, _seen, tasks) => {
    const { seen, ends } = await exchange(host, stepOf(tasks), tasks);
    return { seen, ends: ends.map((end, i) => endOf(end, tasks[i]?.step)) };
  },
};

const script = shellFile(__dirname, "transact.py", "transact.sh");

/** It has to end before the step's deadline does (60 s): how long ovsdb-server and ovs-vswitchd may take is bounded in there. */
interface Answer {
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

async function exchange(host: Host, name: string, tasks: readonly Task<Work>[]): Promise<{ seen: Snapshot; ends: readonly RawEnd[] }> {
  const input = JSON.stringify({ works: tasks.map(({ work }) => work), closing: [nextConfiguration, onDisk], readBack: everything });
  const { code, stdout, stderr } = await host.run({
    name,
    script,
    input,
    mutates: tasks.length > 0,
    needs: ["ovs-vsctl"],
    expect: Object.keys(refusals).map(Number),
  });
  const refusal = refusals[code];
  if (refusal) {
    throw new KvmnetError({ ...refusal, host: host.label, step: name, exitCode: code, toolOutput: stderr });
  }
  const { tables, domains, since, ends } = answerOf(stdout, { ...unusable, host: host.label, step: name, toolOutput: stderr || stdout.slice(0, 200) });
  return { seen: { ...parseSnapshot(tables, domains), since }, ends };
}

const start = "systemctl start openvswitch-switch (Debian, Ubuntu) or openvswitch (RHEL, SUSE)";

const unusable: ErrorDetails = { code: "step-failed", problem: "the Open vSwitch database does not answer as it should" };

/** Whatever stands in Python's place may print what it likes. */
function answerOf(stdout: string, otherwise: ErrorDetails): Answer {
  try {
    return JSON.parse(stdout) as Answer;
  } catch (cause) {
    throw new KvmnetError({ ...otherwise, cause });
  }
}

const refusals: Readonly<Record<number, ErrorDetails | undefined>> = {
  0: undefined,
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
