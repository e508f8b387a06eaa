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
}

export function readProfile(group: Group): Profile {
  return group.path.includes("/network-scripts/") ? ifcfg(group) : keyfile(group);
}

function keyfile({ path, lines }: Group): Profile {
  const method = (name: string) => settingOf(section(lines, name), "method") ?? "auto";
  return {
    path,
    uuid: settingOf(lines, "uuid"),
    device: settingOf(lines, "interface-name"),
    type: settingOf(lines, "type")?.replace("802-3-ethernet", "ethernet"),
    external: lines.includes("external=true"),
    ipv4: method("ipv4"),
    ipv6: method("ipv6"),
  };
}

/** The files of RHEL 8 and before (`man nm-settings-ifcfg-rh`). */
function ifcfg({ path, lines }: Group): Profile {
  const value = (key: string) => settingOf(lines, key)?.replace(/^(["'])(.*)\1$/, "$2");
  const fixed = lines.some((line) => line.startsWith("IPADDR")) ? "manual" : "disabled";
  return {
    path,
    uuid: value("UUID"),
    device: value("DEVICE"),
    type: value("TYPE")?.toLowerCase(),
    external: false,
    ipv4: ["dhcp", "bootp"].includes(value("BOOTPROTO") ?? "") ? "auto" : fixed,
    ipv6: value("IPV6INIT") === "yes" ? "auto" : "ignore",
  };
}

function section(lines: readonly string[], name: string): string[] {
  const after = lines.includes(`[${name}]`) ? lines.slice(lines.indexOf(`[${name}]`) + 1) : [];
  const end = after.findIndex((line) => line.startsWith("["));
  return end < 0 ? after : after.slice(0, end);
}

export const settingOf = (lines: readonly string[], key: string): string | undefined => lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1);
