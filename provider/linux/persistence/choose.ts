import type { BootConfig } from "./config";
import type { BootHost, ManagerName } from "./manager";
import { managers } from "./managers";
import type { Persistence } from "./state";

export interface Choice {
  readonly manager: ManagerName | "none";
  /** Why it cannot be persisted like that, with the remedy. */
  readonly refused?: string;
}

export const titles: Readonly<Record<ManagerName, string>> = {
  networkmanager: "NetworkManager",
  networkd: "systemd-networkd",
  netplan: "netplan",
  ifupdown: "ifupdown",
  unit: "a unit of kvmnet",
};

/** netplan writes networkd's files: one can go on where the other began. */
const family = (name: ManagerName): ManagerName => (name === "netplan" ? "networkd" : name);

/** Who shall bring it back: whoever runs what it stands on, else who does it now, else the host's own manager. */
export function choose(persistence: Persistence | undefined, config: BootConfig, host: BootHost, current: ManagerName | "none"): Choice {
  if (persistence === "runtime") {
    return { manager: "none" };
  }
  const refused = twoOwners(config, host) ?? describedElsewhere(config, host);
  if (refused) {
    return { manager: "none", refused };
  }
  return persistence === undefined || persistence === "auto" ? automatic(config, host, current) : asked(persistence, config, host);
}

/** The devices whose owner decides: those that it stands on, or the one that it adds to. */
function foundation(config: BootConfig): string[] {
  const { maker, device, ports = [] } = config;
  return [...ports.map((port) => port.device), ...(maker?.lowerDevice ? [maker.lowerDevice] : []), ...(!maker && device ? [device] : [])];
}

function ownersBelow(config: BootConfig, host: BootHost): { device: string; managers: readonly ManagerName[] }[] {
  return foundation(config).flatMap((device) => {
    const managersThere = (host.owners[device]?.managers ?? []).filter((name) => name !== "unit");
    return managersThere.length > 0 ? [{ device, managers: managersThere }] : [];
  });
}

function twoOwners(config: BootConfig, host: BootHost): string | undefined {
  const owners = ownersBelow(config, host);
  for (const { device, managers: names } of owners) {
    if (new Set(names.map(family)).size > 1) {
      return `${device} is run by ${names.map((name) => titles[name]).join(" and by ")} at the same time; let one of them go (see \`docs/persistence.md\`), or set \`persistence: "runtime"\``;
    }
  }
  const [first] = owners;
  const other = owners.find(({ managers: names }) => first?.managers[0] && names[0] && family(names[0]) !== family(first.managers[0]));
  return first?.managers[0] && other?.managers[0]
    ? `${first.device} is run by ${titles[first.managers[0]]}, but ${other.device} by ${titles[other.managers[0]]}: no one of them could bring this back after a reboot; let one run both, or set \`persistence: "runtime"\``
    : undefined;
}

/** A device that we make, and that a file of somebody else's describes as well. One for many (`Name=br*`) does not describe it: ours comes first. */
function describedElsewhere(config: BootConfig, host: BootHost): string | undefined {
  const owner = config.maker && config.device ? host.owners[config.device] : undefined;
  return owner?.source && !owner.ours && !owner.shared
    ? `${config.device} is described by ${owner.source} (${owner.managers.map((name) => titles[name]).join(", ")}), which is not ours: after a reboot two would make it; remove it there, or set \`persistence: "runtime"\``
    : undefined;
}

function automatic(config: BootConfig, host: BootHost, current: ManagerName | "none"): Choice {
  const below = ownersBelow(config, host).flatMap(({ managers: names }) => names);
  const kept = current !== "none" && current !== "unit" && host.running.includes(current) ? [current] : [];
  const preferred = [...below, ...kept, ...host.running];
  const [first] = preferred;
  if (!first) {
    return { manager: "none" };
  }
  const isRun = (device: string | undefined) => device !== undefined && (host.owners[device]?.managers ?? []).some((name) => name !== "unit");
  // Settings of a NIC itself: its manager would set others again.
  const bound = (config.ports ?? []).some((port) => isRun(port.device)) || (!config.maker && config.key === config.device && isRun(config.device));
  const ways = [first, ...(first === "netplan" ? (["networkd"] as const) : []), ...(bound || !host.running.includes("unit") ? [] : (["unit"] as const))];
  const way = ways.find((name) => managers[name].unsupported(config, host) === undefined);
  return way ? { manager: way } : { manager: "none", refused: cannot(first, config, host) };
}

function asked(name: ManagerName, config: BootConfig, host: BootHost): Choice {
  if (!host.running.includes(name) && !(name === "networkd" && host.running.includes("netplan"))) {
    return {
      manager: "none",
      refused: `${titles[name]} does not run on this host (there is: ${host.running.map((one) => titles[one]).join(", ") || "none"}); use \`auto\``,
    };
  }
  const other = ownersBelow(config, host).find(({ managers: names }) => names[0] && family(names[0]) !== family(name));
  if (other?.managers[0] && (config.ports ?? []).some((port) => port.device === other.device)) {
    return { manager: "none", refused: `${other.device} is run by ${titles[other.managers[0]]}; use \`auto\`, or take it away from there` };
  }
  return managers[name].unsupported(config, host) === undefined ? { manager: name } : { manager: "none", refused: cannot(name, config, host) };
}

function cannot(name: ManagerName, config: BootConfig, host: BootHost): string {
  return `${titles[name]} cannot bring this back after a reboot: ${managers[name].unsupported(config, host)}`;
}
