import { posix } from "node:path";
import type { Change } from "../../resource/change";
import { KvmnetError } from "../../resource/error";
import type { BootConfig } from "./config";
import { removeOrder, writeOrder } from "./files";
import { type Keeping, type Persisted, surplus } from "./keeping";
import type { BootFile, ManagerName } from "./manager";
import { managerOf, managers } from "./managers";
import { pendingOrder, settledOrder } from "./pending";
import { type BootState, bootHost } from "./state";

/** What happened to files whose content may be right. */
function storyOf({ edited, disabled = [], pending = [] }: BootState): string {
  const story = [
    edited.length > 0 && `changed by hand: ${edited.join(", ")}`,
    disabled.length > 0 && `disabled: ${disabled.map((path) => posix.basename(path)).join(", ")}`,
    pending.length > 0 && "not told of it yet, as a run was interrupted",
  ].filter(Boolean);
  return story.length > 0 ? ` (${story.join("; ")})` : "";
}

export function planPersistence({ state, choice, written, removed }: Keeping): Change[] {
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
  { config, state, choice, written, removed }: Keeping,
  { joining = [], leaving = [] }: Surroundings = {},
): { expect: string[]; before: string[]; after: string[] } {
  if (choice.refused) {
    // Of what is not there yet no plan has said so.
    throw new KvmnetError({ code: "refused", resource: config.title, property: "persistence", problem: choice.refused });
  }
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
