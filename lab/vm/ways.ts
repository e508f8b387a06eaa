import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { emulated } from "./emulated";
import type { Progress } from "./image";
import { ensureVmNeeds } from "./needs";
import type { Owner } from "./owners";
import { vmCache } from "./paths";
import { type WayName, wayNames } from "./state";
import { hasUmlKernel } from "./uml/kernel";
import { userMode } from "./uml/user-mode";
import type { Prepared, Way } from "./way";

const ways: Readonly<Record<WayName, Way>> = { "user-mode": userMode, emulated };
const dayMs = 24 * 3600_000;
/**
 * Which way is taken when nobody says it in KVMNET_VM_WAY. `fastest`: user mode, which boots many times as fast, where its kernel has been built, else emulated: on
 * two cores that are busy with tests the build takes longer than it saves.
 */
const usual: WayName | "fastest" = "fastest";

/** What copies are made of, and the way in which they run here. */
export async function prepared(owner: Owner, progress: Progress): Promise<{ readonly way: Way; readonly copies: Prepared }> {
  ensureVmNeeds();
  const wanted = process.env.KVMNET_VM_WAY || usual;
  if (wanted !== "fastest") {
    const way = wayNames.find((name) => name === wanted);
    if (!way) throw new Error(`KVMNET_VM_WAY is "${wanted}": there are fastest, ${wayNames.join(", ")}`);
    return { way: ways[way], copies: await ways[way].prepare(owner, progress) };
  }
  if (hasUmlKernel() && !refused()) {
    try {
      return { way: userMode, copies: await userMode.prepare(owner, progress) };
    } catch (error) {
      refuse((error as Error).message);
      progress(`no virtual machines in user mode, so emulated ones, which are slower: ${(error as Error).message}`);
    }
  }
  return { way: emulated, copies: await emulated.prepare(owner, progress) };
}

/** The way that machines will most likely be run in, for those who have to know before they start one. */
export function likelyWay(): WayName {
  const wanted = process.env.KVMNET_VM_WAY || usual;
  return wayNames.find((name) => name === wanted) ?? (hasUmlKernel() && !refused() ? "user-mode" : "emulated");
}

/** Of all processes one finds out that there is no kernel for user mode, and the others need not try: for a day, or until somebody asks. */
const refusalFile = () => join(vmCache(), "user-mode-refused.json");

function refused(): boolean {
  return existsSync(refusalFile()) && Date.now() - (JSON.parse(readFileSync(refusalFile(), "utf8")) as { time: number }).time < dayMs;
}

function refuse(message: string): void {
  mkdirSync(dirname(refusalFile()), { recursive: true });
  writeFileSync(refusalFile(), JSON.stringify({ time: Date.now(), message }));
}

/** The next machine tries user mode again. */
export function askAgain(): void {
  rmSync(refusalFile(), { force: true });
}
