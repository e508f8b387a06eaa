import { createHash } from "node:crypto";

/**
 * A oneshot unit that makes one device again at boot: for hosts where no network manager does it. It is one file, with the ip
 * batch as its standard input, so that nothing else has to be in place early in the boot.
 */
export interface BootUnit {
  /** What it makes: `Bridge br0 (project/stack/name)`. */
  readonly title: string;
  readonly device: string;
  /** Devices that must be there first. */
  readonly after: readonly string[];
  /** Lines for `ip -batch`. */
  readonly lines: readonly string[];
  /** Absolute path of ip. */
  readonly ip: string;
  /** Commands to run when the device is there: absolute path and words. */
  readonly commands?: readonly string[];
}

/** Without the characters that make a template instance (`@`) or an escape of a unit name. */
export function unitName(device: string): string {
  return `kvmnet-link-${device.replace(/[^A-Za-z0-9.:-]/g, (c) => `_${c.charCodeAt(0).toString(16)}`)}.service`;
}

/** The unit that systemd makes for a network device: `-` stands for `/` in it, so it is escaped, too. */
function deviceUnit(device: string): string {
  return `sys-subsystem-net-devices-${device.replace(/[^A-Za-z0-9_.:]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`)}.device`;
}

/** `%` starts a specifier in unit files, `\` an escape. */
const literal = (value: string) => value.replaceAll("\\", "\\\\").replaceAll("%", "%%");

export function renderUnit(unit: BootUnit): string {
  const devices = unit.after.map(deviceUnit);
  const units = unit.after.map(unitName);
  return [
    "# Written by kvmnet. Changes by hand are seen as drift and put right.",
    "[Unit]",
    `Description=kvmnet: ${literal(unit.title)}`,
    ...devices.map((device) => `Wants=${device}`),
    `After=${["network-pre.target", "systemd-resolved.service", ...units, ...devices].join(" ")}`,
    "Wants=network.target",
    "Before=network.target",
    "",
    "[Service]",
    "Type=oneshot",
    "RemainAfterExit=yes",
    "StandardInput=data",
    ...unit.lines.map((line) => `StandardInputText=${literal(line)}`),
    // A line that fails (a port that is not plugged in) must not keep the others from being tried; the unit shows as failed then.
    `ExecStart=${unit.ip} -force -batch -`,
    ...(unit.commands ?? []).map((command) => `ExecStartPost=-${literal(command)}`),
    "",
    "[Install]",
    "WantedBy=multi-user.target",
    "",
  ].join("\n");
}

export function unitHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export function unitOrders(device: string, text: string): string[] {
  return [`unit ${unitName(device)} ${Buffer.from(text).toString("base64")}`];
}

export function unitRemovalOrders(device: string): string[] {
  return [`unit-remove ${unitName(device)}`];
}
