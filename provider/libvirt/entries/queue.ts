import { setTimeout as sleep } from "node:timers/promises";
import type { Host } from "../../host/host";
import { KvmnetError } from "../../resource/error";
import { meaningOf } from "../errors";
import { readSnapshot } from "../snapshot";
import { decide, isGranted, type Wish } from "./decide";
import { liveUpdates } from "./liveUpdates";
import { networkNamed, type Seen, see } from "./look";
import { type Written, write } from "./write";

interface Waiting {
  readonly wish: Wish;
  granted(seen: Seen | undefined): void;
  /** `seen` is the network as it is then, where it is known. */
  failed(error: unknown, seen?: Seen): void;
}

export class NotGranted extends Error {
  constructor(
    readonly reason: KvmnetError,
    readonly seen: Seen | undefined,
  ) {
    super(reason.message);
  }
}

/** The engine asks for its resources within a few milliseconds of each other. */
const GATHER_MS = 15;
/** Keeps a round, at about 0.3 s for a DHCP reservation, within the patience of others that wait for the host's lock. */
const ROUND_SIZE = 100;
const STALE_TRIES = 10;

const queues = new WeakMap<Host, Map<string, Waiting[]>>();

/**
 * Carries out a wish, together with all others for the same network that come in before it is written or while another round
 * is under way: one step on the host for all of them. `undefined` is a network that is not there.
 */
export function carryOut(host: Host, network: string, wish: Wish): Promise<Seen | undefined> {
  const ofHost = queues.get(host) ?? new Map<string, Waiting[]>();
  queues.set(host, ofHost);
  const queue = ofHost.get(network);
  return new Promise((granted, reject) => {
    const waiting: Waiting = { wish, granted, failed: (error, seen) => reject(error instanceof KvmnetError ? new NotGranted(error, seen) : error) };
    if (queue) {
      queue.push(waiting);
    } else {
      const fresh = [waiting];
      ofHost.set(network, fresh);
      void drain(host, network, fresh, () => ofHost.delete(network));
    }
  });
}

/** `close` follows the last look at the queue at once, so that nobody joins a queue that is not looked at again. */
async function drain(host: Host, network: string, queue: Waiting[], close: () => void): Promise<void> {
  await sleep(GATHER_MS);
  while (queue.length > 0) {
    const batch = queue.splice(0, ROUND_SIZE);
    try {
      const seen = networkNamed(await readSnapshot(host), network);
      await (seen ? round(host, seen, batch) : withoutNetwork(network, batch));
    } catch (error) {
      for (const waiting of batch) {
        waiting.failed(error);
      }
    }
  }
  close();
}

/** Grants a batch; whatever fails in it is tried alone, so that it takes nobody with it and its error is its own. */
async function round(host: Host, seen: Seen, batch: readonly Waiting[]): Promise<void> {
  const { written, left } = await attempt(host, seen, batch);
  let now = written?.texts && see(written.texts);
  for (const waiting of left) {
    const alone: { written?: Written; left: readonly Waiting[] } = now ? await attempt(host, now, [waiting]) : { written, left: [waiting] };
    now = alone.written ? alone.written.texts && see(alone.written.texts) : now;
    for (const one of alone.left) {
      one.failed(failure(one.wish, seen.texts.name, alone.written), now);
    }
  }
}

async function attempt(host: Host, basis: Seen, batch: readonly Waiting[]): Promise<{ written?: Written; left: readonly Waiting[] }> {
  let seen = basis;
  let waiting = batch;
  for (let tries = 0; ; tries += 1) {
    const { stored, define, live, refused } = decide(
      seen,
      waiting.map(({ wish }) => wish),
    );
    for (const { wish, failed } of waiting) {
      if (refused.has(wish)) {
        failed(refused.get(wish), seen);
      }
    }
    waiting = waiting.filter(({ wish }) => !refused.has(wish));
    const updates = seen.live && live ? liveUpdates(seen.live, live) : [];
    if (!define && updates.length === 0) {
      for (const { granted } of waiting) {
        granted(seen);
      }
      return { left: [] };
    }
    const written = await write(host, { uuid: seen.texts.uuid, basis: seen.texts.inactive, define: define ? stored : undefined, live: updates });
    const after = written.texts && see(written.texts);
    if (written.stale && after && tries < STALE_TRIES) {
      seen = after;
      continue;
    }
    const done = waiting.filter(({ wish }) => after !== undefined && isGranted(after, wish));
    for (const { granted } of done) {
      granted(after);
    }
    return { written, left: waiting.filter((one) => !done.includes(one)) };
  }
}

function withoutNetwork(network: string, batch: readonly Waiting[]): void {
  for (const { wish, granted, failed } of batch) {
    if (wish.put) {
      failed(
        new KvmnetError({
          code: "refused",
          resource: wish.name,
          property: "network",
          problem: `there is no network named ${network} on the host`,
          remedy: "make it first: give the `name` output of the network's resource as `network`, so that Pulumi knows the order",
        }),
      );
    } else {
      granted(undefined);
    }
  }
}

function failure(wish: Wish, network: string, written: Written | undefined): KvmnetError {
  const meaning = meaningOf(written?.words ?? "");
  const problem = written?.texts
    ? written.stale
      ? `somebody keeps changing the network ${network}`
      : `the entry could not be ${wish.put ? "written to" : "removed from"} the network ${network}`
    : `the network ${network} is gone from the host`;
  return new KvmnetError({
    code: meaning?.code ?? "step-failed",
    resource: wish.name,
    problem: meaning ? `${problem}: ${meaning.problem}` : problem,
    remedy: meaning?.remedy ?? "libvirt's words name the reason; the next pulumi up goes on from here",
    step: "write the network's entries",
    toolOutput: written?.words,
  });
}
