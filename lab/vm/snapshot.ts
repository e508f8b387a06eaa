import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { kill, markedProcesses, startDetached } from "../processes";
import { mustRun } from "../run";
import { Agent } from "./agent";
import { cached } from "./cache";
import { giveTo, inside, settled } from "./guest";
import { type Image, type Progress, vmImage } from "./image";
import { resume, saveMemory } from "./monitor";
import { nics } from "./nics";
import type { Owner } from "./owners";
import { labFolder, macAddress, sockets } from "./paths";
import { type Machine, qemuArguments, quote } from "./qemu";
import { snapshotKey } from "./recipe";

/** A booted machine at rest: its disk, which nobody writes any more, and its memory. */
export interface Snapshot {
  readonly image: Image;
  readonly folder: string;
  readonly disk: string;
  readonly memory: string;
}

// A boot takes 10 s, and ten times that when the machine's cores are busy.
const bootMs = 180_000;

/** The snapshot in which eth1 and eth2 belong to this manager; made when it is not in the cache. */
export async function vmSnapshot(owner: Owner, progress: Progress): Promise<Snapshot> {
  const image = await vmImage(progress);
  const key = await snapshotKey(image.id);
  const folder = await cached(`snapshot-${owner}-${key}`, async (work) => {
    const from = owner === "none" ? undefined : await vmSnapshot("none", progress);
    progress(`VM snapshot for ${owner}: ${from ? "setting up the manager" : "booting"} (once) …`);
    await build(owner, `${owner}-${key}`, image, from, work);
  });
  return snapshotIn(folder, image);
}

function snapshotIn(folder: string, image: Image): Snapshot {
  return { image, folder, disk: join(folder, "disk.qcow2"), memory: join(folder, "memory.zst") };
}

/** The command whose output is a snapshot's memory. */
export function memoryOf(snapshot: Snapshot): string {
  return `exec zstd -q -d -c ${quote(snapshot.memory)}`;
}

export async function overlay(backing: string, format: "raw" | "qcow2", disk: string): Promise<void> {
  mkdirSync(dirname(disk), { recursive: true });
  await mustRun(["qemu-img", "create", "-q", "-f", "qcow2", "-b", backing, "-F", format, disk]);
}

async function build(owner: Owner, name: string, image: Image, from: Snapshot | undefined, work: string): Promise<void> {
  const target = snapshotIn(work, image);
  const folder = labFolder(`+build-${name}`);
  await kill(markedProcesses(folder));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const wires = nics.map((nic) => ({ local: join(folder, `${nic}.sock`), remote: join(folder, `${nic}.peer`) }));
  const macs = ["eth0", ...nics].map((_, index) => macAddress("+build", owner, index));
  const machine: Machine = { folder, kernel: image.kernel, initrd: image.initrd, disk: target.disk, macs, wires };
  try {
    const agent = await started(machine, image, from);
    await giveTo(agent, owner, nics);
    await settled(agent);
    // On a busy machine a boot may miss it, and this one is what every machine goes on from.
    await inside(agent, "systemctl start openvswitch-switch && systemctl -q is-active ovs-vswitchd");
    await inside(agent, "sync");
    await saveMemory(join(folder, sockets.monitor), `exec zstd -q -1 -T2 > ${quote(target.memory)}`);
  } finally {
    await kill(markedProcesses(folder));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A cold boot, twice if the first one hangs, as one in thirty did; or a copy of another snapshot. */
async function started(machine: Machine, image: Image, from: Snapshot | undefined): Promise<Agent> {
  const agent = new Agent(join(machine.folder, sockets.agent));
  for (let attempt = 1; ; attempt++) {
    rmSync(machine.disk, { force: true });
    if (from) copyFileSync(from.disk, machine.disk);
    else await overlay(image.disk, "raw", machine.disk);
    const log = join(machine.folder, "qemu.log");
    // It must not outlive us: nobody would know of it.
    startDetached(machine.folder, ["setpriv", "--pdeathsig", "KILL", ...qemuArguments(machine, from && memoryOf(from))], log);
    try {
      const end = Date.now() + bootMs;
      if (from) await resume(join(machine.folder, sockets.monitor), end);
      await agent.ready(end);
      return agent;
    } catch (error) {
      const said = [log, join(machine.folder, sockets.console)].map((file) => (existsSync(file) ? readFileSync(file, "utf8").slice(-2000) : "")).join("\n");
      await kill(markedProcesses(machine.folder));
      if (attempt === 2) throw new Error(`a virtual machine did not start: ${(error as Error).message}\n${said}`, { cause: error });
    }
  }
}
