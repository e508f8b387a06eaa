import type { BootConfig, BootPort } from "../config";
import { headed } from "../files";
import type { BootFile, BootHost, DeviceOwner } from "../manager";
import { connection, isPortProfile, portProfilePath, profileText, type Section, setting } from "./keyfile";

/**
 * A NIC gets a profile of ours that makes it a port. A device with a profile of its own (another resource's VLAN, an administrator's bond) keeps that: two profiles
 * would both have to say what makes it; a hook puts it into the bridge.
 */
export function hasPortProfile(host: BootHost, port: BootPort): boolean {
  const owner = host.owners[port.device];
  return !owner || (owner.ours ? owner.source !== undefined && isPortProfile(owner.source) : (owner.kind ?? "ethernet") === "ethernet");
}

export function portFile(config: BootConfig, port: BootPort, host: BootHost): BootFile {
  const { key, device, maker, portsStay } = config;
  const kind = maker?.kind === "bond" ? "bond" : "bridge";
  const owner = host.owners[port.device];
  const replaced = owner?.ours ? owner.replaced : owner?.source;
  const sections = [
    connection(config, host, {
      name: `${key}-${port.device}`,
      device: port.device,
      type: "ethernet",
      more: portsStay ? [] : [`master=${device}`, `slave-type=${kind}`],
    }),
    ...["ethernet", "ethtool"].map((name) => ({ name, lines: keptLines(owner, name) })),
    ...(portsStay ? ["ipv4", "ipv6"].map((name) => ({ name, lines: ["method=disabled"] })) : kind === "bridge" ? [bridgePort(port)] : []),
  ];
  const instead = replaced?.startsWith("/") ? `# instead ${replaced}\n\n` : "";
  return { path: portProfilePath(key, port.device), mode: "600", text: headed(config, `${instead}${profileText(sections)}`) };
}

/** What is to stay of the profile that ours stands in for. */
export function keptLines(owner: DeviceOwner | undefined, section: string): string[] {
  const lines = owner?.keeps ?? [];
  const after = lines.slice(lines.indexOf(`[${section}]`) + 1);
  const end = after.findIndex((line) => line.startsWith("["));
  return lines.includes(`[${section}]`) ? after.slice(0, end < 0 ? after.length : end) : [];
}

function bridgePort({ options }: BootPort): Section {
  return {
    name: "bridge-port",
    lines: [
      ...setting("path-cost", options.pathCost as number | undefined),
      ...setting("priority", options.priority as number | undefined),
      ...setting("hairpin-mode", options.hairpin as boolean | undefined),
      ...setting("vlans", vlansOf(options.vlans)),
    ],
  };
}

interface PortVlan {
  readonly id: number;
  readonly to?: number;
  readonly untagged?: boolean;
  readonly pvid?: boolean;
}

/** `10, 20-29 pvid untagged` */
function vlansOf(vlans: unknown): string | undefined {
  const words = ({ id, to, pvid, untagged }: PortVlan) =>
    [to === undefined || to === id ? `${id}` : `${id}-${to}`, ...(pvid ? ["pvid"] : []), ...(untagged ? ["untagged"] : [])].join(" ");
  return Array.isArray(vlans) && vlans.length > 0 ? (vlans as PortVlan[]).map(words).join(",") : undefined;
}
