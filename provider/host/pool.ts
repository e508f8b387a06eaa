import { type Connection, connectionKey } from "./connection";
import { type OpenHost, openHost } from "./hosts";

// After a failure, those who come within this time get the same answer: 500 resources must not wait for 500 timeouts.
const failureReuseMs = 5000;

const pool = new Map<string, Promise<OpenHost>>();
let cancelled = new AbortController();
let ending: Promise<unknown> = Promise.resolve();

/** The hosts of this process, each connected once, on first use, and shared by all resources. */
export const hosts = {
  get(connection: Connection): Promise<OpenHost> {
    const key = connectionKey(connection);
    const known = pool.get(key);
    if (known) {
      return known;
    }
    const opening = openHost(connection, cancelled.signal);
    pool.set(key, opening);
    opening.catch(() => setTimeout(() => pool.get(key) === opening && pool.delete(key), failureReuseMs).unref());
    return opening;
  },

  /** Ends attempts to connect, steps under way and all sessions, see `OpenHost.cancel`. Afterwards hosts are opened anew. */
  async cancelAll(): Promise<void> {
    const all = [...pool.values()];
    pool.clear();
    cancelled.abort();
    cancelled = new AbortController();
    ending = Promise.allSettled([ending, ...all.map(async (opening) => (await opening).cancel())]);
    await ending;
  },
};
