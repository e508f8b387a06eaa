import { parseArgs } from "node:util";
import { connectionTo, REACH_OPTIONS, REACH_USAGE } from "../cli/reach";
import type { Connection } from "../host/connection";
import { openHost } from "../host/hosts";
import { KvmnetError } from "../resource/error";
import { findAll } from "./find";
import { asHostNetwork } from "./hostNetwork";
import { type Item, isResource } from "./item";
import { programOf } from "./program";
import { isWithin, selected } from "./select";

export const USAGE = `Usage: kvmnet import --host [USER@]HOST[:PORT] [OPTION…] > index.ts
       kvmnet import --local [OPTION…] > index.ts

Reads a host (libvirt networks and filters, guests' network cards, Linux bridges and other devices, routes, rules, kernel settings,
port forwards, security groups, Open vSwitch, OVN, Docker) and writes a program whose \`pulumi up\` takes it all over. Changes nothing on the host.

${REACH_USAGE}
  --only WORD,…        networks, entries, filters, nics, bridges, macvtap, devices, interfaces, routing, settings, forwards, firewalls,
                       groups, limits, tests, ovs, ovn, docker, a kind (OvsPort) or a name (br0); entries of networks are written with these unless they
                       are asked for
  --as host-network    the devices, routes and rules as one HostNetwork, which is changed as a whole
  --stack-connection   leave the connection to the stack's config (kvmnet:connection)`;

const OPTIONS = {
  ...REACH_OPTIONS,
  host: { type: "string" },
  only: { type: "string", multiple: true },
  as: { type: "string" },
  "stack-connection": { type: "boolean" },
} as const;

interface Job {
  readonly connection: Connection;
  readonly only: readonly string[];
  readonly stackConnection: boolean;
  readonly asHostNetwork: boolean;
}

/** Writes the program to stdout and what was left out to stderr; gives the exit status. */
export async function importHost(args: readonly string[]): Promise<number> {
  const job = jobOf(args);
  if (typeof job === "string") {
    console.error(`kvmnet import: ${job}\n\n${USAGE}`);
    return 2;
  }
  try {
    const host = await openHost(job.connection);
    try {
      const all = await findAll(host);
      const chosen = selected(all, job.only);
      const items = job.asHostNetwork ? asHostNetwork(chosen) : chosen;
      process.stdout.write(programOf(items, { label: host.label, ...(!job.stackConnection && { connection: job.connection }) }));
      const written = items.filter((item) => isResource(item) && item.blocked.length === 0).length;
      const others = all.filter((item) => !chosen.includes(item) && !isWithin(item));
      console.error(`${written} written${written === items.length ? "" : `, ${items.length - written} left out: see the comments`}`);
      if (others.length > 0) {
        console.error(`${others.length} not asked for by --only: ${others.map(called).join(", ")}`);
      }
    } finally {
      await host.close();
    }
    return 0;
  } catch (error) {
    if (!(error instanceof KvmnetError)) {
      throw error;
    }
    console.error(`kvmnet import: ${error.message}`);
    return 1;
  }
}

const called = (item: Item) => (isResource(item) ? `${item.kind} ${item.name}` : item.name);

/** What the command line asks for, or what is wrong with it. */
export function jobOf(args: readonly string[]): Job | string {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
    if ((values.host === undefined) === !values.local) {
      return "say either --host or --local";
    }
    if (values.as !== undefined && values.as !== "host-network") {
      return `--as ${values.as}: there is host-network alone`;
    }
    const only = (values.only ?? []).flatMap((words) => words.split(",")).filter(Boolean);
    return {
      connection: connectionTo(values.host, values),
      only,
      stackConnection: values["stack-connection"] ?? false,
      asHostNetwork: values.as !== undefined,
    };
  } catch (error) {
    return error instanceof KvmnetError ? `${error.details.property ?? ""} ${error.details.problem}`.trim() : (error as Error).message;
  }
}
