import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { LabHost } from "../lab/host";
import { attach } from "../lab/lab";
import type { Outside } from "../lab/outside";
import { stateFolder } from "../lab/paths";
import type { Connection } from "../provider/host/connection";
import { openHost as connect, type OpenHost } from "../provider/host/hosts";

/** The lab of the test run, brought up once by tools/test.cjs. Each test file has one of its hosts to itself. */
const INSTANCE = process.env.KVMNET_TEST_LAB ?? "test";

export interface TakenHost {
  readonly lab: LabHost;
  readonly connection: Connection;
  /** What is beyond the hosts; all test files share it. */
  readonly outside: Outside;
  /** The administrator's own session. */
  readonly host: OpenHost;
  release(): Promise<void>;
}

/** How many hosts a test file can take. */
export const hostsInLab = (): number => theLab().hosts.length;

/** Waits for a host that no other test file uses. A file that needs several takes them with `takeHosts`. */
export async function takeHost(): Promise<TakenHost> {
  const lab = theLab();
  for (;;) {
    const free = lab.hosts.find((host) => lock(host.name));
    if (free) {
      const found = await traces(free);
      const host = await connect(free.connection);
      return { lab: free, connection: free.connection, outside: lab.outside, host, release: () => leave(free, host, found) };
    }
    await sleep(200);
  }
}

/** Waits for several, one file at a time: two that have taken some, and wait for those of the other, would wait for ever. */
export async function takeHosts(count: number): Promise<TakenHost[]> {
  if (hostsInLab() < count) {
    throw new Error(`the lab of the tests has fewer hosts than ${count}: KVMNET_LAB=${INSTANCE} npm run lab -- up --hosts ${count}`);
  }
  while (!lock("several")) {
    await sleep(200);
  }
  try {
    const hosts: TakenHost[] = [];
    while (hosts.length < count) {
      hosts.push(await takeHost());
    }
    return hosts;
  } finally {
    rmSync(lockFile("several"), { force: true });
  }
}

function theLab() {
  const lab = attach(INSTANCE);
  if (!lab) {
    throw new Error(`the lab of the tests is not up: KVMNET_LAB=${INSTANCE} npm run lab -- up --hosts 3`);
  }
  return lab;
}

const opened = new Map<string, Promise<OpenHost>>();

/** A session per process and connection, opened again once it was closed. Plays the part of the provider's pool. */
export function openHost(connection: unknown): Promise<OpenHost> {
  const key = JSON.stringify(connection);
  const host = opened.get(key) ?? connect(connection as Connection);
  opened.set(key, host);
  return host;
}

/** Ends the sessions of `openHost`, as the end of a provider process does. */
export async function closeHosts(): Promise<void> {
  const all = [...opened.values()];
  opened.clear();
  await Promise.allSettled(all.map(async (host) => (await host).close()));
}

async function leave(lab: LabHost, host: OpenHost, found: readonly string[]): Promise<void> {
  try {
    await host.close();
    await closeHosts();
    let changes = await changesSince(lab, found);
    // What ends by itself, as a host's last pings after a change under guard, has a moment.
    for (let i = 0; i < 10 && changes.length > 0; i++) {
      await sleep(500);
      changes = await changesSince(lab, found);
    }
    if (changes.length > 0) {
      throw new Error(`the next test file does not find ${lab.name} as this one has found it:\n${changes.join("\n")}`);
    }
  } finally {
    rmSync(lockFile(lab.name), { force: true });
  }
}

async function changesSince(lab: LabHost, found: readonly string[]): Promise<string[]> {
  const left = await traces(lab);
  return [
    ...left.filter((line) => !found.includes(line)).map((line) => `+ ${line}`),
    ...found.filter((line) => !left.includes(line)).map((line) => `- ${line}`),
  ];
}

const traces = async (lab: LabHost): Promise<string[]> => (await lab.sh(readFileSync(path.join(__dirname, "traces.sh"), "utf8"))).split("\n").filter(Boolean);

const lockFile = (name: string) => path.join(stateFolder(INSTANCE), "taken", name);

/** A lock whose holder has died counts as free. */
function lock(name: string): boolean {
  const file = lockFile(name);
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    if (!alive(file)) {
      rmSync(file, { force: true });
    }
    return false;
  }
}

function alive(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, "utf8")), 0);
    return true;
  } catch {
    return false;
  }
}
