import { shellFile } from "../../../host/shellFile";
import type { BootConfig, Command } from "../config";
import { headed } from "../files";
import type { BootFile, BootHost } from "../manager";
import { commandsUnit } from "./paths";
import { hasWords, vlansOf } from "./ports";

/** What networkd has no words for: lines for the kernel's own tools, run once its devices are there. Empty for most. */
function commandsOf(config: BootConfig): Command[] {
  const wordless = (config.ports ?? []).filter((port) => !hasWords(port.options) || vlansOf(port.options).length > 0);
  return [...wordless.flatMap((port) => port.commands), ...(config.commands ?? [])];
}

const script = shellFile(__dirname, "../sriov.sh", "boot.sh").trimEnd();

export function commandFiles(config: BootConfig, host: BootHost): BootFile[] {
  const commands = commandsOf(config);
  const { device } = config;
  if (commands.length === 0 || !device) {
    return [];
  }
  const waits = [device, ...(config.ports ?? []).map((port) => `${port.device}:${device}`)];
  const body = [
    "[Unit]",
    `Description=kvmnet: ${config.key}, what networkd has no words for`,
    "After=systemd-networkd.service",
    "Wants=systemd-networkd.service",
    "",
    "[Service]",
    "Type=oneshot",
    "RemainAfterExit=yes",
    "StandardInput=data",
    ...commands.map(({ tool, line }) => `StandardInputText=${literal(`${toolPath(tool, host)} ${line}`)}`),
    `ExecStart=/bin/sh -c ${quoted(script)} sh ${waits.join(" ")}`,
    "",
    "[Install]",
    "WantedBy=multi-user.target",
    "",
  ].join("\n");
  return [{ path: commandsUnit(config.key), mode: "644", text: headed(config, body) }];
}

function toolPath(tool: Command["tool"], host: BootHost): string {
  const [name = tool, ...options] = tool.split(" ");
  return [host.tools[name] ?? name, ...options].join(" ");
}

/** `%` starts a specifier in unit files, `\` an escape. */
const literal = (value: string) => value.replaceAll("\\", "\\\\").replaceAll("%", "%%");

/** One argument in ExecStart: `$` would be a variable of systemd's. */
const quoted = (value: string) => `"${literal(value).replaceAll("$", "$$$$").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
