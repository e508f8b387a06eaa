import { fileHash, fileStem, headed } from "../persistence/files";
import type { BootFile } from "../persistence/manager";
import { assignmentsOf, inOrder, type Values } from "./settings";
import { type Assignment, assignmentOf } from "./sysctl";
import type { HostSettingsArgs } from "./types";

/** Where our files are. The first two are the same file: for good, or until the next reboot. */
export function placesOf(name: string): { sysctl: string; runtime: string; modules: string; udev: string } {
  const stem = `90-kvmnet-${fileStem(name)}`;
  return {
    sysctl: `/etc/sysctl.d/${stem}.conf`,
    runtime: `/run/sysctl.d/${stem}.conf`,
    modules: `/etc/modules-load.d/${stem}.conf`,
    udev: `/etc/udev/rules.d/${stem}.rules`,
  };
}

/** Kernel modules without which what is asked for does not exist. */
export function modulesFor(args: HostSettingsArgs): string[] {
  const filtered = Object.values(args.bridgeNetfilter ?? {}).some(Boolean);
  return [...(filtered ? ["br_netfilter"] : []), ...(args.conntrackMax === undefined ? [] : ["nf_conntrack"])];
}

/** Every file that these arguments need. */
export function filesFor(args: HostSettingsArgs, before: Values): BootFile[] {
  const places = placesOf(args.name);
  const file = (path: string, lines: readonly string[]): BootFile => ({
    path,
    mode: "644",
    text: headed({ title: `HostSettings ${args.name}`, owner: args.owner, key: args.name }, lines.map((line) => `${line}\n`).join("")),
  });
  const settings = inOrder(assignmentsOf(args));
  const lines = [
    ...settings.filter(({ key }) => before[key] !== undefined).map(({ key }) => `# before ${key}=${before[key]}`),
    // The dash: a device that is not there yet is no failure. udev applies these lines when it appears (99-systemd.rules).
    ...settings.map(({ key, value }) => `-${key} = ${value}`),
  ];
  if (args.persistence === "runtime") {
    return [file(places.runtime, lines)];
  }
  const modules = modulesFor(args);
  return [
    file(places.sysctl, lines),
    ...(modules.length > 0 ? [file(places.modules, modules)] : []),
    // sysctl.d(5), example "disable packet filter on bridged packets": whatever loads the module later, it starts as declared.
    ...(args.bridgeNetfilter && !modules.includes("br_netfilter")
      ? [file(places.udev, ['ACTION=="add", SUBSYSTEM=="module", KERNEL=="br_netfilter", RUN+="/lib/systemd/systemd-sysctl --prefix=/net/bridge"'])]
      : []),
  ];
}

export function hashesOf(files: readonly BootFile[]): Record<string, string> {
  return Object.fromEntries(files.map((file) => [file.path, fileHash(file)]));
}

/** What a file of ours sets. */
export function settingsIn(text: string): Assignment[] {
  return text.split("\n").flatMap((line) => assignmentOf(line) ?? []);
}

/** The values that were there before, as a file of ours remembers them. */
export function beforeIn(text: string): Record<string, string> {
  const matches = [...text.matchAll(/^# before (\S+)=(\S+)$/gm)];
  return Object.fromEntries(matches.map(([, key = "", value = ""]) => [key, value]));
}
