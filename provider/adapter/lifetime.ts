/** A little less than the 5 s after which the engine kills a provider that it asked to end. */
const GRACE_MS = 4000;

/** Whether this process is Pulumi's host for dynamic providers, and not a user's program or a test. */
export function inProviderHost(argv: readonly string[] = process.argv): boolean {
  return /[\\/]dynamic-provider([\\/]index(\.js)?)?$/.test(argv[1] ?? "");
}

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
