import type { BootConfig } from "../config";
import { headed } from "../files";
import type { BootFile, BootHost } from "../manager";
import { allStatements, linkStatements, makeStatements, portStatements, settingStatements } from "../script";
import { hookPath, needsStanza, stanzaPath } from "./paths";

export function filesOf(config: BootConfig, host: BootHost): BootFile[] {
  return needsStanza(config, host)
    ? [{ path: stanzaPath(config.key), mode: "644", text: headed(config, stanzas(config, config.device ?? "")) }]
    : [{ path: hookPath(config.key), mode: "755", text: headed(config, hook(config), ["#!/bin/sh"]) }];
}

function stanzas(config: BootConfig, device: string): string {
  const { maker, ports = [], dhcp4, dhcp6, dns } = config;
  const lines = [
    `auto ${device}`,
    `iface ${device} inet ${dhcp4 ? "dhcp" : "manual"}`,
    // Read by systemd-resolved's and resolvconf's own hooks, where they are.
    ...(dns?.servers.length ? [`dns-nameservers ${dns.servers.join(" ")}`] : []),
    ...(dns?.search.length ? [`dns-search ${dns.search.join(" ")}`] : []),
    ...[...(maker?.lowerDevice ? [maker.lowerDevice] : []), ...ports.map((port) => port.device)].map((below) => `pre-up ifup ${below} || true`),
    ...(maker && /\.\d+$/.test(device) ? [`pre-up ${dropUnmarked(device)}`] : []),
    ...makeStatements(config).map((statement) => `pre-up ${statement}`),
    ...linkStatements(config).map((statement) => `pre-up ${statement}`),
    // A port that is not plugged in must not keep the device from coming up.
    ...ports.flatMap((port) => portStatements(config, port)).map((statement) => `pre-up { ${statement}; } || true`),
    ...settingStatements(config).map((statement) => `up ${statement}`),
    ...(maker?.kind === "bridge" && config.up !== false ? [`post-down ${keepGuests(device)}`] : []),
    ...(dhcp6 ? [`iface ${device} inet6 dhcp`] : []),
  ];
  return lines.map((line) => (/^(auto|iface) /.test(line) ? `${line}\n` : `    ${line}\n`)).join("");
}

/** Of a name like `eth1.5` ifupdown makes a VLAN by itself, before any line of ours: without its options and our mark. */
function dropUnmarked(device: string): string {
  return `[ -n "$(cat /sys/class/net/${device}/ifalias 2>/dev/null)" ] || ip link del dev ${device} 2>/dev/null || true`;
}

/** `ifdown` takes the bridge down by itself; guests on it get it back at once, not only with the next `ifup`. */
function keepGuests(bridge: string): string {
  return `for tap in /sys/class/net/${bridge}/lower_*/tun_flags; do [ -e "$tap" ] || continue; ip link set dev ${bridge} up; break; done`;
}

/** A hook that fails would make the device of somebody else's stanza count as not configured: it only says what went wrong. */
function hook(config: BootConfig): string {
  const { dns, device } = config;
  const servers = device && dns?.servers.length ? [`resolvectl dns ${device} ${dns.servers.join(" ")}`] : [];
  const search = device && dns?.search.length ? [`resolvectl domain ${device} ${dns.search.join(" ")}`] : [];
  return [
    `case "$IFACE" in ${[...devicesOf(config), ...(device ? [] : ["--all"])].join(" | ")}) ;; *) exit 0 ;; esac`,
    ...allStatements(config),
    ...[...servers, ...search].map((command) => `[ ! -d /run/systemd/resolve ] || ${command}`),
    "exit 0",
    "",
  ].join("\n");
}

/** Whatever comes up last of these, the routes are set then. `--all` is the end of `ifup -a`. */
function devicesOf({ device, routes = [] }: BootConfig): string[] {
  const named = routes.flatMap((route) => [route.dev, ...(route.nexthops ?? []).map((hop) => hop.dev)]);
  return [...new Set([device, ...named].filter((name) => name !== undefined))];
}
