import type { Host, Output } from "../../host/host";
import type { World } from "../../host/round/world";
import { shellFile } from "../../host/shellFile";
import { answerFrom, endOf, type RawEnd, type Server } from "../../ovs/answer";
import type { Operation } from "../../ovs/ovsdb";
import { noticeLaggards } from "./laggards";
import { columns, type Northbound, parseNorthbound, type Raw, southboundColumns } from "./rows";

/** What is done to the database for one resource. */
export interface Work {
  /** Their `wait`s say what it was decided on. */
  readonly operations: readonly Operation[];
  readonly matches?: readonly Match[];
  /** What a preview says of it. */
  readonly notes?: readonly string[];
}

/** A text that OVN must be able to read, and as ovn-trace can. */
export interface Match {
  readonly written: string;
  readonly readable: string;
}

interface Answer extends Raw {
  readonly ends: readonly RawEnd[];
}

/** OVN's northbound database, on a host that has it. Works that wait are one transaction, and one wait for the hosts. */
export const northboundWorld: World<Northbound, Work> = {
  name: "ovn.northbound",
  stepSize: 1000,
  look: async (host) => {
    const name = "read the northbound database";
    return parseNorthbound(answerOf(host, name, await host.run({ name, script: script(), input: look, needs: tools, expect })));
  },
  foretell: async (_host, _seen, { work }) => work.notes ?? [],
  write: async (host, _seen, tasks) => {
    const step = tasks.length === 1 && tasks[0] ? tasks[0].step : "change the northbound database";
    const input = jobOf(tasks.map(({ work }) => work));
    const answer = answerOf(host, step, await host.run({ name: step, script: script(), input, mutates: true, timeoutMs, needs: tools, expect }));
    noticeLaggards(host.label, answer.since?.laggards ?? []);
    const problem = "OVN refuses it; nothing was changed";
    return { seen: parseNorthbound(answer), ends: answer.ends.map((end, i) => endOf(end, { code: "step-failed", step: tasks[i]?.step, problem })) };
  },
};

const script = () => shellFile(__dirname, "../../host/python.sh", "../../ovs/client.py", "northbound.py", "northbound.sh");
const tools = ["ovn-northd"];
const expect = [0, 1, 3, 4, 6, 127];
/** northd and the hosts have their time (northbound.py), and the database its own. */
const timeoutMs = 90_000;

/** northd writes sb_cfg, and the hosts' least hv_cfg, when they have done what the transaction asks for. On disk: what we report as done shall outlive a power loss. */
const closing: readonly Operation[] = [
  { op: "mutate", table: "NB_Global", where: [], mutations: [["nb_cfg", "+=", 1]] },
  { op: "commit", durable: true },
];

const selects = (tables: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(tables).map(([table, named]) => ({ op: "select", table, where: [], columns: named }));

const jobOf = (works: readonly Work[]) =>
  JSON.stringify({
    works: works.map(({ operations }) => operations),
    matches: works.map(({ matches = [] }) => matches),
    closing,
    readBack: selects(columns),
    southbound: selects(southboundColumns),
  });

const look = jobOf([]);

const server: Server = {
  name: "OVN",
  start: "systemctl start ovn-central; these resources are reached through a host that has the northbound database",
  refusals: {
    6: {
      code: "step-failed",
      problem: "this member of OVN's database cluster has lost the others: what it shows may be old, and what was sent is not done, or only when they are back",
      remedy: "connect to another host of the cluster, or bring the others back, then run it again",
    },
  },
};

const answerOf = (host: Host, step: string, output: Output): Answer => answerFrom<Answer>(server, host, step, output);
