import type { AddressDetails } from "../../kernel/address";
import type { BootConfig, Maker } from "../config";
import type { BootHost } from "../manager";
import { strayServer } from "./ip";
import { PRIORITY } from "./keyfile";
import { hasPortProfile } from "./ports";

/** Why profiles and hooks cannot bring this back. */
export function unsupported(config: BootConfig, host: BootHost): string | undefined {
  if (!config.device) {
    return "its profiles and hooks belong to a device, and this names none";
  }
  if (config.portsStay) {
    return strangerTrouble(config, host) ?? settingTrouble(config) ?? portTrouble(config, host);
  }
  return config.maker ? (makerTrouble(config.maker, config) ?? portTrouble(config, host)) : contributionTrouble(config, config.device, host);
}

function makerTrouble({ kind, options }: Maker, config: BootConfig): string | undefined {
  if (kind === "veth") {
    return "it leaves veth devices unmanaged (a udev rule of its own)";
  }
  if (kind === "vlan" && options.protocol === "802.1ad") {
    return "before 1.42 it silently makes 802.1Q of an 802.1ad VLAN";
  }
  if (kind === "bond" && options.lacpActive === false) {
    return "it has no word for `lacpActive`, which can only be set before the bond is up";
  }
  if (config.up === false) {
    return "it brings up every device that it makes, and `up` is false";
  }
  return settingTrouble(config);
}

function settingTrouble(config: BootConfig): string | undefined {
  const stray = strayServer(config);
  // NetworkManager itself makes no route to a single address.
  const unsaid = ([address, { noprefixroute, ...others }]: [string, AddressDetails]) =>
    Object.keys(others).length > 0 || (noprefixroute && !/(\..*\/32|:.*\/128)$/.test(address));
  const odd = Object.entries(config.addressDetails ?? {}).find(unsaid)?.[0];
  if (odd) {
    return `it has no words for what the address ${odd} has (a peer, a scope, flags)`;
  }
  return stray && `it takes the name server ${stray} only for a device with an address of that family; add one, or leave \`dns\` out`;
}

/** Where it leaves the NIC alone, a unit of ours can do it. */
function strangerTrouble({ ports = [] }: BootConfig, host: BootHost): string | undefined {
  const stranger = ports.find(({ device }) => !host.owners[device]?.managers.includes("networkmanager"));
  return stranger && `it does not run ${stranger.device}`;
}

function portTrouble(config: BootConfig, host: BootHost): string | undefined {
  for (const { device } of config.ports ?? []) {
    const { ours = true, shared, foremost, source } = host.owners[device] ?? {};
    if (!ours && shared) {
      return `the profile ${source} names no device, so that NetworkManager would take it for another one when ${device} becomes a port; bind it: \`nmcli connection modify ID connection.interface-name ${device}\``;
    }
    if (!ours && foremost) {
      return `the profile ${source} has the highest priority that there is, so that it would win over ours for ${device}; set its \`connection.autoconnect-priority\` below ${PRIORITY}`;
    }
  }
  const port = (config.ports ?? []).find(({ device }) => host.owners[device]?.addressed && host.owners[device]?.kind !== "ethernet");
  const owner = port && host.owners[port.device];
  return port && owner && !hasPortProfile(host, port)
    ? `${port.device} has addresses from the profile ${owner.source ?? "of an administrator"} (type ${owner.kind}), which no profile of ours can stand in for; set its \`ipv4.method\` to \`disabled\` and \`ipv6.method\` to \`link-local\` there`
    : undefined;
}

function contributionTrouble(config: BootConfig, device: string, host: BootHost): string | undefined {
  const owner = host.owners[device];
  if (!owner?.managers.includes("networkmanager")) {
    return `it does not run ${device}`;
  }
  if (config.dhcp4 || config.dhcp6 || config.dns) {
    return `leases and name servers of ${device} belong into its profile, ${owner.source ?? "which is not ours"}`;
  }
  return config.addresses && owner.addressed
    ? `the profile ${owner.source ?? "of an administrator"} gives ${device} addresses; change them there, or take them out of it`
    : undefined;
}
