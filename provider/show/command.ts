import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { resolveConnection } from "../engine/connection";
import { type Connection, connection as connectionSchema } from "../host/connection";
import { destination } from "../host/destination";
import { type OpenHost, openHost } from "../host/hosts";
import { KvmnetError } from "../resource/error";
import { withDrift } from "../topology/drift";
import { gather } from "../topology/gather";
import type { HostTopology } from "../topology/model";
import { type Recorded, recordedIn } from "../topology/stackState";
import { plain } from "./plain";
import { treeOf } from "./rows";
import { type Look, tableOf } from "./table";

export const USAGE = `Usage: kvmnet show [USER@]HOST[:PORT]… [OPTION…]
       kvmnet show --local [OPTION…]

Shows the networks of hosts as they are now, from the wire up: network cards, bonds, VLANs, bridges, Open vSwitch, libvirt's
networks and the guests on them, with addresses, who made them (the mark of project/stack/resource) and what is wrong with them.
Changes nothing.

  --state FILE         what \`pulumi stack export\` wrote; \`-\`: on stdin. What is no longer as that stack made it is said where it is
  --json               the same as data, for other tools
  --watch              read it again every two seconds, until Ctrl-C
  --ssh-config FILE    the ssh config to use
  --libvirt-uri URI    the libvirt daemon, default qemu:///system`;

const OPTIONS = {
  local: { type: "boolean" },
  json: { type: "boolean" },
  state: { type: "string" },
  watch: { type: "boolean" },
  "ssh-config": { type: "string" },
  "libvirt-uri": { type: "string" },
} as const;

interface Job {
  readonly connections: readonly Connection[];
  /** The file with a stack's state. */
  readonly state?: string | undefined;
  readonly json: boolean;
  readonly watch: boolean;
}

const PAUSE_MS = 2000;
const CLEAR = "\u001b[H\u001b[2J";

/** Prints the networks of hosts; gives the exit status. */
export async function show(args: readonly string[]): Promise<number> {
  const job = jobOf(args);
  if (typeof job === "string") {
    console.error(`kvmnet show: ${job}\n\n${USAGE}`);
    return 2;
  }
  const recorded = recordedFor(job);
  if (recorded instanceof KvmnetError) {
    console.error(`kvmnet show: ${recorded.message}`);
    return 2;
  }
  const opened = new Map<Connection, OpenHost>();
  const ended = new AbortController();
  const end = () => ended.abort();
  process.once("SIGINT", end);
  try {
    for (;;) {
      const seen = await Promise.all(job.connections.map((connection) => seenNow(connection, opened, recorded)));
      const text = job.json
        ? `${JSON.stringify({ hosts: seen.filter(isSeen) }, undefined, 2)}\n`
        : `${seen.map((one) => pageOf(one, terminal())).join("\n\n")}\n`;
      process.stdout.write(job.watch && process.stdout.isTTY ? CLEAR + text : text);
      for (const one of seen) {
        if (!isSeen(one)) {
          console.error(`kvmnet show: ${one.message}`);
        }
      }
      if (!job.watch) {
        return seen.every(isSeen) ? 0 : 1;
      }
      await sleep(PAUSE_MS, undefined, { signal: ended.signal }).catch(() => undefined);
      if (ended.signal.aborted) {
        return 0;
      }
    }
  } finally {
    process.off("SIGINT", end);
    await Promise.all([...opened.values()].map((host) => host.close()));
  }
}

const isSeen = (one: HostTopology | KvmnetError): one is HostTopology => !(one instanceof KvmnetError);

/** A host that cannot be read does not keep the others from being shown. */
async function seenNow(connection: Connection, opened: Map<Connection, OpenHost>, recorded: readonly Recorded[]): Promise<HostTopology | KvmnetError> {
  try {
    const host = opened.get(connection) ?? (await openHost(connection));
    opened.set(connection, host);
    return await withDrift(await gather(host), host, recorded);
  } catch (error) {
    if (!(error instanceof KvmnetError)) {
      throw error;
    }
    return error;
  }
}

function recordedFor({ state }: Job): Recorded[] | KvmnetError {
  try {
    return state === undefined ? [] : recordedIn(readFileSync(state === "-" ? 0 : state, "utf8"));
  } catch (error) {
    return error instanceof KvmnetError ? error : new KvmnetError({ code: "invalid-input", property: "--state", problem: (error as Error).message });
  }
}

function terminal(): Look {
  const colours = process.stdout.isTTY === true && !process.env.NO_COLOR;
  return { colours, width: process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY };
}

/** One host as text. */
export function pageOf(seen: HostTopology | KvmnetError, look: Look): string {
  if (!isSeen(seen)) {
    return `(not shown: ${plain(String(seen.details.host ?? "a host"))})`;
  }
  const guests = seen.nodes.filter(({ kind }) => kind === "guest").length;
  const networks = seen.nodes.filter(({ kind }) => kind === "network").length;
  const title = `${plain(seen.label)}${seen.hostname && !seen.label.includes(seen.hostname) ? ` (${plain(seen.hostname)})` : ""}: ${count(networks, "network")}, ${count(guests, "guest NIC")}`;
  return [title, ...tableOf(treeOf(seen), look), ...seen.remarks.map((remark) => `! ${plain(remark)}`)].join("\n");
}

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;

/** What the command line asks for, or what is wrong with it. */
export function jobOf(args: readonly string[]): Job | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: true });
    if (positionals.length > 0 === (values.local ?? false)) {
      return "say which hosts, or --local";
    }
    const settings = {
      ...(values["ssh-config"] !== undefined && { sshConfigFile: values["ssh-config"] }),
      ...(values["libvirt-uri"] !== undefined && { libvirtUri: values["libvirt-uri"] }),
    };
    const places = values.local ? [{ transport: "local" }] : positionals.map((host) => destination(host));
    return {
      connections: places.map((place) => resolveConnection(connectionSchema(), { ...place, ...settings }, undefined)),
      state: values.state,
      json: values.json ?? false,
      watch: values.watch ?? false,
    };
  } catch (error) {
    return error instanceof KvmnetError ? `${error.details.property ?? ""} ${error.details.problem}`.trim() : (error as Error).message;
  }
}
