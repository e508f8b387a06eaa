import { posix } from "node:path";
import { fileStem } from "../files";

export const FOLDER = "/etc/systemd/network";
const UNITS = "/etc/systemd/system";

/** networkd's own files, and those that stand beside a description in netplan's YAML: each manager finds its files by their names. */
export type Prefix = "kvmnet" | "kvmnetplan";

/**
 * networkd takes the first file, by name, that matches a device: ours come before what others usually write, and further ahead where somebody's comes before that
 * (`-` sorts before all digits).
 */
export const RANKS = ["05-", "0-"] as const;

/** `rival`: somebody else's file that must not be taken for the device. Where it comes before all of ours, `beaten` says so. */
export function ranked(name: string, rival: string | undefined): string {
  const rank = RANKS.find((candidate) => !rival || `${candidate}${name}` < posix.basename(rival)) ?? RANKS[0];
  return `${FOLDER}/${rank}${name}`;
}

export const deviceFile = (device: string, ending: "netdev" | "network" | "link", rival?: string) => ranked(`kvmnet-${fileStem(device)}.${ending}`, rival);

/** Whether it is a file of this name, whatever it had to come before. */
const isRanked = (name: string, path: string): boolean => RANKS.some((rank) => path === `${FOLDER}/${rank}${name}`);

export const isDeviceNetwork = (device: string, path: string): boolean => isRanked(`kvmnet-${fileStem(device)}.network`, path);

/** Stands in for somebody else's `.network` while the device is a port. */
export const portFile = (prefix: Prefix, port: string, rival?: string) => ranked(`${prefix}-port-${fileStem(port)}.network`, rival);

export const isPortFile = (prefix: Prefix, port: string, path: string): boolean => isRanked(`${prefix}-port-${fileStem(port)}.network`, path);

/** Whether somebody's file comes before this one of ours. */
export const beaten = (ours: string, rival: string | undefined): rival is string => rival !== undefined && posix.basename(rival) < posix.basename(ours);

/** Holds the drop-ins of a device that has no `.network` of its own. Last, so that anybody's file wins over it. */
export const baseFile = (device: string) => `${FOLDER}/60-kvmnet-base-${fileStem(device)}.network`;

/** The folder works in /etc also for a `.network` in /run (netplan's) or /usr/lib. */
export const dropIn = (network: string, prefix: Prefix, key: string) => `${FOLDER}/${posix.basename(network)}.d/${prefix}-${fileStem(key)}.conf`;

export const commandsUnit = (key: string) => `${UNITS}/kvmnet-networkd-${fileStem(key)}.service`;

/** For the shell: where the files of a manager are. Not the folders of drop-ins to them. */
export const patterns = (prefix: Prefix): string[] => [
  ...RANKS.flatMap((rank) => ["netdev", "network", "link"].map((ending) => `${FOLDER}/${rank}${prefix}-*.${ending}`)),
  `${FOLDER}/*.network.d/${prefix}-*.conf`,
];

export const unitPattern = `${UNITS}/kvmnet-networkd-*.service`;

/** Ours by its name, whichever of ours wrote it. */
export const isOwnNetwork = (path: string) => /^(05?-kvmnet(plan|unit)?|60-kvmnet-base)-/.test(posix.basename(path));

const NETPLAN = "/run/systemd/network/10-netplan-";

/** Made from a YAML by netplan, which lets networkd do the work. */
export const isNetplan = (network: string) => network.startsWith(NETPLAN);

export const netplanNetwork = (device: string) => `${NETPLAN}${device}.network`;
