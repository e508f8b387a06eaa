import type { BootConfig } from "../config";
import { allStatements, type Tools } from "../script";
import { deviceUnit, linkUnit, literal } from "./names";

/** A oneshot unit with a script as its standard input: one file, so that nothing else has to be in place early in the boot. */
export function renderLink(config: BootConfig, tools: Tools): string {
  return [...head(config), "", ...service(config, tools), "", ...install(config), ""].join("\n");
}

function head(config: BootConfig): string[] {
  const { device, maker, title } = config;
  const below = devicesBelow(config);
  const devices = below.map(deviceUnit);
  // What only adds to a device has nothing to do without it, and starts when it appears, however late.
  const bound = device && !maker;
  return [
    "[Unit]",
    `Description=kvmnet: ${literal(title)}`,
    ...(bound ? [`BindsTo=${deviceUnit(device)}`] : []),
    ...devices.map((unit) => `Wants=${unit}`),
    `After=${["network-pre.target", "systemd-resolved.service", ...below.map(linkUnit), ...devices].join(" ")}`,
    "Wants=network.target",
    "Before=network.target",
  ];
}

function service(config: BootConfig, tools: Tools): string[] {
  const script = [...allStatements(config, tools), ...nameServers(config, tools)].map((statement) => `${statement} || failed=1`);
  return [
    "[Service]",
    "Type=oneshot",
    "RemainAfterExit=yes",
    "StandardInput=data",
    // A line that fails (a port that is not plugged in) must not keep the others from being tried; the unit shows as failed then.
    ...["failed=0", ...script, "exit $failed"].flatMap((statement) => statement.split("\n")).map((line) => `StandardInputText=${literal(line.trimStart())}`),
    "ExecStart=/bin/sh",
  ];
}

/** A device that comes later than systemd waits for it (90 s) starts the unit once more: its lines may run again. */
function install(config: BootConfig): string[] {
  const devices = devicesBelow(config).map(deviceUnit);
  const always = config.maker || !config.device ? ["multi-user.target"] : [];
  return ["[Install]", `WantedBy=${[...always, ...devices].join(" ")}`];
}

/** Devices that must be there first. */
export function devicesBelow({ device, maker, ports = [], routes = [] }: BootConfig): string[] {
  const routed = routes.flatMap((route) => [route.dev, ...(route.nexthops ?? []).map((hop) => hop.dev)]);
  const named = [maker ? maker.lowerDevice : device, ...ports.map((port) => port.device), ...routed];
  return [...new Set(named.filter((name) => name !== undefined && !(maker && name === device)))] as string[];
}

/** Tied to the device, so they are gone with it. A plain `/etc/resolv.conf` stays as it is. */
function nameServers({ device, dns }: BootConfig, tools: Tools): string[] {
  const set = (what: string, words: readonly string[]) =>
    device && tools.resolvectl && words.length > 0 ? [`[ ! -d /run/systemd/resolve ] || ${tools.resolvectl} ${what} ${device} ${words.join(" ")}`] : [];
  return [...set("dns", dns?.servers ?? []), ...set("domain", dns?.search ?? [])];
}
