import { readFileSync } from "node:fs";

/** inotify instances that the rest of the machine holds: editors, other labs, libvirtd itself. */
const HELD_BY_OTHERS = 40;

/**
 * How many networks the machine can hold: each has a dnsmasq with one inotify instance, and the limit (often 128) counts
 * for all of root's processes, in namespaces too.
 */
export function possibleNetworks(wanted: number, say: (line: string) => void): number {
  const limit = Number(readFileSync("/proc/sys/fs/inotify/max_user_instances", "utf8"));
  const possible = Math.min(wanted, limit - HELD_BY_OTHERS);
  if (possible < wanted) {
    say(`${possible} networks instead of ${wanted}: fs.inotify.max_user_instances is ${limit}; raise it with sysctl to measure with ${wanted}`);
  }
  return possible;
}
