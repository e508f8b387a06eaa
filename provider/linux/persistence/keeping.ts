import { type Choice, choose } from "./choose";
import type { BootConfig } from "./config";
import { fileHash } from "./files";
import type { BootFile, ManagerName } from "./manager";
import { managers } from "./managers";
import { type BootState, bootHost, type Persistence } from "./state";

/** What an observed resource says about its persistence. */
export interface Persisted {
  readonly persistedBy: ManagerName | "none";
  readonly boot: BootState;
}

/** What shall bring something back after a reboot, and what of that is not on the host yet. Worked out once, from what it is to be and what is there. */
export interface Keeping {
  readonly config: BootConfig;
  readonly state: Persisted;
  readonly choice: Choice;
  /** Files to write: those that differ, and those that have not come to effect. */
  readonly written: readonly BootFile[];
  /** Paths of files of ours that are there, or were when somebody had to be told of them, and shall not be. */
  readonly removed: readonly string[];
}

export function keepingOf(persistence: Persistence | undefined, state: Persisted, config: BootConfig): Keeping {
  const { choice, files } = wantedFiles(persistence, config, state);
  return { config, state, choice, written: differing(files, state), removed: surplus(files, state) };
}

function wantedFiles(persistence: Persistence | undefined, config: BootConfig, state: Persisted): { choice: Choice; files: BootFile[] } {
  const choice = choose(persistence, config, bootHost(state.boot), state.persistedBy);
  const files = choice.manager === "none" ? [] : managers[choice.manager].files(config, bootHost(state.boot));
  const foreign = files.find(({ path }) => state.boot.unmarked?.includes(path));
  return foreign ? { choice: { manager: "none", refused: inTheWay(foreign.path) }, files: [] } : { choice, files };
}

const inTheWay = (path: string) =>
  `${path} is on the host without a mark of ours, so it is somebody else's and stays as it is; move it away there, or set \`persistence: "runtime"\``;

function differing(files: readonly BootFile[], { boot }: Persisted): BootFile[] {
  const unsettled = [...(boot.disabled ?? []), ...(boot.pending ?? [])];
  return files.filter((file) => boot.files[file.path] !== fileHash(file) || unsettled.includes(file.path));
}

export function surplus(files: readonly BootFile[], { boot }: Persisted): string[] {
  const pending = (boot.pending ?? []).filter((path) => !boot.unmarked?.includes(path));
  const known = new Set([...Object.keys(boot.files), ...pending]);
  return [...known].filter((path) => !files.some((file) => file.path === path));
}
