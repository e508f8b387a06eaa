import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ExecOptions, LabConnection } from "../host";
import { instanceName } from "../paths";
import { choosePorts } from "../ports";
import { isAlive, kill, markedProcesses, type ProcessRecord, record, startDetached } from "../processes";
import type { Result } from "../run";
import { accessOf, makeAccess } from "./access";
import { Agent } from "./agent";
import { banner } from "./banner";
import { configureNic, settled } from "./guest";
import type { Progress } from "./image";
import { ensureVmNeeds } from "./needs";
import { nics } from "./nics";
import type { NicSettings, Owner } from "./owners";
import { diskFile, labFolder, macAddress, machineFolder, machineId, machineNames, sockets } from "./paths";
import { loadState, type MachineState, saveState, type WayName } from "./state";
import type { Prepared, Way } from "./way";
import { prepared } from "./ways";

export interface VmOptions {
  /** Host name; default `kvm1`. */
  readonly name?: string;
  /** Who owns eth1 and eth2; default nobody. */
  readonly owner?: Owner;
  /** Name of the lab; default from KVMNET_LAB, else `default`. */
  readonly instance?: string;
  /** Name of the machine of the same lab at the other end of eth1 and eth2. */
  readonly peer?: string;
  /** Further NICs, eth3 and so on: nobody's, and their wire ends nowhere. In user mode alone: the emulated copies are of one snapshot. Default 0. */
  readonly spareNics?: number;
  /** Stays when this process ends; default false. */
  readonly keep?: boolean;
  /** Told what takes long; default: a line on stderr. */
  readonly progress?: Progress;
}

// A boot takes 4 s, emulated 10, and ten times that when this machine's cores are busy.
const startMs = 120_000;
const bootMs = 180_000;

/** Starts a copy of a cached machine. What a crashed run left under this name goes first. */
export async function startVm(options: VmOptions = {}): Promise<Vm> {
  const { name = "kvm1", owner = "none", instance = instanceName(), progress = (message) => console.error(message) } = options;
  if (!/^[a-z0-9][a-z0-9-]{0,19}$/.test(name)) throw new Error(`machine name "${name}": use at most 20 of a-z, 0-9 and -`);
  ensureVmNeeds();
  const { way, copies } = await prepared(owner, progress);
  for (let attempt = 1; ; attempt++) {
    try {
      return await startCopy({ ...options, name, owner, instance }, way, copies);
    } catch (error) {
      // Another process may have taken the port in between; and an emulated machine stands still once in a while.
      if (attempt === 2) throw new Error(`virtual machine ${name} did not start: ${(error as Error).message}`, { cause: error });
    }
  }
}

/** Two machines, their eth1 joined to each other and their eth2 likewise. */
export async function startPair(options: Omit<VmOptions, "name" | "peer"> & { readonly names?: readonly [string, string] } = {}): Promise<[Vm, Vm]> {
  const { names: [one, two] = ["kvm1", "kvm2"], ...rest } = options;
  const pair = await Promise.allSettled([startVm({ ...rest, name: one, peer: two }), startVm({ ...rest, name: two, peer: one })]);
  const vms = pair.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const failed = pair.find((each) => each.status === "rejected");
  if (failed) {
    await Promise.all(vms.map((vm) => vm.stop()));
    throw failed.reason;
  }
  return vms as [Vm, Vm];
}

