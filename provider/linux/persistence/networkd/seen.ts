import { posix } from "node:path";
import type { DeviceOwner, Seen } from "../manager";
import { isOwnNetwork } from "./paths";

const STACKED_KEYS = "VLAN|MACVLAN|MACVTAP|IPVLAN|IPVTAP|VXLAN|MACsec|Tunnel|Xfrm|L2TP";

/** Every file with the lines that matter. */
export type Files = ReadonlyMap<string, readonly string[]>;

export function filesOf(text: string): Files {
  const files = new Map<string, string[]>();
  for (const row of text.split("\n")) {
    // Lines start with a word, `[` or `# `: the first such place after a colon ends the path.
    const [, path, line] = /^(\/[^\n]*?):((?:[A-Za-z0-9_]+ *=|\[|\d+$|# ).*)$/.exec(row) ?? [];
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
  const lines = [...(files.get(source) ?? []), ...foreignDropIns(files, source)];
  const keeps = [...new Set(lines.filter((line) => STACKED.test(line)).map((line) => line.replace(/ *= */, "=")))];
  return { source, ours: false, addressed: isAddressed(lines), shared: isShared(lines), ...(keeps.length > 0 && { keeps }) };
}

/** What others have added to it. */
function foreignDropIns(files: Files, network: string): string[] {
  return [...files]
    .filter(([path]) => posix.basename(posix.dirname(path)) === `${posix.basename(network)}.d` && !/^kvmnet(plan)?-/.test(posix.basename(path)))
    .flatMap(([, lines]) => lines);
}

const STACKED = new RegExp(`^(${STACKED_KEYS}) *=`);

function isAddressed(lines: readonly string[]): boolean {
  return lines.some((line) => /^(Address|Gateway) *= *\S/.test(line) || /^DHCP *= *(yes|true|on|1|both|ipv4|ipv6|v4|v6)\s*$/i.test(line));
}

/** Anything but one name, or one MAC, may match a further device. */
function isShared(lines: readonly string[]): boolean {
  const match = lines.filter((_, at) =>
    lines
      .slice(0, at + 1)
      .findLast((line) => line.startsWith("["))
      ?.startsWith("[Match]"),
  );
  const one = (key: string) => {
    const found = match.filter((line) => new RegExp(`^${key} *=`).test(line)).map((line) => line.replace(/^[^=]*= */, "").trim());
    return found.length === 1 && /^[^\s*?[\]!]+$/.test(found[0] ?? "");
  };
  return !["Name", "MACAddress", "PermanentMACAddress", "Path"].some((key) => one(key));
}

function setting(lines: readonly string[], key: string): string | undefined {
  return lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1);
}

/** Made from a YAML by netplan, which lets networkd do the work. */
export const isNetplan = (network: string) => network.startsWith("/run/systemd/network/10-netplan-");

/** Devices that networkd runs, and not for netplan. */
export function networkdSees(text: string): Seen {
  const files = filesOf(text);
  const owners = networkOwners(files).filter(({ details }) => !isNetplan(details.source ?? ""));
  return { running: files.size > 0, devices: Object.fromEntries(owners.map(({ device, details }) => [device, details])) };
}
