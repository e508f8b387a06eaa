import type { BootConfig, Command } from "../config";
import { fileStem, headed } from "../files";
import { portLines, settingLines } from "../lines";
import type { BootFile, BootHost } from "../manager";
import { setFunctions } from "../sriov";
import { isNativeRoute } from "./ip";
import { bridgeLines, bridgeNeedsKernel, forwardingLines, ownVlanLines } from "./makers";
import { hasPortProfile } from "./ports";

export const hookFolder = "/etc/NetworkManager/dispatcher.d";

export const hookPath = (key: string): string => `${hookFolder}/kvmnet-${fileStem(key)}`;

/** What no profile of ours says: it is told to the kernel as soon as NetworkManager has brought up one of the devices that it is about. */
export function hookFile(config: BootConfig, host: BootHost): BootFile | undefined {
  const lines = hookLines(config, host);
  const devices = triggers(config);
  if (lines.length === 0) {
    return undefined;
  }
  const body = [
    `case $2 in up | reapply | dhcp4-change | dhcp6-change) ;; *) exit 0 ;; esac`,
    `case $1 in ${devices.join(" | ")}) ;; *) exit 0 ;; esac`,
    ...runs(lines).flatMap((run) => runText(run, host)),
    "exit 0",
    "",
  ].join("\n");
  return { path: hookPath(config.key), mode: "755", text: headed(config, body, ["#!/bin/sh"]) };
}

export function hookLines(config: BootConfig, host: BootHost): Command[] {
  const { device, maker, ports = [], commands = [] } = config;
  if (!device) {
    return [];
  }
  const added = { ...config, maker: undefined, mac: undefined, mtu: undefined, up: undefined, addresses: undefined, ports: undefined };
  const routes = (config.routes ?? []).filter((route) => !isNativeRoute(config, route));
  if (!maker) {
    return settingLines(config.portsStay ? { ...added, commands, routes } : config);
  }
  return [
    ...(bridgeNeedsKernel(maker) ? bridgeLines(device, maker) : []),
    ...ownVlanLines(device, maker),
    ...ports.flatMap((port) => (hasPortProfile(host, port) ? port.commands : portLines(config, device, port))),
    ...forwardingLines(
      maker,
      ports.map((port) => port.device),
    ),
    ...settingLines({ ...added, commands, routes }),
  ];
}

/** Which of them comes up last is not known: each of them sets it off, and every line may be run again. */
function triggers({ device, ports = [] }: BootConfig): string[] {
  return [...new Set([...(device ? [device] : []), ...ports.map((port) => port.device)])];
}

function runs(commands: readonly Command[]): Command[][] {
  const starts = commands.flatMap((command, index) => (command.tool === commands[index - 1]?.tool ? [] : [index]));
  return starts.map((start, index) => commands.slice(start, starts[index + 1]));
}

/** The words are data: the shell reads them from a here-document that it does not expand. A line that fails must not keep the others from being tried. */
function runText(run: readonly Command[], host: BootHost): string[] {
  const [name = "ip", ...flags] = (run[0]?.tool ?? "ip").split(" ");
  const path = host.tools[name] ?? name;
  const loops: Readonly<Record<string, string>> = {
    ethtool: `while read -r words; do ${path} $words; done`,
    sriov: `while read -r nic number; do ${setFunctions('"$nic" "$number"')}; done`,
  };
  const batch = loops[name] ?? [path, ...flags, "-force -batch -"].join(" ");
  return [`${batch} <<'end'`, ...run.map(({ line }) => line), "end"];
}
