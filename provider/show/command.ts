import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { HOST_OPTIONS, HOST_USAGE, Hosts, isSeen, READ_PAUSE_MS, type Seen, tellUnseen } from "../topology/hosts";
import { plain } from "../topology/plain";
import { treeOf } from "./rows";
import { type Look, tableOf } from "./table";

export const USAGE = `Usage: kvmnet show [USER@]HOST[:PORT]… [OPTION…]
       kvmnet show --local [OPTION…]

Shows the networks of hosts as they are now, from the wire up: network cards, bonds, VLANs, bridges, Open vSwitch, libvirt's
networks and the guests on them, with addresses, who made them (the mark of project/stack/resource) and what is wrong with them.
Changes nothing.

  --json               the same as data, for other tools
  --watch              read it again every two seconds, until Ctrl-C
${HOST_USAGE}`;

const OPTIONS = { ...HOST_OPTIONS, json: { type: "boolean" }, watch: { type: "boolean" } } as const;

interface Job {
  readonly hosts: Hosts;
  readonly json: boolean;
  readonly watch: boolean;
}

const CLEAR = "\u001b[H\u001b[2J";

/** Prints the networks of hosts; gives the exit status. */
export async function show(args: readonly string[]): Promise<number> {
  const job = jobOf(args);
  if (typeof job === "string") {
    console.error(`kvmnet show: ${job}\n\n${USAGE}`);
    return 2;
  }
  const ended = new AbortController();
  const end = () => ended.abort();
  process.once("SIGINT", end);
  try {
    for (;;) {
      const seen = await job.hosts.see();
      print(seen, job);
      if (!job.watch) {
        return seen.every(isSeen) ? 0 : 1;
      }
      await sleep(READ_PAUSE_MS, undefined, { signal: ended.signal }).catch(() => undefined);
      if (ended.signal.aborted) {
        return 0;
      }
    }
  } finally {
    process.off("SIGINT", end);
    await job.hosts.close();
  }
}

function print(seen: readonly Seen[], { json, watch }: Job): void {
  const text = json ? JSON.stringify({ hosts: seen.filter(isSeen) }, undefined, 2) : seen.map((one) => pageOf(one, terminal())).join("\n\n");
  process.stdout.write(`${watch && process.stdout.isTTY ? CLEAR : ""}${text}\n`);
  tellUnseen("kvmnet show", seen);
}

function terminal(): Look {
  const colours = process.stdout.isTTY === true && !process.env.NO_COLOR;
  return { colours, width: process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY };
}

/** One host as text. */
export function pageOf(seen: Seen, look: Look): string {
  if (!isSeen(seen)) {
    return `(not shown: ${plain(String(seen.details.host ?? "a host"))})`;
  }
  const number = (kind: string) => seen.nodes.filter((node) => node.kind === kind).length;
  const called = seen.hostname && !seen.label.includes(seen.hostname) ? `${seen.label} (${seen.hostname})` : seen.label;
  const title = `${plain(called)}: ${count(number("network"), "network")}, ${count(number("guest"), "guest NIC")}`;
  return [title, ...tableOf(treeOf(seen), look), ...seen.remarks.map((remark) => `! ${plain(remark)}`)].join("\n");
}

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;

/** What the command line asks for, or what is wrong with it. */
export function jobOf(args: readonly string[]): Job | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: true });
    return { hosts: Hosts.named(positionals, values), json: values.json ?? false, watch: values.watch ?? false };
  } catch (error) {
    return (error as Error).message;
  }
}
