import { posix } from "node:path";
import type { DeviceOwner, Seen } from "../manager";
import { type Entry, entriesOf, entryLines } from "./entries";
import { isShared } from "./match";
import { isNetplan, isOwnNetwork } from "./paths";
import { keptByPort } from "./stay";

/** Every file with the lines that matter. */
export type Files = ReadonlyMap<string, readonly string[]>;

export function filesOf(text: string): Files {
  const files = new Map<string, string[]>();
  for (const row of text.split("\n")) {
    const [, path, line] = /^(\/.+?(?:\.network|\.conf|\.yaml|\/links\/\d+|\/ifindex)):(.*)$/.exec(row) ?? [];
    if (path && line !== undefined) {
      files.set(path, [...(files.get(path) ?? []), line]);
    }
  }
  return files;
}

export interface NetworkOwner {
  readonly device: string;
  /** The `.network` that networkd goes by. */
  readonly effective: string;
  readonly details: Omit<DeviceOwner, "managers">;
}

/** Devices that networkd runs, by name. */
export function networkOwners(files: Files): NetworkOwner[] {
  const names = new Map([...files].flatMap(([path, [index = ""]]) => (posix.basename(path) === "ifindex" ? [[index, path.split("/")[4] ?? ""] as const] : [])));
  return [...files].flatMap(([path, lines]) => {
    const device = path.startsWith("/run/systemd/netif/links/") ? names.get(posix.basename(path)) : undefined;
    const effective = setting(lines, "NETWORK_FILE");
    return device && effective && setting(lines, "ADMIN_STATE") !== "unmanaged" ? [{ device, effective, details: detailsOf(files, effective) }] : [];
  });
}

function detailsOf(files: Files, effective: string): NetworkOwner["details"] {
  const instead = files.get(effective)?.find((line) => line.startsWith("# instead "));
  const replaced = instead?.slice("# instead ".length);
  const source = isOwnNetwork(effective) && replaced && files.has(replaced) ? replaced : effective;
  if (isOwnNetwork(source)) {
    return { source, ours: true, addressed: false };
  }
  const entries = entriesOf([...(files.get(source) ?? []), ...foreignDropIns(files, source)]);
  const keeps = entryLines(keptByPort(entries, ownDevices(files)));
  return { source, ours: false, addressed: isAddressed(entries), shared: isShared(entries), ...(keeps.length > 0 && { keeps }) };
}

/** What others have added to it. */
function foreignDropIns(files: Files, network: string): string[] {
  return [...files]
    .filter(([path]) => posix.basename(posix.dirname(path)) === `${posix.basename(network)}.d` && !/^kvmnet(plan)?-/.test(posix.basename(path)))
    .flatMap(([, lines]) => lines);
}

/** Devices that a YAML of ours makes: netplan names them in the file of what they stand on, and whoever made them sees to it that they stay there. */
function ownDevices(files: Files): string[] {
  return [...files].flatMap(([path, lines]) => (/\.yaml$/.test(path) ? lines.flatMap((line) => /^# kvmnet .* key=(\S+) /.exec(line)?.[1] ?? []) : []));
}

function isAddressed(entries: readonly Entry[]): boolean {
  return entries.some(
    ({ section, key, value }) =>
      (["Address", "Gateway"].includes(key) && value !== "" && ["Network", "Address"].includes(section)) ||
      (section === "Network" && key === "DHCP" && /^(yes|true|on|1|both|ipv4|ipv6|v4|v6)$/i.test(value)),
  );
}

/** Somebody's files in networkd's order: they may be about devices that do not exist yet. */
export function filesInOrder(files: Files): Pick<Seen, "matches"> {
  const matches = [...files]
    .filter(([path]) => path.endsWith(".network") && !isOwnNetwork(path))
    .map(([path, lines]) => ({ path, match: entriesOf(lines).filter(({ section }) => section === "Match") }))
    .sort((a, b) => (posix.basename(a.path) < posix.basename(b.path) ? -1 : 1))
    .map(({ path, match }) => ({ path, match: match.map(({ key, value }) => [key, value] as const) }));
  return matches.length > 0 ? { matches } : {};
}

function setting(lines: readonly string[], key: string): string | undefined {
  return lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1);
}

/** Devices that networkd runs, and not for netplan. */
export function networkdSees(text: string): Seen {
  const files = filesOf(text);
  const owners = networkOwners(files).filter(({ details }) => !isNetplan(details.source ?? ""));
  return { running: files.size > 0, devices: Object.fromEntries(owners.map(({ device, details }) => [device, details])), ...filesInOrder(files) };
}
