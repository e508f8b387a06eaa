/** Whether this process is Pulumi's host for dynamic providers, and not a user's program or a test. */
export function inProviderHost(argv: readonly string[] = process.argv): boolean {
  return /[\\/]dynamic-provider([\\/]index(\.js)?)?$/.test(argv[1] ?? "");
}
