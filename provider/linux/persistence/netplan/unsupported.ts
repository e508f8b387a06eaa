import { posix } from "node:path";
import type { BootConfig, BootPort, BootRoute, BootRule, Maker } from "../config";
import type { BootHost } from "../manager";
import { standsIn } from "../networkd/ports";
import { defaultWord } from "./defaults";
import { groups, netplanId } from "./describe";
import { yamlFile } from "./paths";

/** What netplan's YAML (0.106) has no words for; networkd, which does netplan's work, has most of them. */
export function unsupported(config: BootConfig, host: BootHost): string | undefined {
  const { maker } = config;
  if (!maker || !config.device) {
    // A second YAML may add to a device only under the type that the first one gives it: netplan does not start with two.
    return "netplan's YAML has no way to add to a device without describing it anew";
  }
  const words = optionWords[maker.kind];
  if (!groups[maker.kind] || !words) {
    return `netplan has no word for a ${maker.kind} device`;
  }
  return (
    Object.keys(maker.options)
      .filter((name) => !words.includes(name))
      .map((name) => `netplan has no word for \`${name}\` of a ${maker.kind}`)[0] ??
    makerProblem(maker) ??
    [...(config.ports ?? []).map((port) => port.device), ...(maker.lowerDevice ? [maker.lowerDevice] : [])]
      .map((device) => foundationProblem(device, config.key, host))
      .find(Boolean) ??
    (config.ports ?? []).map(portProblem).find(Boolean) ??
    lateYaml(config.key, host) ??
    twoWaysOut(config, host) ??
    settingProblem(config)
  );
}

const optionWords: Readonly<Partial<Record<Maker["kind"], readonly string[]>>> = {
  bridge: ["stp", "priority", "forwardDelaySeconds", "helloTimeSeconds", "maxAgeSeconds", "ageingTimeSeconds"],
  bond: [
    ...["mode", "miimonMilliseconds", "upDelayMilliseconds", "downDelayMilliseconds", "lacpRate", "transmitHashPolicy", "minLinks", "primary"],
    ...["primaryReselect", "aggregatorSelect", "arpIntervalMilliseconds", "arpIpTargets", "arpValidate", "failOverMac", "allPortsActive"],
    ...["packetsPerPort", "resendIgmp", "peerNotifications"],
  ],
  vlan: ["vlanId", "protocol"],
  vxlan: ["vni", "local", "group", "port", "learning"],
};

/** netplan (0.106) reads its files by name, and a file may only speak of devices that it or an earlier one describes. */
function foundationProblem(device: string, key: string, host: BootHost): string | undefined {
  if (netplanId(device, host) === undefined) {
    return `no YAML of netplan describes ${device}`;
  }
  // What stands for several NICs (`match: {name: "en*"}`) would bring all of them along.
  if (host.owners[device]?.shared) {
    return `the YAML that describes ${device} describes further devices under the same id`;
  }
  const [first, second] = [yamlFile(device, host), yamlFile(key, host)];
  return host.owners[device]?.ours && first > second ? `netplan reads ${first}, which describes ${device}, after ${second}` : undefined;
}

function lateYaml(key: string, host: BootHost): string | undefined {
  const own = yamlFile(key, host);
  return host.lastYaml && posix.basename(host.lastYaml) > posix.basename(own) ? `netplan reads ${host.lastYaml} after ${own}` : undefined;
}

/** netplan would say at each `apply` that default routes are in conflict: it does not know what takes the other one's place, or takes it away. */
function twoWaysOut({ ports = [], routes = [] }: BootConfig, host: BootHost): string | undefined {
  const defaults = routes.filter(({ dst }) => dst === "default");
  const port = ports.find(({ device }) => standsIn(device, host.owners[device], "kvmnetplan"));
  if (port && defaults.length > 0) {
    return `the YAML of ${port.device}, whose addresses have moved, may have a default route as well`;
  }
  return defaults.some((route) => host.yamlDefaults?.includes(defaultWord(route)))
    ? "another YAML has a default route of the same table and metric, which would be in conflict with this one"
    : undefined;
}

function makerProblem({ kind, options }: Maker): string | undefined {
  if (kind === "vlan" && options.protocol !== undefined && options.protocol !== "802.1Q") {
    return `netplan has no word for the protocol ${options.protocol} of a VLAN`;
  }
  if (kind === "bridge" && [options.forwardDelaySeconds, options.helloTimeSeconds, options.maxAgeSeconds, options.ageingTimeSeconds].some(isFraction)) {
    return "netplan counts a bridge's times in whole seconds";
  }
  return kind === "vxlan" && options.group === undefined ? "netplan wants a `group` of a VXLAN" : undefined;
}

const isFraction = (value: unknown): boolean => typeof value === "number" && !Number.isInteger(value);

function portProblem({ device, options }: BootPort): string | undefined {
  const name = Object.keys(options).find((each) => !["pathCost", "priority"].includes(each));
  return name ? `netplan has no word for \`${name}\` of the port ${device}` : undefined;
}

function settingProblem({ up, addressDetails = {}, commands = [], routes = [], rules = [] }: BootConfig): string | undefined {
  if (up === false) {
    return "netplan has no word for a device that stays down";
  }
  if (Object.keys(addressDetails).length > 0) {
    return `netplan has no word for what the address ${Object.keys(addressDetails)[0]} has (a peer, a scope, flags)`;
  }
  if (commands.length > 0) {
    return `netplan has no word for \`${commands[0]?.tool} ${commands[0]?.line}\``;
  }
  return routes.map(routeProblem).find(Boolean) ?? rules.map(ruleProblem).find(Boolean);
}

const isTable = (table: string | undefined) => table === undefined || table === "main" || /^\d+$/.test(table);

function routeProblem(route: BootRoute): string | undefined {
  const plain =
    isTable(route.table) &&
    ["static", "boot"].includes(route.protocol) &&
    !route.nexthops &&
    !route.metrics &&
    !route.pref &&
    ["unicast", undefined].includes(route.type);
  return plain ? undefined : `netplan has no word for what the route to ${route.dst} has (several next hops, a type, a protocol or a table by name)`;
}

function ruleProblem(rule: BootRule): string | undefined {
  const known = ["family", "priority", "from", "to", "fwmark", "tos", "action", "table"];
  const other = Object.keys(rule).find((key) => !known.includes(key));
  if (other) {
    return `netplan has no word for \`${other}\` of the rule with priority ${rule.priority}`;
  }
  const numbers = [rule.fwmark, rule.tos].every((value) => value === undefined || !Number.isNaN(Number(value)));
  return rule.action === "lookup" && isTable(rule.table) && numbers
    ? undefined
    : `netplan has no word for the action or the mark of the rule with priority ${rule.priority}`;
}
