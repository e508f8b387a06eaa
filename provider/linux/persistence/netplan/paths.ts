import { posix } from "node:path";
import { fileStem } from "../files";
import type { BootHost } from "../manager";

export const FOLDER = "/etc/netplan";

/** After what others usually write (`50-cloud-init.yaml`), and where somebody's comes later still, after all digits. */
const RANKS = ["90-", "zz-"] as const;

const named = (rank: string, key: string) => `${rank}kvmnet-${fileStem(key)}.yaml`;

/** A later file adds to lists and wins for everything else, and may speak of devices that an earlier one describes. */
export function yamlFile(key: string, { lastYaml }: Pick<BootHost, "lastYaml">): string {
  const rank = RANKS.find((candidate) => !lastYaml || posix.basename(lastYaml) < named(candidate, key)) ?? RANKS[0];
  return `${FOLDER}/${named(rank, key)}`;
}

export const ownYamls = (key: string): string[] => RANKS.map((rank) => `${FOLDER}/${named(rank, key)}`);

export const patterns = RANKS.map((rank) => `${FOLDER}/${rank}kvmnet-*.yaml`);

export const isYaml = (path: string): boolean => path.startsWith(`${FOLDER}/`);

export const isOwnYaml = (path: string): boolean => isYaml(path) && RANKS.some((rank) => posix.basename(path).startsWith(`${rank}kvmnet-`));
