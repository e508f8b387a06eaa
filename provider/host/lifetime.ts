/** A little less than the 5 s after which the engine kills a provider that it asked to end. */
const GRACE_MS = 4000;

/** Closes sessions when the engine ends the provider. Without a handler Node would die at once and leave remote shells to their keep-alive. */
export function closeOnSignal(close: () => Promise<unknown>): void {
  const end = () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
}
