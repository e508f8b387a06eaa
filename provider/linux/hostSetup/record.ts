import { fileStem, headed } from "../persistence/files";
import type { BootFile } from "../persistence/manager";
import { type Feature, features } from "./features";

/** What a host remembers of a setup: what it was made for, and what was not there before. */
export interface SetupRecord {
  readonly features: readonly Feature[];
  readonly onDelete: "keep" | "remove";
  readonly installed: readonly string[];
  readonly enabled: readonly string[];
}

export const recordPath = (name: string) => `/var/lib/kvmnet/setup-${fileStem(name)}`;

export function recordFile({ name, owner }: { readonly name: string; readonly owner: string }, record: SetupRecord): BootFile {
  const lines = [
    `features=${record.features.join(" ")}`,
    `onDelete=${record.onDelete}`,
    `installed=${record.installed.join(" ")}`,
    `enabled=${record.enabled.join(" ")}`,
  ];
  return { path: recordPath(name), mode: "644", text: headed({ title: `HostSetup ${name}`, owner, key: name }, lines.map((line) => `${line}\n`).join("")) };
}

/** What a text says; whatever it does not say is nothing. */
export function recordIn(text: string): SetupRecord {
  const value = (key: string) => new RegExp(`^${key}=(.*)$`, "m").exec(text)?.[1] ?? "";
  const words = (key: string) =>
    value(key)
      .split(" ")
      .filter((word) => /^[A-Za-z0-9][A-Za-z0-9.+@_-]*$/.test(word));
  return {
    features: features.filter((feature) => words("features").includes(feature)),
    onDelete: value("onDelete") === "remove" ? "remove" : "keep",
    installed: words("installed"),
    enabled: words("enabled"),
  };
}
