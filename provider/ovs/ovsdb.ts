import type { Host } from "../host/host";
import { KvmnetError } from "../resource/error";
import { script } from "./program";
import { columns, parseSnapshot, type Snapshot, type Tables } from "./snapshot";
import { set, uuid, type Value } from "./value";

/** One operation of a transaction (RFC 7047, 5.2). */
export type Operation = Readonly<Record<string, unknown>> & { readonly op: string; readonly table?: string };
type Where = readonly (readonly [string, string, Value])[];
type Table = keyof typeof columns;

export const byUuid = (id: string): Where => [["_uuid", "==", uuid(id)]];
export const byName = (name: string): Where => [["name", "==", name]];
const everything: Where = [];

export const select = (table: Table, where: Where = everything): Operation => ({ op: "select", table, where, columns: columns[table] });

/** Compare and swap: the whole transaction fails unless the rows are as we believe they are. */
export const expect = (table: Table, where: Where, rows: readonly Readonly<Record<string, Value>>[]): Operation => ({
  op: "wait",
  timeout: 0,
  table,
  where,
  columns: Object.keys(rows[0] ?? { name: "" }),
  until: "==",
  rows,
});

export const insert = (table: Table, name: string, row: Readonly<Record<string, Value>>): Operation => ({ op: "insert", table, "uuid-name": name, row });
export const update = (table: Table, id: string, row: Readonly<Record<string, Value>>): Operation => ({ op: "update", table, where: byUuid(id), row });
export const mutate = (table: Table, id: string, mutations: readonly unknown[]): Operation => ({ op: "mutate", table, where: byUuid(id), mutations });

/** The root row's set of bridges: a bridge that is not in it vanishes when the transaction ends. */
export const mutateBridges = (mutator: "insert" | "delete", bridge: Value): Operation => ({
  op: "mutate",
  table: "Open_vSwitch",
  where: [],
  mutations: [["bridges", mutator, set([bridge])]],
});

/** ovs-vswitchd sets cur_cfg to this when it has done what the transaction asks for. */
const nextConfiguration: Operation = { op: "mutate", table: "Open_vSwitch", where: [], mutations: [["next_cfg", "+=", 1]] };

/** ovsdb-server answers before its database is on the disk, unless it is told to wait: what we report as done shall outlive a power loss. */
const onDisk: Operation = { op: "commit", durable: true };

const everyTable = [select("Bridge"), select("Port"), select("Interface"), select("Controller")];

interface Answer {
  readonly failures: readonly { readonly error: string; readonly details?: string; readonly operation: number }[];
  readonly realised: boolean;
  readonly log: string;
  readonly tables: Partial<Tables>;
  readonly domains: Readonly<Record<string, string>>;
}

export interface Committed {
  readonly snapshot: Snapshot;
  /** ovs-vswitchd has taken it up within the deadline. */
  readonly realised: boolean;
  /** What ovs-vswitchd logged about the object meanwhile: its own words when a bridge cannot be made. */
  readonly log: string;
}

/** Somebody changed the rows between our look and our write: look again and decide anew. */
export class Stale extends Error {}

/** Everything that Open vSwitch is configured to be; shared by all reads of one phase. */
export function observe(host: Host): Promise<Snapshot> {
  return host.snapshot("ovs", async () => snapshotOf(await run(host, { name: "read the Open vSwitch database", readBack: everyTable, mutates: false })));
}

export interface Commit {
  /** In words, for errors: `create the bridge`. */
  readonly step: string;
  /** Object that the log is searched for. */
  readonly object: string;
  readonly operations: readonly Operation[];
  /** What to read afterwards; default everything. */
  readonly readBack?: readonly Operation[];
}

/** Commits in one round trip, waits until it is real, and reads back. */
export async function commit(host: Host, { step, object, operations, readBack = everyTable }: Commit): Promise<Committed> {
  const answer = await run(host, { name: step, object, operations: [...operations, nextConfiguration, onDisk], readBack, mutates: true });
  const [failure] = answer.failures;
  if (failure?.error === "timed out") {
    throw new Stale();
  }
  if (failure) {
    throw new KvmnetError({
      code: "step-failed",
      host: host.label,
      step,
      problem: "the Open vSwitch database refused the transaction; nothing was changed",
      toolOutput: [failure.error, failure.details].filter(Boolean).join(": "),
    });
  }
  return { snapshot: snapshotOf(answer), realised: answer.realised, log: answer.log };
}

/** Decides on what is there and commits; when somebody was faster, looks again. */
export async function decideAndCommit<T>(host: Host, attempt: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(tries === 1 ? await observe(host) : await observeAfresh(host));
    } catch (error) {
      if (!(error instanceof Stale)) {
        throw error;
      }
      if (tries === 4) {
        throw new KvmnetError({
          code: "step-failed",
          host: host.label,
          problem: "other programs keep changing the same rows of the Open vSwitch database",
          remedy: "run it again when they have settled",
        });
      }
    }
  }
}

const observeAfresh = async (host: Host) => snapshotOf(await run(host, { name: "read the Open vSwitch database", readBack: everyTable, mutates: false }));

function snapshotOf({ tables, domains }: Answer): Snapshot {
  return parseSnapshot({ Bridge: [], Port: [], Interface: [], Controller: [], ...tables }, domains);
}

interface Job {
  readonly name: string;
  readonly object?: string;
  readonly operations?: readonly Operation[];
  readonly readBack: readonly Operation[];
  readonly mutates: boolean;
}

const realisedWithinSeconds = 20;

async function run(host: Host, { name, object = "", operations = [], readBack, mutates }: Job): Promise<Answer> {
  const input = JSON.stringify({ name: object, operations, readBack, deadline: realisedWithinSeconds });
  const output = await host.run({ name, script, input, mutates, needs: ["ovs-vsctl"], expect: [0, 1, 127] });
  if (output.code === 127) {
    throw new KvmnetError({
      code: "tool-missing",
      host: host.label,
      step: name,
      problem: "python3 is not installed, which we speak to the Open vSwitch database with",
      remedy: "install the package python3; the packages of Open vSwitch depend on it as well",
    });
  }
  if (output.code === 1) {
    throw failed(host, name, output.stderr);
  }
  return JSON.parse(output.stdout) as Answer;
}

function failed(host: Host, step: string, words: string): KvmnetError {
  const down = words.includes("does not listen");
  return new KvmnetError({
    code: down ? "daemon-not-running" : "step-failed",
    host: host.label,
    step,
    exitCode: 1,
    toolOutput: words,
    problem: down ? "Open vSwitch's database server is not running" : "the Open vSwitch database does not answer as it should",
    remedy: down ? "start it: systemctl start openvswitch-switch (Debian, Ubuntu) or openvswitch (RHEL, SUSE)" : undefined,
  });
}

export function unrealised(host: Host, what: string, partialState: object): KvmnetError {
  return new KvmnetError({
    code: "daemon-not-running",
    host: host.label,
    step: `wait for the ${what}`,
    problem: `the ${what} is in the database, but ovs-vswitchd did not take it up in time`,
    remedy: "see whether ovs-vswitchd runs (systemctl status ovs-vswitchd, ovs-vsctl show), then run it again",
    partialState,
  });
}
