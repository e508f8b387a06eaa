import type { BootConfig, BootPort } from "../config";
import { fileStem, headed } from "../files";
import type { BootChange, BootFile, BootHost } from "../manager";
import { hookFile, hookLines } from "./hook";
import { portProfilePath, profileFolder, profilePath, profileUuid } from "./keyfile";
import { hasPortProfile, portFile } from "./ports";
import { profileFile } from "./profile";

/**
 * The local port of a bridge of Open vSwitch, and its NIC. Without its plugin for Open vSwitch NetworkManager knows the local port (of the kernel's datapath) as a
 * generic device: it leaves it alone unless its configuration says otherwise, never makes it, and brings a profile for it up once Open vSwitch has made it.
 */
export const confFolder = "/etc/NetworkManager/conf.d";

const confPath = (key: string): string => `${confFolder}/kvmnet-${fileStem(key)}.conf`;

export function uplinkFiles(config: BootConfig, host: BootHost): BootFile[] {
  const { key, device = "" } = config;
  const conf = `[device-kvmnet-${fileStem(key)}]\nmatch-device=interface-name:=${device}\nmanaged=1\n`;
  const hook = hookFile(config, host);
  return [
    { path: confPath(key), mode: "644", text: headed(config, conf) },
    profileFile(config, host),
    ...ownPorts(config, host).map((port) => portFile(config, port, host)),
    ...(hook ? [hook] : []),
  ];
}

/** The NIC lets go of its name servers first, then the bridge gets them: for a moment it is without its addresses, too. */
export function uplinkAfter({ config, host, written, removed, joining }: BootChange): string[] {
  const { key, device = "" } = config;
  const profiles = [...written, ...removed].filter((path) => path.startsWith(`${profileFolder}/`));
  const taken = ownPorts(config, host).filter(({ device: nic }) => joining.includes(nic) || written.includes(portProfilePath(key, nic)));
  return [
    ...reload(key, [...written, ...removed]),
    ...(profiles.length > 0 ? [`nm_load ${profiles.join(" ")}`] : []),
    ...taken.map((port) => `nm_bare ${port.device} ${profileUuid(config, port.device, host)}`),
    ...(profiles.length + taken.length > 0 ? [`nm_run ${device} ${profileUuid(config, device, host)}`] : []),
    ...hookLines(config, host).map(({ tool, line }) => `${tool} ${line}`),
  ];
}

/** The local port is let go first, as it is: what others have set on it stays. */
export function uplinkAfterRemoval({ config, host, removed }: BootChange): string[] {
  const { key, device = "", ports = [] } = config;
  const freed = ports.filter((port) => removed.includes(portProfilePath(key, port.device)));
  const own = removed.includes(profilePath(key));
  return [
    ...(own ? [`nm_let_go ${device} ${profileUuid(config, device, host)}`, `nm_drop ${profilePath(key)}`] : []),
    ...reload(key, removed),
    ...freed.flatMap((port) => [`nm_drop ${portProfilePath(key, port.device)}`, `nm_give_back ${port.device}`]),
  ];
}

const ownPorts = ({ ports = [] }: BootConfig, host: BootHost): readonly BootPort[] => ports.filter((port) => hasPortProfile(host, port));

const reload = (key: string, paths: readonly string[]): string[] => (paths.includes(confPath(key)) ? ["unit_reload networkmanager"] : []);
