import { familyOf } from "../../../resource/ip";
import type { BootConfig, BootRoute, BootRule } from "../config";
import type { BootHost } from "../manager";
import { subjectOf } from "./additions";
import { beaten, deviceFile, portFile } from "./paths";
import { rivalOfPort, standsIn } from "./ports";

/** What networkd (systemd 249 and later) cannot keep. */
export function unsupported(config: BootConfig, host: BootHost): string | undefined {
  return (
    sharedSource(config, host) ??
    outranked(config, host) ??
    bondOption(config) ??
    (config.routes ?? []).map(routeProblem).find(Boolean) ??
    (config.rules ?? []).map(ruleProblem).find(Boolean) ??
    commandsWithoutDevice(config)
  );
}

/** A drop-in there would be about the other devices as well. */
function sharedSource(config: BootConfig, host: BootHost): string | undefined {
  const { maker } = config;
  const device = maker ? maker.lowerDevice : subjectOf(config);
  const owner = device ? host.owners[device] : undefined;
  return owner?.shared && !owner.ours
    ? `${owner.source} describes more devices than ${device}, so nothing can be added to it for ${device} alone; give ${device} a .network file of its own (with \`Name=${device}\`, and a name that sorts before)`
    : undefined;
}

/** Two ways to come before somebody's file are all that there are. */
function outranked({ device, maker, ports = [] }: BootConfig, host: BootHost): string | undefined {
  const own = maker && device ? [[device, deviceFile(device, "network", host.rivals?.[device]), host.rivals?.[device]] as const] : [];
  const stoodInFor = ports
    .filter((port) => standsIn(port.device, host.owners[port.device], "kvmnet"))
    .map(({ device: port }) => [port, portFile("kvmnet", port, rivalOfPort(host.owners[port])), rivalOfPort(host.owners[port])] as const);
  const [first] = [...own, ...stoodInFor].filter(([, ours, rival]) => beaten(ours, rival));
  return first
    ? `networkd would take ${first[2]} for ${first[0]}, as it comes before any file of ours by its name; give it a later one (\`10-…\`), or a \`[Match]\` that is not about ${first[0]}`
    : undefined;
}

const ARP_VALIDATE = ["none", "active", "backup", "all"];

function bondOption({ maker }: BootConfig): string | undefined {
  if (maker?.kind !== "bond") {
    return undefined;
  }
  // On is what the kernel has by itself.
  if (maker.options.lacpActive === false) {
    return "systemd.netdev has no word for `lacpActive: false`; leave it out";
  }
  const validate = maker.options.arpValidate;
  return validate === undefined || ARP_VALIDATE.includes(String(validate))
    ? undefined
    : `systemd.netdev has no word for \`arpValidate: "${validate}"\`; use one of ${ARP_VALIDATE.join(", ")}`;
}

const ROUTE_TYPES = ["unicast", "local", "broadcast", "anycast", "multicast", "blackhole", "unreachable", "prohibit", "throw"];
const PROTOCOLS = /^(kernel|boot|static|ra|dhcp|\d+)$/;
const TABLES = /^(default|main|local|\d+)$/;

function routeProblem(route: BootRoute): string | undefined {
  const name = `the route to ${route.dst}`;
  if (!ROUTE_TYPES.includes(route.type ?? "unicast")) {
    return `systemd.network has no word for a ${route.type} route (${name})`;
  }
  if (route.metrics || route.pref) {
    return `systemd.network has no words for all that ${name} has (${[...Object.keys(route.metrics ?? {}), ...(route.pref ? ["pref"] : [])].join(", ")})`;
  }
  if (route.protocol && !PROTOCOLS.test(route.protocol)) {
    return `systemd.network knows the protocol of ${name} by number only, not "${route.protocol}"`;
  }
  if (!TABLES.test(route.table)) {
    return `systemd.network knows the table of ${name} by number only, not "${route.table}"; use the number`;
  }
  if (route.nexthops?.some((hop) => hop.via === undefined)) {
    return `systemd.network wants a gateway in every next hop (${name})`;
  }
  return route.nexthops?.some((hop) => hop.via && familyOf(hop.via) !== route.family)
    ? `systemd.network has no word for next hops of the other address family (${name})`
    : undefined;
}

const RULE_ACTIONS = ["lookup", "blackhole", "unreachable", "prohibit"];

function ruleProblem(rule: BootRule): string | undefined {
  if (!RULE_ACTIONS.includes(rule.action)) {
    return `systemd.network has no word for the action "${rule.action}" of the rule with priority ${rule.priority}`;
  }
  if (rule.table && !TABLES.test(rule.table)) {
    return `systemd.network knows the table of the rule with priority ${rule.priority} by number only, not "${rule.table}"; use the number`;
  }
  return rule.tos !== undefined && Number.isNaN(Number(rule.tos))
    ? `systemd.network knows the type of service of the rule with priority ${rule.priority} by number only, not "${rule.tos}"`
    : undefined;
}

function commandsWithoutDevice({ commands = [], device }: BootConfig): string | undefined {
  return commands.length > 0 && !device ? "there is no device for the commands to wait for" : undefined;
}
