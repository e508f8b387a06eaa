import { canonicalIp, isIp } from "../../../resource/ip";
import type { Dns } from "../../kernel/dns";
import { setting } from "./keyfile";

/** Lines of a file, as far as they were asked for. */
export interface Group {
  readonly path: string;
  readonly lines: readonly string[];
}

/** What a profile of NetworkManager says, as far as it matters to who owns a device. */
export interface Profile {
  readonly path: string;
  readonly uuid?: string;
  readonly device?: string;
  readonly type?: string;
  /** NetworkManager made it up for a device that somebody else runs. */
  readonly external: boolean;
  readonly ipv4: string;
  readonly ipv6: string;
  readonly priority: number;
  /** It may be taken for another device as well. */
  readonly shared: boolean;
  /** What a port keeps of it: the link's settings, and rules, which are the host's. */
  readonly keeps: readonly string[];
  readonly dns: Dns;
  /** Path of the profile that this one of ours stands in for. */
  readonly instead?: string;
}

export function readProfile(group: Group): Profile {
  return group.path.includes("/network-scripts/") ? ifcfg(group) : keyfile(group);
}

const RULE = /^routing-rule\d+=/;

function keyfile({ path, lines }: Group): Profile {
  const instead = lines.find((line) => line.startsWith("# instead "))?.slice("# instead ".length);
  const method = (name: string) => settingOf(section(lines, name), "method") ?? "auto";
  return {
    path,
    uuid: settingOf(lines, "uuid"),
    device: settingOf(lines, "interface-name"),
    type: settingOf(lines, "type")?.replace("802-3-ethernet", "ethernet"),
    external: lines.includes("external=true"),
    ipv4: method("ipv4"),
    ipv6: method("ipv6"),
    priority: Number(settingOf(lines, "autoconnect-priority") ?? 0),
    shared: isShared(lines),
    keeps: keptOf(lines),
    dns: { servers: listed(lines, "dns"), search: listed(lines, "dns-search") },
    ...(instead !== undefined && { instead }),
  };
}

/** Not bound to one device by its name, its MAC or its place. */
function isShared(lines: readonly string[]): boolean {
  const wired = [...section(lines, "ethernet"), ...section(lines, "802-3-ethernet")];
  const one = [settingOf(section(lines, "connection"), "interface-name"), settingOf(wired, "mac-address"), settingOf(section(lines, "match"), "path")];
  return !one.some((value) => value && !/[*?!;|&]/.test(value.replace(/;$/, "")));
}

const KEPT: Readonly<Record<string, RegExp>> = {
  ethernet: /^(mtu|cloned-mac-address|wake-on-lan|speed|duplex|auto-negotiate)=/,
  ethtool: /^(feature|ring|coalesce|pause)-[a-z0-9-]+=/,
  ipv4: RULE,
  ipv6: RULE,
};

function keptOf(lines: readonly string[]): string[] {
  return Object.entries(KEPT).flatMap(([name, pattern]) => {
    const own = [...section(lines, name), ...(name === "ethernet" ? section(lines, "802-3-ethernet") : [])].filter((line) => pattern.test(line));
    return own.length > 0 ? [`[${name}]`, ...own] : [];
  });
}

/** `1.1.1.1;8.8.8.8;` of both families. */
function listed(lines: readonly string[], key: string): string[] {
  const values = lines.filter((line) => line.startsWith(`${key}=`)).flatMap((line) => line.slice(key.length + 1).split(";"));
  return values
    .map((value) => value.trim())
    .filter(Boolean)
    .map((value) => (isIp(value) ? canonicalIp(value) : value));
}

/** The files of RHEL 8 and before (`man nm-settings-ifcfg-rh`). */
function ifcfg({ path, lines }: Group): Profile {
  const value = (key: string) => settingOf(lines, key)?.replace(/^(["'])(.*)\1$/, "$2");
  const link = [...setting("mtu", value("MTU")), ...setting("cloned-mac-address", value("MACADDR"))];
  const fixed = lines.some((line) => line.startsWith("IPADDR")) ? "manual" : "disabled";
  return {
    path,
    uuid: value("UUID"),
    device: value("DEVICE"),
    type: value("TYPE")?.toLowerCase(),
    external: false,
    ipv4: ["dhcp", "bootp"].includes(value("BOOTPROTO") ?? "") ? "auto" : fixed,
    ipv6: value("IPV6INIT") === "yes" ? "auto" : "ignore",
    priority: Number(value("AUTOCONNECT_PRIORITY") ?? 0),
    shared: !value("DEVICE") && !value("HWADDR"),
    keeps: link.length > 0 ? ["[ethernet]", ...link] : [],
    dns: { servers: lines.flatMap((line) => /^DNS\d+="?([^"]+)"?$/.exec(line)?.[1] ?? []), search: (value("DOMAIN") ?? "").split(" ").filter(Boolean) },
  };
}

function section(lines: readonly string[], name: string): string[] {
  const after = lines.includes(`[${name}]`) ? lines.slice(lines.indexOf(`[${name}]`) + 1) : [];
  const end = after.findIndex((line) => line.startsWith("["));
  return end < 0 ? after : after.slice(0, end);
}

export const settingOf = (lines: readonly string[], key: string): string | undefined => lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1);
