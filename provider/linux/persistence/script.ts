import { KvmnetError } from "../../resource/error";
import type { BootConfig, BootPort, BootRule, Command } from "./config";
import { addRuleLine, makeLines, portLines, settingLines } from "./lines";
import { setFunctions } from "./sriov";

/**
 * A description as statements of POSIX sh that may run again on a running system: what is there stays undisturbed. Each ends with the status of
 * what it did. Line breaks stand after a backslash only, so that a statement fits into an `interfaces` file, too. Pure.
 */

/** Paths of tools by name, where they are known. */
export type Tools = Readonly<Record<string, string>>;

export function makeStatements(config: BootConfig, tools: Tools = {}): string[] {
  const lines = makeLines(config);
  return lines.length === 0 ? [] : [`[ -e /sys/class/net/${config.device} ] || ${batch(lines, tools)}`];
}

/** MAC and MTU: before a DHCP client asks. */
export function linkStatements({ mac, mtu, device, maker, ...config }: BootConfig, tools: Tools = {}): string[] {
  const { title, owner, key } = config;
  const link = { title, owner, key, ...(device && { device }), ...(maker && { maker }), ...(mac && { mac }), ...(mtu !== undefined && { mtu }) };
  return commandStatements(settingLines(link), tools);
}

/** A port that is there already is not touched: a bond would have to let it go. */
export function portStatements(config: BootConfig, port: BootPort, tools: Tools = {}): string[] {
  const { device = "" } = config;
  const join = batch(portLines(config, device, { ...port, commands: [] }), tools);
  const joined = config.portsStay ? "" : `[ /sys/class/net/${port.device}/master -ef /sys/class/net/${device} ] || `;
  return [`${joined}${join}`, ...commandStatements(port.commands, tools)];
}

/** Up, addresses, routes, rules and the rest. */
export function settingStatements({ mac: _mac, mtu: _mtu, ports: _ports, rules = [], commands = [], ...config }: BootConfig, tools: Tools = {}): string[] {
  return [...commandStatements(settingLines(config), tools), ...rules.map((rule) => ruleStatement(rule, tools)), ...commandStatements(commands, tools)];
}

/** All of it, one after the other. */
export function allStatements(config: BootConfig, tools: Tools = {}): string[] {
  const ports = (config.ports ?? []).flatMap((port) => portStatements(config, port, tools));
  return [...makeStatements(config, tools), ...linkStatements(config, tools), ...ports, ...settingStatements(config, tools)];
}

const single: readonly Command["tool"][] = ["ethtool", "sriov"];

/** Commands that follow one another for the same tool become one call, where the tool has a batch mode. */
function commandStatements(commands: readonly Command[], tools: Tools): string[] {
  const groups: Command[][] = [];
  for (const command of commands) {
    const last = groups.at(-1);
    if (last && last[0]?.tool === command.tool && !single.includes(command.tool)) {
      last.push(command);
    } else {
      groups.push([command]);
    }
  }
  return groups.map((group) => (group[0] && single.includes(group[0].tool) ? call(group[0], tools) : batch(group, tools)));
}

/** `-force`: a line that fails must not keep the others from being tried; the status tells. */
function batch(commands: readonly Command[], tools: Tools): string {
  const tool = commands[0]?.tool ?? "ip";
  const words = commands.map(({ line }) => `'${plain(line)}'`);
  return `printf '%s\\n' ${words.join(" \\\n        ")} | ${program(tool, tools)} -force -batch -`;
}

/** The kernel refuses a rule that it has; any other error counts. */
function ruleStatement(rule: BootRule, tools: Tools): string {
  const add = call(addRuleLine(rule), tools);
  return `said=$(${add} 2>&1) || case $said in *'File exists'*) ;; *) printf '%s\\n' "$said" >&2; false ;; esac`;
}

function call({ tool, line }: Command, tools: Tools): string {
  const words = plain(line).split(" ");
  if (tool === "sriov") {
    return setFunctions(words.slice(0, 2).join(" "));
  }
  return [program(tool, tools), ...words.map((word) => (/^[\w.:/@%+,=-]+$/.test(word) ? word : `'${word}'`))].join(" ");
}

/** `ip -6` is a program and a word. */
function program(tool: Command["tool"], tools: Tools): string {
  const [name = "", ...words] = tool.split(" ");
  return [tools[name] ?? name, ...words].join(" ");
}

/** `batchLine` lets no quote, backslash or line break pass; this holds for lines that did not come from it, too. */
function plain(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break would start a line of its own
  if (/['"\\$`\u0000-\u001f\u007f]/.test(line)) {
    throw new KvmnetError({ code: "invalid-input", problem: `${JSON.stringify(line)} cannot be written into a script for the boot` });
  }
  return line;
}
