import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { mustRun } from "../run";

/** What the image is made of. */
export const imageFolder = join(__dirname, "image");

/** Names a cached image after its recipe: another recipe is another image. */
export function imageKey(): string {
  const files = readdirSync(imageFolder, { recursive: true, encoding: "utf8" }).map((name) => join(imageFolder, name));
  return digest([join(__dirname, "image.ts"), ...files.filter((file) => statSync(file).isFile())], "");
}

/** Names a snapshot of an image: only the very QEMU that wrote it reads it. */
export async function snapshotKey(imageId: string): Promise<string> {
  const qemu = await mustRun(["qemu-system-x86_64", "--version"]);
  return digest(
    ["qemu.ts", "owners.ts", "snapshot.ts", "nics.ts"].map((name) => join(__dirname, name)),
    `${imageId} ${qemu}`,
  );
}

/** Names a kernel for user mode after what it is built from. Debian's source moves on: the newest one is taken when it is built. */
export function kernelKey(): string {
  return digest(
    ["kernel.sh", "uml.config"].map((name) => join(__dirname, "uml", name)),
    "",
  );
}

/** Names a disk of a machine in user mode. */
export function umlDiskKey(madeOf: string): string {
  return digest(
    ["owners.ts", "nics.ts", "uml/disk.ts"].map((name) => join(__dirname, name)),
    madeOf,
  );
}

function digest(files: readonly string[], text: string): string {
  const hash = createHash("sha256").update(text);
  for (const file of [...files].sort()) hash.update(`\0${file.slice(__dirname.length)}\0`).update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}

export function imagePackages(): string[] {
  return readFileSync(join(imageFolder, "packages.txt"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
}
