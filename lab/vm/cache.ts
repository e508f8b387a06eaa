import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { locked } from "./lock";
import { vmCache } from "./paths";

const weekMs = 7 * 24 * 3600_000;
const manifest = "manifest.json";

/**
 * A folder of the cache, made by `build` when it is missing or not whole. It appears under its name when it is complete; of
 * several processes that want it one makes it and the others wait.
 */
export async function cached(name: string, build: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(vmCache(), name);
  if (isWhole(folder)) return touched(folder);
  return locked(join(vmCache(), `${name}.lock`), async () => {
    if (isWhole(folder)) return touched(folder);
    prune();
    const work = mkdtempSync(join(vmCache(), "new-"));
    try {
      await build(work);
      writeFileSync(join(work, manifest), JSON.stringify(sizes(work)));
      rmSync(folder, { recursive: true, force: true });
      renameSync(work, folder);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
    return folder;
  });
}

/** Whether it would be there at once. */
export const isCached = (name: string): boolean => isWhole(join(vmCache(), name));

function isWhole(folder: string): boolean {
  try {
    const wanted: Record<string, number> = JSON.parse(readFileSync(join(folder, manifest), "utf8"));
    return Object.entries(wanted).every(([file, size]) => statSync(join(folder, file)).size === size);
  } catch {
    return false;
  }
}

function sizes(folder: string): Record<string, number> {
  return Object.fromEntries(readdirSync(folder).map((file) => [file, statSync(join(folder, file)).size]));
}

function touched(folder: string): string {
  const now = new Date();
  utimesSync(folder, now, now);
  return folder;
}

/** Images of recipes that nobody has used for a week, and what a killed build left. */
function prune(): void {
  mkdirSync(vmCache(), { recursive: true });
  for (const name of readdirSync(vmCache())) {
    const path = join(vmCache(), name);
    if (name === "disks" || !existsSync(path)) continue;
    if (Date.now() - statSync(path).mtimeMs > weekMs) rmSync(path, { recursive: true, force: true });
  }
}
