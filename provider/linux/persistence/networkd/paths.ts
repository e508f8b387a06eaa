import { posix } from "node:path";
import { fileStem } from "../files";

export const FOLDER = "/etc/systemd/network";
const UNITS = "/etc/systemd/system";

/** networkd's own files, and those that stand beside a description in netplan's YAML: each manager finds its files by their names. */
export type Prefix = "kvmnet" | "kvmnetplan";

/** Networkd takes the first file, by name, that matches a device: ours come before what others usually write. */
export const deviceFile = (device: string, ending: "netdev" | "network" | "link") => `${FOLDER}/05-kvmnet-${fileStem(device)}.${ending}`;

/** Stands in for somebody else's `.network` while the device is a port. */
export const portFile = (prefix: Prefix, port: string) => `${FOLDER}/05-${prefix}-port-${fileStem(port)}.network`;

/** Holds the drop-ins of a device that has no `.network` of its own. Last, so that anybody's file wins over it. */
export const baseFile = (device: string) => `${FOLDER}/60-kvmnet-base-${fileStem(device)}.network`;

/** The folder works in /etc also for a `.network` in /run (netplan's) or /usr/lib. */
export const dropIn = (network: string, prefix: Prefix, key: string) => `${FOLDER}/${posix.basename(network)}.d/${prefix}-${fileStem(key)}.conf`;

export const commandsUnit = (key: string) => `${UNITS}/kvmnet-networkd-${fileStem(key)}.service`;

/** For the shell: where the files of a manager are. Not the folders of drop-ins to them. */
export const patterns = (prefix: Prefix): string[] => [
  ...["netdev", "network", "link"].map((ending) => `${FOLDER}/05-${prefix}-*.${ending}`),
  `${FOLDER}/*.network.d/${prefix}-*.conf`,
];

export const unitPattern = `${UNITS}/kvmnet-networkd-*.service`;

/** Ours by its name, whoever of ours wrote it. */
export const isOwnNetwork = (path: string) => /^(05-kvmnet(plan)?|60-kvmnet-base)-/.test(posix.basename(path));