async function startCopy(options: VmOptions & { name: string; owner: Owner; instance: string }, way: Way, copies: Prepared): Promise<Vm> {
  const { name, owner, instance } = options;
  await stopVm(instance, name);
  const folder = machineFolder(instance, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [sshPort] = await choosePorts(`vm ${instance} ${name}`, 1);
  const id = machineId(instance, name);
  const state: MachineState = { instance, name, owner, way: way.name, sshPort: sshPort as number, machineId: id, processes: [], complete: false };
  saveState(state);
  const vm = new Vm(state);
  try {
    await makeAccess(state);
    const peer = machineFolder(instance, options.peer ?? `${name}+peer`);
    const all = [...nics, ...spareNics(options.spareNics, way.name)];
    const wires = all.map((nic) => ({ local: join(folder, `${nic}.sock`), remote: join(peer, `${nic}.sock`) }));
    const macs = ["eth0", ...all].map((_, index) => macAddress(instance, name, index));
    const button = await copies.lay(state, macs, wires);
    state.processes.push(startDetached(folder, options.keep ? button : ["setpriv", "--pdeathsig", "KILL", ...button], join(folder, "power.log")));
    saveState(state);
    await vm.begin(copies);
    saveState({ ...state, complete: true });
    return vm;
  } catch (error) {
    const said = vm.log();
    await stopVm(instance, name);
    throw new Error(`${(error as Error).message}\n${said}`, { cause: error });
  }
}

function spareNics(count = 0, way: WayName): string[] {
  if (count > 0 && way !== "user-mode") throw new Error(`further NICs are to be had in user mode alone, and this machine would be ${way}`);
  return Array.from({ length: count }, (_, index) => `eth${nics.length + 1 + index}`);
}

/** A machine that runs already, started with `keep`. */
export function attachVm(instance: string, name: string): Vm | undefined {
  const state = loadState(instance, name);
  return state?.complete && state.processes.every(isAlive) ? new Vm(state) : undefined;
}

/** Ends a machine, also one of a crashed run; nothing remains. */
export async function stopVm(instance: string, name: string): Promise<void> {
  const folder = machineFolder(instance, name);
  await kill([...(loadState(instance, name)?.processes ?? []), ...markedProcesses(folder)]);
  rmSync(folder, { recursive: true, force: true });
  rmSync(diskFile(instance, name), { force: true });
  if (machineNames(instance).length === 0) rmSync(labFolder(instance), { recursive: true, force: true });
}

/** A virtual machine as KVM host; what it has in common with a LabHost has the same name. */
export class Vm {
  readonly name: string;
  readonly machineId: string;
  readonly owner: Owner;
  readonly way: WayName;
  /** Reaches the host as root by its name in its ssh config. */
  readonly connection: LabConnection;
  private readonly agent: Agent;
  private readonly folder: string;

  constructor(readonly state: MachineState) {
    this.name = state.name;
    this.machineId = state.machineId;
    this.owner = state.owner;
    this.way = state.way;
    this.folder = machineFolder(state.instance, state.name);
    this.agent = new Agent(join(this.folder, sockets.agent));
    this.connection = { host: state.name, port: state.sshPort, user: "root", sshConfigFile: accessOf(state).config };
  }

  /** A connection as another user: `admin` has passwordless sudo, `operator` has none. */
  as(user: "root" | "admin" | "operator"): LabConnection {
    return { ...this.connection, user };
  }

  /** Without any config file: address, port, inline key and pinned host key. */
  get inlineConnection(): LabConnection {
    return { host: "127.0.0.1", port: this.state.sshPort, user: "root", privateKey: readFileSync(accessOf(this.state).key, "utf8"), hostKey: this.hostKey };
  }

  get hostKey(): string {
    return readFileSync(`${accessOf(this.state).hostKey}.pub`, "utf8")
      .split(" ")
      .slice(0, 2)
      .join(" ");
  }

  /** Runs as root in the machine, past ssh and its network: an argv, or a shell text. Does not throw for an exit code. */
  exec(command: readonly string[] | string, options: ExecOptions = {}): Promise<Result> {
    return this.agent.exec(typeof command === "string" ? ["sh", "-c", command] : command, options);
  }

  /** The same; throws when the exit code is not 0; returns stdout. */
  async sh(command: readonly string[] | string, options: ExecOptions = {}): Promise<string> {
    const result = await this.exec(command, options);
    if (result.code !== 0)
      throw new Error(`${this.name}: ${typeof command === "string" ? command : command.join(" ")}: exit ${result.code}\n${result.stderr}${result.stdout}`);
    return result.stdout;
  }

  /** Writes the settings of eth1 or eth2 into the owner's file, as an administrator would, and makes the owner take them. */
  configure(nic: string, settings: NicSettings): Promise<void> {
    return configureNic(this.agent, this.owner, nic, settings);
  }

  /** An orderly reboot; ends when systemd has started everything and sshd answers. */
  async reboot(): Promise<void> {
    // The machine may be gone before the agent says how the command ended.
    await this.again(() => this.exec(["systemctl", "--no-block", "reboot"]).catch(() => undefined));
  }

  /** The plug is pulled, when `moment` has come: what was not flushed to the disk is lost. Ends like a reboot. */
  async powerLoss(moment: () => Promise<unknown> = async () => undefined): Promise<void> {
    await this.again(async () => {
      await moment();
      await this.cutPower();
    });
  }

  stop(): Promise<void> {
    return stopVm(this.state.instance, this.name);
  }

  /** What the machine's power button and its console said last. */
  log(): string {
    const files = [join(this.folder, "power.log"), join(this.folder, sockets.console)];
    return files.map((file) => (existsSync(file) ? readFileSync(file, "utf8").slice(-2000) : "")).join("\n");
  }

  /** Waits for a fresh copy and makes it a machine of its own. */
  async begin(copies: Prepared): Promise<void> {
    const end = Date.now() + startMs;
    await copies.begin(this.state, this.agent, end, () => this.state.processes.every(isAlive));
    await banner(this.state.sshPort, end);
  }

  private async again(off: () => Promise<unknown>): Promise<void> {
    const before = await this.bootId();
    await off();
    if (!(await this.bootedSince(before))) {
      // An emulated boot hangs once in a while: the plug is pulled once more.
      await this.cutPower();
      if (!(await this.bootedSince(before))) throw new Error(`${this.name} did not boot\n${this.log()}`);
    }
    await banner(this.state.sshPort, Date.now() + bootMs);
    await settled(this.agent);
  }

  private async bootedSince(before: string): Promise<boolean> {
    const deadline = Date.now() + bootMs;
    while (Date.now() < deadline) {
      const now = await this.bootId(2000).catch(() => before);
      if (now !== before) return true;
      if (!this.state.processes.every(isAlive)) throw new Error(`${this.name} has gone off\n${this.log()}`);
      await sleep(100);
    }
    return false;
  }

  private async bootId(timeoutMs = 20_000): Promise<string> {
    const { stdout, code } = await this.agent.exec(["cat", "/proc/sys/kernel/random/boot_id"], { timeoutMs });
    if (code !== 0) throw new Error("the machine does not say its boot id");
    return stdout;
  }

  private async cutPower(): Promise<void> {
    await kill([this.hypervisor()]);
  }

  /** Only a process that carries this machine's mark. */
  private hypervisor(): ProcessRecord {
    const pid = Number(readFileSync(join(this.folder, sockets.pid), "utf8"));
    const known = record(pid);
    if (!markedProcesses(this.folder).some((one) => one.pid === known.pid)) throw new Error(`${this.name} is off`);
    return known;
  }
}
