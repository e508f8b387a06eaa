import type { BootConfig, BootPort } from "../config";
import { headed } from "../files";
import type { BootFile, BootHost, DeviceOwner } from "../manager";
import { renderSections, type Section, section } from "./ini";
import { dropIn, isPortFile, type Prefix, portFile } from "./paths";

/**
 * A port's part. Where somebody else's `.network` gives the device addresses, a file of ours stands in for it: systemd 252 has no way to take back an
 * `Address=` in a drop-in (`config_parse_address` came to know the empty value later).
 */
export function portFileOf(config: BootConfig, port: BootPort, host: BootHost, prefix: Prefix): BootFile {
  const owner = host.owners[port.device];
  const source = owner?.source;
  const body = renderSections(portSections(config, port));
  if (source && !standsIn(port.device, owner, prefix)) {
    return { path: dropIn(source, prefix, config.key), mode: "644", text: headed(config, body) };
  }
  const path = portFile(prefix, port.device, rivalOfPort(owner));
  const instead = source && source !== path ? [`# instead ${source}\n`] : [];
  const match = renderSections([section("Match", [["Name", port.device]])]);
  const keeps = owner?.keeps ?? [];
  // A state of an earlier release has those of `[Network]` alone, without that line.
  const kept = keeps.length > 0 ? [...(keeps[0]?.startsWith("[") ? [] : ["[Network]"]), ...keeps, "", ""].join("\n") : "";
  return { path, mode: "644", text: headed(config, [...instead, match, "\n", kept, body].join("")) };
}

/** What networkd goes by now, or would without ours. */
export const rivalOfPort = (owner: DeviceOwner | undefined): string | undefined => (owner && !owner.ours ? owner.source : undefined);

/** Whether a file of ours takes the place of the device's own. */
export function standsIn(device: string, owner: DeviceOwner | undefined, prefix: Prefix): boolean {
  return !owner?.source || isPortFile(prefix, device, owner.source) || (!owner.ours && (owner.addressed || owner.shared === true));
}

function portSections({ device, maker, key, portsStay }: BootConfig, { device: port, options }: BootPort): Section[] {
  const bond = maker?.kind === "bond";
  return [
    section("Link", [["RequiredForOnline", false]]),
    section("Network", [
      [bond ? "Bond" : "Bridge", portsStay ? undefined : (device ?? key)],
      ["PrimarySlave", bond && maker?.options.primary === port ? true : undefined],
      ["DHCP", false],
      ["LinkLocalAddressing", false],
      ["IPv6AcceptRA", false],
      ["KeepConfiguration", false],
    ]),
    section(
      "Bridge",
      Object.entries(portWords).map(([name, word]) => [word, options[name] as boolean | number | undefined]),
    ),
    ...vlansOf(options).map(vlanSection),
  ];
}

/** A port's options in words of systemd.network(5), apart from VLANs. `UseBPDU` sets the kernel's guard the wrong way round. */
const portWords: Readonly<Record<string, string>> = {
  isolated: "Isolated",
  learning: "Learning",
  unicastFlood: "UnicastFlood",
  multicastFlood: "MulticastFlood",
  hairpin: "HairPin",
  pathCost: "Cost",
  priority: "Priority",
};

export const hasWords = (options: BootPort["options"]): boolean => Object.keys(options).every((name) => name === "vlans" || name in portWords);

interface PortVlan {
  readonly id: number;
  readonly to?: number;
  readonly untagged?: boolean;
  readonly pvid?: boolean;
}

export const vlansOf = (options: BootPort["options"]): readonly PortVlan[] => (options.vlans as readonly PortVlan[] | undefined) ?? [];

function vlanSection({ id, to, untagged, pvid }: PortVlan): Section {
  const range = to === undefined ? String(id) : `${id}-${to}`;
  return section("BridgeVLAN", [
    ["VLAN", range],
    ["EgressUntagged", untagged ? range : undefined],
    ["PVID", pvid ? id : undefined],
  ]);
}
