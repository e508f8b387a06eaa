import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { choosePorts } from "../../ports";
import { isAlive, kill, markedProcesses, startDetached } from "../../processes";
import { mustRun } from "../../run";
import { Agent } from "../agent";
import { cached } from "../cache";
import { giveTo, inside, settled } from "../guest";
import { type Image, type Progress, vmImage } from "../image";
import { nics } from "../nics";
import type { Owner } from "../owners";
import { labFolder, macAddress, machineId, sockets } from "../paths";
import { umlDiskKey } from "../recipe";
import { type UmlKernel, umlKernel } from "./kernel";
import { layMachine } from "./machine";

/** The disk of a machine that was switched off in order, as what differs from the image. */
export interface UmlDisk {
  readonly image: Image;
  readonly kernel: UmlKernel;
  readonly changes: string;
}

const bootMs = 120_000;
const offMs = 60_000;

/** The disk on which eth1 and eth2 belong to this manager; made when it is not in the cache. */
export async function umlDisk(owner: Owner, progress: Progress): Promise<UmlDisk> {
  const image = await vmImage(progress);
  const kernel = await umlKernel(progress);
  const key = umlDiskKey(`${image.id} ${kernel.id}`);
  const folder = await cached(`uml-disk-${owner}-${key}`, async (work) => {
    const from = owner === "none" ? undefined : await umlDisk("none", progress);
    progress(`VM disk in user mode for ${owner} (once) …`);
    await build(owner, `${owner}-${key}`, { image, kernel, changes: join(work, "changes.cow") }, from);
  });
  return { image, kernel, changes: join(folder, "changes.cow") };
}

export async function copyDisk(from: string, to: string): Promise<void> {
  mkdirSync(dirname(to), { recursive: true });
  await mustRun(["cp", "--sparse=always", "--reflink=auto", from, to]);
}

async function build(owner: Owner, name: string, target: UmlDisk, from: UmlDisk | undefined): Promise<void> {
  const lab = `+build-${name}`;
  const folder = labFolder(lab);
  await kill(markedProcesses(folder));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (from) await copyDisk(from.changes, target.changes);
  const [sshPort] = await choosePorts(`vm ${lab}`, 1);
  const button = layMachine({
    ...{ folder, name: "vm", machineId: machineId(lab, owner), sshPort: sshPort as number, once: true },
    ...{ linux: target.kernel.linux, image: target.image.disk, changes: target.changes },
    macs: ["eth0", ...nics].map((_, index) => macAddress(lab, owner, index)),
    wires: nics.map((nic) => ({ local: join(folder, `${nic}.sock`), remote: join(folder, `${nic}.peer`) })),
  });
  const log = join(folder, "power.log");
  try {
    // It must not outlive us: nobody would know of it.
    const power = startDetached(folder, ["setpriv", "--pdeathsig", "KILL", ...button], log);
    const agent = new Agent(join(folder, sockets.agent));
    await agent.ready(Date.now() + bootMs, () => isAlive(power));
    if (!from) await inside(agent, addModules, [target.kernel.modules]);
    await giveTo(agent, owner, nics);
    await settled(agent);
    await inside(agent, "sync");
    // It may be gone before its agent says how the command ended.
    await agent.exec(["systemctl", "--no-block", "poweroff"]).catch(() => undefined);
    for (const end = Date.now() + offMs; isAlive(power); await sleep(100)) if (Date.now() > end) throw new Error("it does not switch off");
  } catch (error) {
    const said = [log, join(folder, sockets.console)].map((file) => (existsSync(file) ? readFileSync(file, "utf8").slice(-2000) : "")).join("\n");
    throw new Error(`a machine in user mode did not start: ${(error as Error).message}\n${said}`, { cause: error });
  } finally {
    await kill(markedProcesses(folder));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Those of the kernel: the machine sees this machine's files through a file system of its kernel's. */
const addModules = `set -eu
mkdir -p /run/lab
mount -t hostfs -o "$(dirname "$1")" none /run/lab
tar -xf "/run/lab/$(basename "$1")" -C /usr
umount /run/lab
depmod "$(uname -r)"`;
