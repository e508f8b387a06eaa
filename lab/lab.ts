import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { hostFolder, prepareAccess, writeSshConfig } from "./access";
import { LabHost } from "./host";
import { assertNeeds } from "./needs";
import { connectWire, hostAddress } from "./network";
import { Outside } from "./outside";
import { cacheFolder, instanceName, scriptsFolder, stateFolder } from "./paths";
import { choosePorts, listening } from "./ports";
import { firstChild, isAlive, kill, markedProcesses, startDetached } from "./processes";
import { type LabState, loadState, removeState, saveState } from "./state";

export interface UpOptions {
  /** How many hosts; default 1. */
  readonly hosts?: number;
  /** Name of the lab; default from KVMNET_LAB, else `default`. Labs of different names do not see each other. */
  readonly instance?: string;
  /** Round trip of the extra slow port of each host, in milliseconds; 0 = no such port. */
  readonly rttMs?: number;
}

/** A running lab: hosts on one wire, and the outside. */
export class Lab {
  readonly hosts: readonly LabHost[];
  readonly outside: Outside;

  constructor(readonly state: LabState) {
    this.hosts = state.hosts.map((host) => new LabHost(state, host));
    this.outside = new Outside(state);
  }

  get instance(): string {
    return this.state.instance;
  }

  host(name: string): LabHost {
    const found = this.hosts.find((host) => host.name === name);
    if (!found) throw new Error(`no host ${name} in lab ${this.instance}: there are ${this.hosts.map((host) => host.name).join(", ")}`);
    return found;
  }

  down(): Promise<void> {
    return down(this.instance);
  }
}

/** Brings the lab up; a lab that runs already with at least these hosts and this delay is returned as it is. */
export async function up(options: UpOptions = {}): Promise<Lab> {
  const { hosts = 1, instance = instanceName(), rttMs = 0 } = options;
  const running = attach(instance);
  if (running && running.hosts.length >= hosts && (rttMs === 0 || running.state.rttMs === rttMs)) return running;
  assertNeeds();
  await down(instance);
  try {
    return new Lab(await start(instance, hosts, rttMs));
  } catch (error) {
    const logs = bootLogs(instance);
    await down(instance);
    throw new Error(`the lab did not come up: ${(error as Error).message}${logs ? `\n${logs}` : ""}`, { cause: error });
  }
}

/** The lab that runs under this name, if it is whole. */
export function attach(instance = instanceName()): Lab | undefined {
  const state = loadState(instance);
  return state?.complete && state.processes.every(isAlive) ? new Lab(state) : undefined;
}

/** Ends the processes of this lab, those of a crashed run too; their namespaces vanish with them. */
export async function down(instance = instanceName()): Promise<void> {
  await kill([...(loadState(instance)?.processes ?? []), ...markedProcesses(stateFolder(instance))]);
  removeState(instance);
}

async function start(instance: string, count: number, rttMs: number): Promise<LabState> {
  const ports = await choosePorts(instance, count * (rttMs > 0 ? 2 : 1));
  const hosts = Array.from({ length: count }, (_, index) => {
    const name = `kvm${index + 1}`;
    const slowPort = rttMs > 0 ? ports[count + index] : undefined;
    return { name, machineId: machineId(instance, name), ...hostAddress(index), sshPort: ports[index] as number, slowPort, pid: 0 };
  });
  const state: LabState = { instance, hostCount: count, rttMs, processes: [], wirePid: 0, outsidePid: 0, hosts, complete: false };
  saveState(state);
  await prepareAccess(instance, hosts);
  const capabilities = join(cacheFolder(), "libvirt-capabilities");
  for (const host of hosts) if (existsSync(capabilities)) cpSync(capabilities, join(hostFolder(instance, host.name), "capabilities"), { recursive: true });

  const outsideFolder = join(stateFolder(instance), "outside");
  mkdirSync(outsideFolder);
  state.wirePid = await namespaces(state, "wire", ["--net"], ["sleep", "infinity"]);
  state.outsidePid = await namespaces(state, "outside", ["--net", "--mount", "--pid"], [join(scriptsFolder, "outside.sh"), outsideFolder]);
  for (const host of hosts) {
    const argv = [join(scriptsFolder, "host.sh"), hostFolder(instance, host.name), host.name, host.machineId, scriptsFolder];
    host.pid = await namespaces(state, host.name, ["--net", "--mount", "--pid", "--uts", "--ipc"], argv);
  }
  await connectWire(state);
  openDoors(state);
  writeSshConfig(state);
  await Promise.all([outsideFolder, ...hosts.map((host) => hostFolder(instance, host.name))].map(booted));
  await Promise.all(hosts.flatMap((host) => [host.sshPort, ...(host.slowPort ? [host.slowPort] : [])]).map(listening));
  state.complete = true;
  saveState(state);
  return state;
}

/** Starts a process in new namespaces and records it at once; returns its number. */
async function namespaces(state: LabState, name: string, kinds: readonly string[], argv: readonly string[]): Promise<number> {
  const log = join(stateFolder(state.instance), `${name}.log`);
  const holder = startDetached(stateFolder(state.instance), ["unshare", ...kinds, "--fork", "--kill-child", "--", ...argv], log);
  state.processes.push(holder);
  saveState(state);
  const first = await firstChild(holder);
  state.processes.push(first);
  saveState(state);
  return first.pid;
}

/** Each host's sshd on a port of 127.0.0.1, without a link between its network and this machine's. */
function openDoors(state: LabState): void {
  const log = join(stateFolder(state.instance), "doors.log");
  for (const host of state.hosts) {
    const listen = `TCP-LISTEN:${host.sshPort},bind=127.0.0.1,fork,reuseaddr,nodelay,backlog=128`;
    state.processes.push(startDetached(stateFolder(state.instance), ["socat", listen, `EXEC:nsenter -t ${host.pid} -m -u -i -n -p /usr/sbin/sshd -i`], log));
  }
  const slow = state.hosts.flatMap((host) => (host.slowPort ? [String(host.slowPort), String(host.sshPort)] : []));
  if (slow.length > 0) {
    const script = join(__dirname, "delay.ts");
    state.processes.push(
      // ts-node looks for tsconfig.json from where it runs.
      startDetached(
        stateFolder(state.instance),
        [process.execPath, "-r", require.resolve("ts-node/register/transpile-only"), script, String(state.rttMs), ...slow],
        log,
        __dirname,
      ),
    );
  }
  saveState(state);
}

async function booted(folder: string): Promise<void> {
  const end = Date.now() + 30_000;
  while (!existsSync(join(folder, "booted"))) {
    if (existsSync(join(folder, "failed"))) throw new Error(`a daemon did not start:\n${readFileSync(join(folder, "failed"), "utf8")}`);
    if (Date.now() > end) throw new Error(`${folder}: not ready after 30 s`);
    await sleep(25);
  }
}

/** The same in each run: a host that is set up again is the same host. */
function machineId(instance: string, host: string): string {
  return createHash("sha256").update(`kvmnet-lab ${instance} ${host}`).digest("hex").slice(0, 32);
}

function bootLogs(instance: string): string {
  const state = loadState(instance);
  const names = ["wire", "outside", "doors", ...(state?.hosts.map((host) => host.name) ?? [])];
  return names
    .map((name) => join(stateFolder(instance), `${name}.log`))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8").trim())
    .filter((text) => text !== "")
    .join("\n");
}
