import { randomUUID } from "node:crypto";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mustRun, run } from "../run";
import { cached } from "./cache";
import { loadOrder, moduleName } from "./modules";
import { imageFolder, imageKey, imagePackages } from "./recipe";

/** Disk, kernel and initial file system of the virtual machines. */
export interface Image {
  /** Another one each time that it is built: a snapshot fits one image only. */
  readonly id: string;
  readonly disk: string;
  readonly kernel: string;
  readonly initrd: string;
}

export type Progress = (message: string) => void;

const modules = ["virtio_pci", "virtio_blk", "virtio_net", "ext4"];
const diskSize = "4G";

/** Debian 12 with every network manager, made once and kept in the cache. */
export async function vmImage(progress: Progress): Promise<Image> {
  const folder = await cached(`image-${imageKey()}`, (work) => build(work, progress));
  const id = readFileSync(join(folder, "id"), "utf8");
  return { id, disk: join(folder, "disk.raw"), kernel: join(folder, "vmlinuz"), initrd: join(folder, "initrd") };
}

async function build(folder: string, progress: Progress): Promise<void> {
  // Not in the cache, which may be on a file system that does not take devices or other owners.
  const work = mkdtempSync(join(tmpdir(), "kvmnet-vm-"));
  const root = join(work, "root");
  try {
    progress("VM image: installing Debian 12 (once, about two minutes) …");
    await bootstrap(root);
    progress("VM image: writing the disk …");
    const release = readdirSync(join(root, "lib/modules"))[0] as string;
    copyFileSync(join(root, "boot", `vmlinuz-${release}`), join(folder, "vmlinuz"));
    await makeInitrd(join(root, "lib/modules", release), join(work, "initrd"), join(folder, "initrd"));
    // Debian's own initrd is not used.
    rmSync(join(root, "boot", `initrd.img-${release}`), { force: true });
    await mustRun(["mke2fs", "-q", "-t", "ext4", "-m", "0", "-d", root, join(folder, "disk.raw"), diskSize], { timeoutMs: 300_000 });
    writeFileSync(join(folder, "id"), randomUUID());
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function bootstrap(root: string): Promise<void> {
  const mirror = await debianMirror();
  await mustRun(
    [
      "mmdebstrap",
      ...["--quiet", "--variant=minbase", `--include=${imagePackages().join(",")}`, ...(await aptOptions())],
      `--customize-hook=copy-in ${join(imageFolder, "files/etc")} /`,
      // The files belong to whoever has the checkout.
      '--customize-hook=chroot "$1" chown -R root:root /etc/systemd /etc/NetworkManager /etc/ssh /etc/sudoers.d /etc/fstab',
      `--customize-hook=copy-in ${join(imageFolder, "customise.sh")} /root`,
      '--customize-hook=chroot "$1" sh /root/customise.sh',
      "bookworm",
      root,
      mirror,
    ],
    { timeoutMs: 1_200_000 },
  );
}

/** Where this machine takes Debian's packages from. */
export async function debianMirror(): Promise<string> {
  if (process.env.KVMNET_DEBIAN_MIRROR) return process.env.KVMNET_DEBIAN_MIRROR;
  const { stdout } = await run(["apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME)", "Created-By: Packages"]);
  const mirror = stdout
    .split("\n")
    .find((line) => line.endsWith(" bookworm"))
    ?.split(" ")[0];
  if (!mirror) {
    throw new Error("no bookworm among this machine's package sources: run apt-get update, or set KVMNET_DEBIAN_MIRROR to a mirror's URL");
  }
  return mirror;
}

/** How this machine's apt reaches the mirror. */
async function aptOptions(): Promise<string[]> {
  const { stdout } = await run(["apt-config", "dump", "--format", "%f %v%n", "Acquire::http::Proxy", "Acquire::Check-Valid-Until", "Acquire::Check-Date"]);
  const set = stdout.split("\n").filter((line) => /^\S+ \S/.test(line));
  return set.map((line) => `--aptopt=${line.replace(/ (.*)$/, ' "$1"')}`);
}

async function makeInitrd(kernelModules: string, files: string, target: string): Promise<void> {
  for (const folder of ["bin", "dev", "modules", "root"]) mkdirSync(join(files, folder), { recursive: true });
  const order = loadOrder(readFileSync(join(kernelModules, "modules.dep"), "utf8"), loadable(kernelModules));
  for (const file of order) copyFileSync(join(kernelModules, file), join(files, "modules", `${moduleName(file)}.ko`));
  writeFileSync(join(files, "modules", "order"), `${order.map(moduleName).join("\n")}\n`);
  copyFileSync("/bin/busybox", join(files, "bin", "busybox"));
  copyFileSync(join(imageFolder, "init"), join(files, "init"));
  chmodSync(join(files, "init"), 0o755);
  await mustRun(["sh", "-c", 'cd "$1" && find . | cpio --quiet -o -H newc | gzip -1 > "$2"', "sh", files, target]);
}

/** Those that the kernel does not have built in. */
function loadable(kernelModules: string): string[] {
  const builtin = readFileSync(join(kernelModules, "modules.builtin"), "utf8");
  return modules.filter((name) => !builtin.includes(`/${name}.ko`));
}
