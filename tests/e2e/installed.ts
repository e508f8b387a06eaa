import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";

const ROOT = path.resolve(__dirname, "../..");
const PEERS = ["@pulumi/pulumi", "@pulumi/command", "typescript", "@types/node"];

/**
 * A node_modules folder with our package as `npm pack` makes it and `npm install` installs it, shared by all e2e tests
 * of this state of the sources.
 */
export async function installedModules(): Promise<string> {
  const { version, devDependencies } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
  const peers = PEERS.map((name) => `${name}@${devDependencies[name]}`);
  const cache = path.join(ROOT, "node_modules/.cache/kvmnet-e2e");
  const target = path.join(cache, hashOf([...sources(), ...peers, version]));
  mkdirSync(cache, { recursive: true });
  while (!existsSync(target)) {
    await alone(path.join(cache, "busy"), async () => {
      if (!existsSync(target)) {
        const draft = mkdtempSync(path.join(cache, "draft-"));
        await install(draft, peers);
        renameSync(draft, target);
      }
    });
  }
  return path.join(target, "node_modules");
}

/** Folder of the native plugin as the build makes it. */
export async function builtPlugin(): Promise<string> {
  // tools/test.cjs has built it.
  if (!process.env.KVMNET_BUILT) {
    await execa(process.execPath, ["tools/bundle.cjs"], { cwd: ROOT });
  }
  return path.join(ROOT, "dist/plugin");
}

/** One test file builds while the others wait; what a dead run left behind does not count. */
async function alone(lock: string, work: () => Promise<void>): Promise<void> {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
  } catch {
    if (!existsSync(`/proc/${readFileSync(lock, "utf8")}`)) {
      rmSync(lock, { force: true });
    }
    await sleep(300);
    return;
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

async function install(folder: string, peers: readonly string[]): Promise<void> {
  const packs = mkdtempSync(path.join(tmpdir(), "kvmnet-pack-"));
  try {
    // tools/test.cjs has built it.
    if (!process.env.KVMNET_BUILT) {
      await execa("npm", ["run", "--silent", "build"], { cwd: ROOT });
    }
    const { stdout } = await execa("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", packs], { cwd: ROOT });
    writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name: "e2e", private: true }));
    const tarball = path.join(packs, stdout.trim().split("\n").at(-1) ?? "");
    await execa("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", tarball, ...peers], { cwd: folder });
  } finally {
    rmSync(packs, { recursive: true, force: true });
  }
}

function sources(): string[] {
  const files = ["provider", "sdk"].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      // SDKs of other languages are not in the package.
      .filter((file) => !/[\\/]sdk[\\/](python|go)[\\/]/.test(file)),
  );
  return [...files.sort(), path.join(ROOT, "package.json"), path.join(ROOT, "tsconfig.build.json"), path.join(ROOT, "schema.json")].map(
    (file) => file + readFileSync(file, "utf8"),
  );
}

function hashOf(texts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex").slice(0, 16);
}
