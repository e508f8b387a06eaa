import { posix } from "node:path";
import type { Change } from "../../resource/change";
import { KvmnetError } from "../../resource/error";
import { type Choice, choose } from "./choose";
import type { BootConfig } from "./config";
import { fileHash, removeOrder, writeOrder } from "./files";
import type { BootFile, ManagerName } from "./manager";
import { managerOf, managers } from "./managers";
import { pendingOrder, settledOrder } from "./pending";
import { type BootState, bootHost, type Persistence } from "./state";

/** What an observed resource says about its persistence. */
export interface Persisted {
  readonly persistedBy: ManagerName | "none";
  readonly boot: BootState;
}

function wantedFiles(persistence: Persistence | undefined, config: BootConfig, state: Persisted): { choice: Choice; files: BootFile[] } {
  const choice = choose(persistence, config, bootHost(state.boot), state.persistedBy);
  const files = choice.manager === "none" ? [] : managers[choice.manager].files(config, bootHost(state.boot));
  const foreign = files.find(({ path }) => state.boot.unmarked?.includes(path));
  return foreign ? { choice: { manager: "none", refused: inTheWay(foreign.path) }, files: [] } : { choice, files };
}

const inTheWay = (path: string) =>
  `${path} is on the host without a mark of ours, so it is somebody else's and stays as it is; move it away there, or set \`persistence: "runtime"\``;

/** Files to write: those that differ, and those that have not come to effect. */
function differing(files: readonly BootFile[], { boot }: Persisted): BootFile[] {
  const unsettled = [...(boot.disabled ?? []), ...(boot.pending ?? [])];
  return files.filter((file) => boot.files[file.path] !== fileHash(file) || unsettled.includes(file.path));
}

/** Paths of files of ours that are there, or were when somebody had to be told of them, and shall not be. */
function surplus(files: readonly BootFile[], { boot }: Persisted): string[] {
  const pending = (boot.pending ?? []).filter((path) => !boot.unmarked?.includes(path));
  const known = new Set([...Object.keys(boot.files), ...pending]);
  return [...known].filter((path) => !files.some((file) => file.path === path));
}

/** What happened to files whose content may be right. */
function storyOf({ edited, disabled = [], pending = [] }: BootState): string {
  const story = [
    edited.length > 0 && `changed by hand: ${edited.join(", ")}`,
    disabled.length > 0 && `disabled: ${disabled.map((path) => posix.basename(path)).join(", ")}`,
    pending.length > 0 && "not told of it yet, as a run was interrupted",
  ].filter(Boolean);
  return story.length > 0 ? ` (${story.join("; ")})` : "";
}

export function planPersistence(persistence: Persistence | undefined, state: Persisted, config: BootConfig): Change[] {
  const { choice, files } = wantedFiles(persistence, config, state);
  const written = differing(files, state);
  const removed = surplus(files, state);
  if (written.length + removed.length === 0 && !choice.refused) {
    return [];
  }
  const how = storyOf(state.boot) || (choice.manager === state.persistedBy && state.persistedBy !== "none" ? " (other content)" : "");
  return [
    {
      path: ["persistence"],
      from: `${state.persistedBy}${how}`,
      to: choice.manager,
      impact: "none",
      why: "only what is read at boot is written; the running device stays as it is",
      ...(choice.refused && { refused: choice.refused }),
    },
  ];
}

interface Surroundings {
  readonly joining?: readonly string[];
  readonly leaving?: readonly string[];
}

/** Orders around a change of the running device: what is expected, what comes before it, and what comes after it. Throws when it cannot be kept as asked. */
export function persistenceOrders(
  persistence: Persistence | undefined,
  state: Persisted,
  config: BootConfig,
  { joining = [], leaving = [] }: Surroundings = {},
): { expect: string[]; before: string[]; after: string[] } {
  const { choice, files } = wantedFiles(persistence, config, state);
  if (choice.refused) {
    // Of what is not there yet no plan has said so.
    throw new KvmnetError({ code: "refused", resource: config.title, property: "persistence", problem: choice.refused });
  }
  const written = differing(files, state);
  const removed = surplus(files, state);
  const change = { config, host: bootHost(state.boot), written: written.map((file) => file.path), removed, joining, leaving };
  const manager = choice.manager === "none" ? undefined : managers[choice.manager];
  const touched = written.length + removed.length + joining.length + leaving.length > 0;
  return {
    expect: asSeen(state, [...change.written, ...removed]),
    before: manager?.before(change) ?? [],
    after: toldOf(config.key, written, removed, [
      ...leftManagers(removed, choice.manager).flatMap((name) => managers[name].afterRemoval(change)),
      ...(manager && touched ? manager.after(change) : []),
    ]),
  };
}

/** Stops everything when one of these files is another one by now. */
function asSeen({ boot }: Persisted, paths: readonly string[]): string[] {
  return paths.length > 0 ? [`files_are ${paths.map((path) => `${path} ${boot.files[path] ?? "-"}`).join(" ")}`] : [];
}

/** The same before a removal. */
export const filesAsSeen = (state: Persisted): string[] => asSeen(state, Object.keys(state.boot.files));

/** Files, and then those who read them, even if this run does not come that far. */
function toldOf(key: string, written: readonly BootFile[], removed: readonly string[], telling: readonly string[]): string[] {
  const files = [...written.map(writeOrder), ...removed.map(removeOrder)];
  return files.length > 0 && telling.length > 0
    ? [pendingOrder(key, [...written.map(({ path }) => path), ...removed]), ...files, ...telling, settledOrder(key)]
    : [...files, ...telling];
}

/** Managers that keep nothing of it any more. */
function leftManagers(removed: readonly string[], kept: ManagerName | "none"): ManagerName[] {
  return [...new Set(removed.flatMap((path) => managerOf(path) ?? []))].filter((name) => name !== kept);
}

/** Takes away every file of ours for it, and tells those who read them. */
export function removalOrders(state: Persisted, config: BootConfig): string[] {
  const removed = surplus([], state);
  const change = { config, host: bootHost(state.boot), written: [], removed, joining: [], leaving: (config.ports ?? []).map((port) => port.device) };
  return toldOf(
    config.key,
    [],
    removed,
    leftManagers(removed, "none").flatMap((name) => managers[name].afterRemoval(change)),
  );
}
