import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "./paths";
import { mustRun } from "./run";

/** Kernel and initial file system of the test guest. */
export interface GuestImage {
  readonly kernel: string;
  readonly initrd: string;
  /** With QEMU's guest agent, and with the tools of a whole system that tests from within a guest need. */
  readonly agentInitrd: string;
}

/** In the order of loading. */
const modules = ["virtio_ring", "virtio", "virtio_pci_legacy_dev", "virtio_pci_modern_dev", "virtio_pci", "failover", "net_failover", "virtio_net"];
/** What the image with the agent has besides, where Debian has it. */
const tools = { agent: "/usr/sbin/qemu-ga", packaged: ["/bin/bash", "/bin/ping", "/usr/bin/timeout", "/usr/bin/iperf3"] };
const guestFolder = join(__dirname, "guest");

/** Debian's kernel with busybox, made once and kept in the cache. */
export async function guestImage(): Promise<GuestImage> {
  const sources = ["init", "dhcp"].map((name) => readFileSync(join(guestFolder, name), "utf8"));
  const key = createHash("sha256")
    .update([...sources, JSON.stringify(tools)].join("\0"))
    .digest("hex")
    .slice(0, 12);
  const folder = join(cacheFolder(), `guest-${key}`);
  const image = { kernel: join(folder, "vmlinuz"), initrd: join(folder, "initrd"), agentInitrd: join(folder, "initrd-agent") };
  if (Object.values(image).every(existsSync)) return image;
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(join(cacheFolder(), "guest-new-"));
  try {
    await build(work);
    rmSync(folder, { recursive: true, force: true });
    renameSync(join(work, "image"), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return image;
}

async function build(work: string): Promise<void> {
  const kernelPackage = join(work, "kernel");
  const files = join(work, "files");
  const image = join(work, "image");
  for (const folder of [kernelPackage, files, image, join(files, "bin"), join(files, "modules")]) mkdirSync(folder, { recursive: true });
  await unpackKernel(work, kernelPackage);
  const kernel = readdirSync(join(kernelPackage, "boot")).find((name) => name.startsWith("vmlinuz-")) as string;
  copyFileSync(join(kernelPackage, "boot", kernel), join(image, "vmlinuz"));
  putModules(kernelPackage, files, modules);
  copyFileSync("/bin/busybox", join(files, "bin", "busybox"));
  for (const name of ["init", "dhcp"]) {
    copyFileSync(join(guestFolder, name), join(files, name));
    chmodSync(join(files, name), 0o755);
  }
  await pack(files, join(image, "initrd"));
  putModules(kernelPackage, files, [...modules, "virtio_console"]);
  await putAgent(work, files);
  await pack(files, join(image, "initrd-agent"));
}

const pack = (files: string, initrd: string) => mustRun(["sh", "-c", 'cd "$1" && find . | cpio --quiet -o -H newc | gzip -1 > "$2"', "sh", files, initrd]);

function putModules(kernelPackage: string, files: string, names: readonly string[]): void {
  const all = readdirSync(join(kernelPackage, "lib/modules"), { recursive: true, encoding: "utf8" });
  for (const module of names) {
    const found = all.find((path) => path.endsWith(`/${module}.ko`));
    if (!found) throw new Error(`the kernel package has no module ${module}`);
    copyFileSync(join(kernelPackage, "lib/modules", found), join(files, "modules", `${module}.ko`));
  }
  writeFileSync(join(files, "modules", "order"), `${names.join("\n")}\n`);
}

/** Programs of this machine and one of a package that is not installed, with the libraries that they are linked with. */
async function putAgent(work: string, files: string): Promise<void> {
  const unpacked = join(work, "agent");
  mkdirSync(unpacked);
  await mustRun(["sh", "-c", 'cd "$1" && apt-get -qq -o APT::Sandbox::User=root download qemu-guest-agent && dpkg-deb -x ./*.deb .', "sh", unpacked], {
    timeoutMs: 600_000,
  });
  const programs = [[join(unpacked, tools.agent), tools.agent], ...tools.packaged.map((path) => [path, path])] as [string, string][];
  for (const [from, to] of programs) {
    const libraries = (await mustRun(["ldd", from])).match(/\/\S+(?= \()/g) ?? [];
    for (const [source, target] of [[from, to], ...libraries.map((path) => [path, path])] as [string, string][]) {
      mkdirSync(join(files, dirname(target)), { recursive: true });
      copyFileSync(source, join(files, target));
    }
  }
}

/** The kernel that linux-image-cloud-* stands for: downloaded and unpacked, not installed. */
async function unpackKernel(work: string, target: string): Promise<void> {
  const architecture = (await mustRun(["dpkg", "--print-architecture"])).trim();
  const meta = `linux-image-cloud-${architecture}`;
  const find = async () => /Depends: (linux-image-\S+)/.exec(await mustRun(["apt-cache", "depends", meta]).catch(() => ""))?.[1];
  let name = await find();
  if (!name) {
    await mustRun(["apt-get", "-qq", "update"], { timeoutMs: 300_000 });
    name = await find();
  }
  if (!name) throw new Error(`apt knows no ${meta}: a guest needs Debian's kernel`);
  await mustRun(["sh", "-c", 'cd "$1" && apt-get -qq -o APT::Sandbox::User=root download "$2"', "sh", work, name], { timeoutMs: 600_000 });
  const file = readdirSync(work).find((entry) => entry.endsWith(".deb")) as string;
  await mustRun(["dpkg-deb", "-x", join(work, file), target], { timeoutMs: 120_000 });
}
