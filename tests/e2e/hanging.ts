import { setTimeout as sleep } from "node:timers/promises";
import type { ExecutionContext } from "ava";
import type { Site } from "./host";
import { isAlive, type ProcessOf } from "./processes";

/** An `up` that hangs in libvirt, and how it ends: for either door. `provider` is the process of the resources. */
async function hanging(site: Site, processOf: ProcessOf) {
  await site.stack.must("destroy", "--yes", "--skip-preview");
  const daemon = (await site.lab.sh("pidof libvirtd")).trim();
  await site.lab.sh(`kill -STOP ${daemon}`);
  const up = site.stack.start("up", "--yes", "--skip-preview");
  let ended = false;
  void up.then(() => {
    ended = true;
  });
  const provider = await processOf(up.pid as number, () => ended);
  // A virsh on the host waits for the daemon.
  while (!ended && !(await waiting(site))) {
    await sleep(100);
  }
  return { up, provider: provider as number, thaw: () => site.lab.sh(`kill -CONT ${daemon}`) };
}

const waiting = async (site: Site) => (await site.lab.sh("pgrep -x virsh || true")).trim();

/** Ctrl-C ends it within seconds, by one key, and leaves no lock and no process; the next `up` converges. */
export async function endsByOneKey(t: ExecutionContext, site: Site, processOf: ProcessOf): Promise<void> {
  const { up, provider, thaw } = await hanging(site, processOf);
  try {
    const before = Date.now();
    up.kill("SIGINT");
    const { all } = await up;
    // Of the 5 s that are promised; the rest is the command's own end on a busy machine. Without an end it takes two minutes.
    t.true(Date.now() - before < 20_000, `${Date.now() - before} ms`);
    t.regex(all ?? "", /the run was cancelled: the step was ended on the host/);
    t.false(isAlive(provider));
    await nothingLeft(t, site);
  } finally {
    await thaw();
  }
  await site.stack.up();
}

/** SIGKILL of the CLI: its provider, the step, the step's folder and the lock are gone within a minute; the next `up` converges. */
export async function diesWithItsEngine(t: ExecutionContext, site: Site, processOf: ProcessOf): Promise<void> {
  const { up, provider, thaw } = await hanging(site, processOf);
  try {
    up.kill("SIGKILL");
    await up;
    const before = Date.now();
    while (Date.now() - before < 60_000 && (isAlive(provider) || (await waiting(site)))) {
      await sleep(500);
    }
    t.false(isAlive(provider));
    await nothingLeft(t, site);
  } finally {
    await thaw();
  }
  // The killed CLI has left its lock of the stack.
  await site.stack.must("cancel", "--yes");
  await site.stack.must("refresh", "--yes", "--skip-preview", "--clear-pending-creates");
  await site.stack.up();
}

async function nothingLeft(t: ExecutionContext, site: Site): Promise<void> {
  t.is(await waiting(site), "");
  t.is((await site.lab.sh("ls -d /run/kvmnet/scratch-* 2>/dev/null || true")).trim(), "");
  t.is((await site.lab.sh("flock -n /run/kvmnet echo free")).trim(), "free");
}
