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

/** Waits for a host that no other test file uses. */
export async function takeHost(): Promise<TakenHost> {
  for (;;) {
    const free = theLab(1).hosts.find((host) => lock(host.name));
    if (free) {
      return taken(free);
    }
    await sleep(200);
  }
}

/** Several at once. What was gathered is given back after a while, as those who have the others may be waiting for these. */
export async function takeHosts(count: number): Promise<TakenHost[]> {
  for (;;) {
    const gathered = new Set<LabHost>();
    for (const end = Date.now() + 60_000; Date.now() < end && gathered.size < count; await sleep(200)) {
      const free = theLab(count).hosts.find((host) => lock(host.name));
      if (free) {
        gathered.add(free);
      }
    }
    if (gathered.size === count) {
      return Promise.all([...gathered].map(taken));
    }
    for (const { name } of gathered) {
      rmSync(lockFile(name), { force: true });
    }
    await sleep(3000 + Math.random() * 5000);
  }
}

function theLab(count: number) {
  const lab = attach(INSTANCE);
  if (!lab || lab.hosts.length < count) {
    throw new Error(`the lab of the tests is not up, or has fewer hosts than ${count}: KVMNET_LAB=${INSTANCE} npm run lab -- up --hosts 3`);
  }
  return lab;
}

async function taken(lab: LabHost): Promise<TakenHost> {
  const found = await traces(lab);
  const host = await connect(lab.connection);
  return { lab, connection: lab.connection, outside: theLab(1).outside, host, release: () => leave(lab, host, found) };
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
    const left = await traces(lab);
    const changes = [
      ...left.filter((line) => !found.includes(line)).map((line) => `+ ${line}`),
      ...found.filter((line) => !left.includes(line)).map((line) => `- ${line}`),
    ];
    if (changes.length > 0) {
      throw new Error(`the next test file does not find ${lab.name} as this one has found it:\n${changes.join("\n")}`);
    }
  } finally {
    rmSync(lockFile(lab.name), { force: true });
  }
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
