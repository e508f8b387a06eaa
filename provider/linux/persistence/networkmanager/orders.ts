import type { BootConfig, BootPort, Maker } from "../config";
import type { BootChange, BootHost } from "../manager";
import { PRIORITY, portProfilePath, profileFolder, profilePath, profileUuid } from "./keyfile";
import { liveWords } from "./live";
import { bridgeLines, bridgeNeedsKernel, forwardingLines, ownVlanLines } from "./makers";
import { hasPortProfile, portFile } from "./ports";
import { profileFile } from "./profile";

const isProfile = (path: string) => path.startsWith(`${profileFolder}/`);

/**
 * A NIC that joins a bond is taken from NetworkManager until the next boot: it would set its link up while the kernel wants it down. One that joins a bridge stays where
 * it is, with its addresses, until the bridge has them. One that leaves is let go first, or it would be put back.
 */
export function before({ config, host, joining, leaving, removed }: BootChange): string[] {
  const bond = config.maker?.kind === "bond";
  const native = (config.ports ?? []).filter((port) => joining.includes(port.device) && hasPortProfile(host, port));
  const dropped = leaving.map((port) => portProfilePath(config.key, port)).filter((path) => removed.includes(path));
  return [
    ...native.map((port) => `nm_takes ${port.device}`),
    ...(bond ? joining.map((port) => `nm_leave_alone ${port}`) : []),
    ...dropped.map((path) => `nm_drop ${path}`),
  ];
}

export function after({ config, host, written, removed, joining, leaving }: BootChange): string[] {
  const { device, maker, key } = config;
  const profiles = [...written, ...removed].filter(isProfile);
  const native = (config.ports ?? []).filter((port) => hasPortProfile(host, port));
  const taken = native.filter((port) => joining.includes(port.device) || written.includes(portProfilePath(key, port.device)));
  const spared = device && maker && written.includes(profilePath(key)) && !needsManager(config, native);
  return [
    ...(spared ? [`nm_spare ${device} ${profileUuid(config, device, host)}`] : []),
    ...(profiles.length > 0 ? [`nm_load ${profiles.join(" ")}`] : []),
    ...(maker?.kind === "bond" ? [] : taken.map((port) => `nm_port ${port.device} ${profileUuid(config, port.device, host)} ${device}`)),
    ...(device && maker && written.includes(profilePath(key))
      ? [`nm_refresh ${device} ${profileUuid(config, device, host)} ${needs(config)}`, ...resolve(config, device, host)]
      : []),
    ...(device && maker && (profiles.length > 0 || taken.length > 0) ? kernelOrders(config, device, maker) : []),
    ...givenBack(key, leaving, removed),
  ];
}

/** A device that NetworkManager need not know of before the next boot is none of its business until then. A NIC's profile needs its bridge there; a bond would go with it. */
function needsManager(config: BootConfig, native: readonly BootPort[]): boolean {
  return needs(config) === "activate" || hasDns(config) || config.maker?.kind === "bond" || (config.maker?.kind === "bridge" && native.length > 0);
}

/** A lease is NetworkManager's own work: without one a device made by us runs as well beside it. */
function needs({ dhcp4, dhcp6 }: BootConfig): "activate" | "leave" {
  return dhcp4 || dhcp6 ? "activate" : "leave";
}

const hasDns = ({ dns }: BootConfig): boolean => dns !== undefined && dns.servers.length + dns.search.length > 0;

/** Name servers as well; none at all, too: it may have been told of some before. */
function resolve(config: BootConfig, device: string, host: BootHost): string[] {
  return config.dns && needs(config) === "leave" ? [`nm_resolve ${device} ${profileUuid(config, device, host)} ${liveWords(config).join(" ")}`] : [];
}

/** What NetworkManager has set to defaults of its own meanwhile. The hook says it, too, but nobody waits for that. */
function kernelOrders(config: BootConfig, device: string, maker: Maker): string[] {
  const ports = (config.ports ?? []).map((port) => port.device);
  const again = bridgeNeedsKernel(maker) ? [...bridgeLines(device, maker), ...forwardingLines(maker, ports)] : [];
  const told = config.dns !== undefined || needs(config) === "activate";
  return [...again, ...(told ? ownVlanLines(device, maker) : [])].map(({ tool, line }) => `${tool} ${line}`);
}

/** Ports that leave go back to their own profiles; everything else stays as it is until it is deleted or the host boots. */
export function afterRemoval({ config, host, removed, leaving }: BootChange): string[] {
  const { device, key, ports = [] } = config;
  const ownPorts = ports.filter((port) => removed.includes(portProfilePath(key, port.device)));
  return [
    ...ownPorts.map((port) => (leaving.includes(port.device) ? `nm_drop ${portProfilePath(key, port.device)}` : keepPort(config, port, host))),
    ...(device && removed.includes(profilePath(key)) ? [keep(config, device, host, profilePath(key), profileFile(config, host).text)] : []),
    ...givenBack(key, leaving, removed),
  ];
}

/** A port with a profile of its own was never taken. */
const givenBack = (key: string, leaving: readonly string[], removed: readonly string[]): string[] =>
  leaving.filter((port) => removed.includes(portProfilePath(key, port))).map((port) => `nm_give_back ${port}`);

const keepPort = (config: BootConfig, port: BootPort, host: BootHost): string =>
  keep(config, port.device, host, portProfilePath(config.key, port.device), portFile(config, port, host).text);

function keep(config: BootConfig, device: string, host: BootHost, path: string, text: string): string {
  const copy = `${text.replace(`autoconnect-priority=${PRIORITY}`, "autoconnect=false")}\n[.nmmeta]\nvolatile=true\n`;
  return `nm_keep ${device} ${profileUuid(config, device, host)} ${path} ${Buffer.from(copy).toString("base64")}`;
}
