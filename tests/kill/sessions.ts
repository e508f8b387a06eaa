import { setTimeout as sleep } from "node:timers/promises";
import type { Host } from "../../provider/host/host";

/** Shells that clients of ours have on the host. The words of a command line end with NUL, which `read` drops. */
const script = `n=0
for f in /proc/[0-9]*/cmdline; do
  read -r words < "$f" || :
  case $words in /bin/sh-s--*) n=$((n + 1)) ;; esac
done 2>/dev/null
echo $n`;

const DEADLINE_MS = 60_000;

export async function openShells(host: Host): Promise<number> {
  return Number((await host.run({ name: "count the shells of clients", script })).stdout);
}

/**
 * A killed client's shells end when the host has done what was sent to them, which it may not even have begun. Whatever a user starts next, a process with a
 * session of its own, comes later than that; the tests' own sessions are faster.
 */
export async function shellsEnded(host: Host, before: number): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while ((await openShells(host)) > before) {
    if (Date.now() > deadline) {
      throw new Error(`the shells of a killed client are still there after ${DEADLINE_MS / 1000} s`);
    }
    await sleep(20);
  }
}
