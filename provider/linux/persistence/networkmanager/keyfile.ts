import { createHash } from "node:crypto";
import type { BootConfig } from "../config";
import { fileStem } from "../files";
import type { BootHost } from "../manager";

/**
 * NetworkManager's keyfile format, in the words of 1.20 to 1.42 and later (`man nm-settings-keyfile`). RHEL 8, whose NetworkManager itself writes ifcfg files,
 * reads keyfiles as well: there is no ifcfg to write.
 */
export const profileFolder = "/etc/NetworkManager/system-connections";

export interface Section {
  readonly name: string;
  readonly lines: readonly string[];
}

export function profilePath(key: string): string {
  return `${profileFolder}/kvmnet-${fileStem(key)}.nmconnection`;
}

/** `fileStem` makes no dot, so that a port's profile cannot be taken for a device's. */
export function portProfilePath(key: string, port: string): string {
  return `${profileFolder}/kvmnet-${fileStem(key)}.${fileStem(port)}.nmconnection`;
}

export const isPortProfile = (path: string): boolean => /\/kvmnet-[^/.]+\.[^/.]+\.nmconnection$/.test(path);

export function profileText(sections: readonly Section[]): string {
  return sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ name, lines }) => [`[${name}]`, ...lines, ""].join("\n"))
    .join("\n");
}

export interface Connection {
  readonly name: string;
  readonly device: string;
  readonly type: string;
  readonly more?: readonly string[];
}

/** The highest that there is. */
export const PRIORITY = 999;

/** Our profile wins over one of somebody else's for the same device: theirs has priority 0 as a rule, and at most 999. */
export function connection(config: Identified, host: Named, { name, device, type, more = [] }: Connection): Section {
  return {
    name: "connection",
    lines: [
      `id=kvmnet-${name}`,
      `uuid=${profileUuid(config, device, host)}`,
      `type=${type}`,
      `interface-name=${device}`,
      `autoconnect-priority=${PRIORITY}`,
      ...more,
    ],
  };
}

type Identified = Pick<BootConfig, "owner" | "key" | "device">;
type Named = Pick<BootHost, "uuids">;

/**
 * The same whenever the same thing is written, and the one that it has once it is written, whoever it belongs to by now: NetworkManager knows an active profile
 * by it, and forgets one that has another, with its device. Version 5 of RFC 9562, by our own name.
 */
export function profileUuid({ owner, key, device: own }: Identified, device: string, { uuids = {} }: Named): string {
  const known = uuids[device === own ? profilePath(key) : portProfilePath(key, device)];
  if (known !== undefined) {
    return known;
  }
  const hex = createHash("sha1").update(["kvmnet", owner, key, device].join("\0")).digest("hex");
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

/** The UUID in a profile's text. */
export const uuidIn = (text: string): string | undefined => /^uuid=(\S+)$/m.exec(text)?.[1];

/** `key=value` for what is set. */
export function setting(key: string, value: string | number | boolean | undefined): string[] {
  return value === undefined || value === "" ? [] : [`${key}=${value}`];
}

/** A list, each item ended by `;`. */
export function listSetting(key: string, values: readonly string[]): string[] {
  return values.length === 0 ? [] : [`${key}=${values.map((value) => `${value};`).join("")}`];
}
