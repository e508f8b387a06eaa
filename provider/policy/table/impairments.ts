/** What impairs devices of a host, as a look tells (`impair.sh`). */
export interface Impairments {
  /** The host's clock, in seconds. */
  readonly now: number;
  /** The kernel has netem. */
  readonly netem: boolean;
  /** By device: what tc says of ours there, and what it makes of what its fragment asks for. */
  readonly devices: ReadonlyMap<string, { readonly is: string; readonly wanted: string }>;
}

/** `lines`: what `look_impairments` prints. */
export function impairmentsOf(lines: readonly string[]): Impairments {
  const devices = new Map<string, { is: string; wanted: string }>();
  for (const line of lines) {
    const [, side, device = "", words = ""] = /^(is|wanted) (\S+) ?(.*)$/.exec(line) ?? [];
    if (side) {
      devices.set(device, { is: "", wanted: "", ...devices.get(device), [side]: words });
    }
  }
  return { now: Number(lines.find((line) => line.startsWith("now "))?.slice(4)), netem: lines.includes("netem"), devices };
}
