import { setTimeout as sleep } from "node:timers/promises";
import { stepFailure } from "../../host/failure";
import type { Host } from "../../host/host";
import { KvmnetError } from "../../resource/error";
import { sharedOrders } from "../persistence/managers";
import { explain } from "./explain";
import { type Part, partsOf } from "./parts";
import { applyScript, IN_USE } from "./scripts";
import { parseSnapshot, type Snapshot, snapshotKey } from "./snapshot";

/** One resource's part of a step. */
interface Request {
  /** What is done, in words: `make the bridge`. */
  readonly name: string;
  readonly orders: readonly string[];
  readonly whenInUse?: ((holders: string) => KvmnetError) | undefined;
  done(after: Snapshot): void;
  failed(error: unknown): void;
}

/** The engine asks for its resources within a few milliseconds of each other. */
const GATHER_MS = 10;
/** Keeps a step within the patience of others that wait for the host's lock. */
const STEP_SIZE = 40;

const queues = new WeakMap<Host, Request[]>();

/**
 * Carries out orders and gives the host as it is afterwards. What several resources want at the same time goes in one step; one that fails
 * does not harm the others.
 */
export function apply(host: Host, name: string, orders: readonly string[], whenInUse?: (holders: string) => KvmnetError): Promise<Snapshot> {
  for (const order of orders) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break would start an order of its own
    if (/[\u0000-\u001f\u007f]/.test(order)) {
      throw new KvmnetError({ code: "invalid-input", step: name, problem: `a control character in ${JSON.stringify(order)} cannot be handed to the host` });
    }
  }
  return new Promise((done, failed) => {
    const request: Request = { name, orders, whenInUse, done, failed };
    const queue = queues.get(host);
    if (queue) {
      queue.push(request);
    } else {
      const fresh = [request];
      queues.set(host, fresh);
      void drain(host, fresh);
    }
  });
}

async function drain(host: Host, queue: Request[]): Promise<void> {
  await sleep(GATHER_MS);
  while (queue.length > 0) {
    await step(host, queue.splice(0, STEP_SIZE));
  }
  // At once after the last look at the queue, so that nobody joins one that is not looked at again.
  queues.delete(host);
}

async function step(host: Host, requests: readonly Request[]): Promise<void> {
  const [first] = requests;
  const name = requests.length === 1 && first ? first.name : `change ${requests.length} parts of the host's network`;
  const parts = partsOf(
    requests.map(({ orders }) => orders),
    sharedOrders,
  );
  const input = parts.map((part, i) => `part ${i} ${part.requests.join(" ")}\n${part.orders.map((order) => `${order}\n`).join("")}`).join("");
  try {
    const timeoutMs = 60_000 + 10_000 * requests.length;
    const { stdout } = await host.run({ name, script: applyScript, input, timeoutMs, mutates: true, needs: ["ip"] });
    const after = parseSnapshot(stdout);
    // Whoever reads next need not ask again for what was just said.
    await host.snapshot(snapshotKey, async () => after);
    const results = resultsOf(stdout);
    for (const [i, request] of requests.entries()) {
      settle(host, request, failureOf(parts, i, results), after);
    }
  } catch (error) {
    for (const request of requests) {
      request.failed(error);
    }
  }
}

interface Result {
  readonly code: number;
  readonly words: string;
}

interface Failure extends Result {
  readonly orders: readonly string[];
}

/** The first part of a request that was not carried out; one that did not even answer has failed. */
function failureOf(parts: readonly Part[], request: number, results: ReadonlyMap<number, Result>): Failure | undefined {
  return parts
    .map(({ requests, orders }, i) => ({ requests, orders, ...(results.get(i) ?? { code: 1, words: "" }) }))
    .find(({ requests, code }) => requests.includes(request) && code !== 0);
}

/** `== result PART STATUS`, then the words, each line after a bar. */
function resultsOf(stdout: string): Map<number, Result> {
  const sections = stdout.split(/^== /m).filter((section) => section.startsWith("result "));
  return new Map(
    sections.map((section) => {
      const [head = "", ...lines] = section.split("\n");
      const [, number, code] = head.split(" ");
      const words = lines.filter((line) => line.startsWith("|")).map((line) => line.slice(1));
      return [Number(number), { code: Number(code), words: words.join("\n") }];
    }),
  );
}

function settle(host: Host, { name, whenInUse, done, failed }: Request, failure: Failure | undefined, after: Snapshot): void {
  if (!failure) {
    done(after);
  } else if (failure.code === IN_USE && whenInUse) {
    failed(whenInUse(failure.words));
  } else {
    const { code, words, orders } = failure;
    const details = { ...stepFailure(words, code, host.facts), host: host.label, step: name, exitCode: code, toolOutput: words };
    failed(explain(new KvmnetError(details), orders));
  }
}
