/** What of a host's devices has to do with limits, as a look tells. */
export interface Queues {
  /** The host has a `tc` that answers. */
  readonly tc: boolean;
  readonly devices: ReadonlySet<string>;
  /** Queue disciplines that somebody put there, by `out DEVICE` and `in DEVICE`, in words: `htb 1:`. What the kernel gives to every device is none, nor is `noqueue`, which libvirt gives to taps. */
  readonly set: ReadonlyMap<string, string>;
  /** Limits of ours by `out DEVICE` and `in DEVICE`: what tc says of them, and what it makes of those that fragments ask for. */
  readonly limits: ReadonlyMap<string, { readonly is?: string; readonly wanted?: string }>;
}

/** The queue with our handle (`limit.sh`). */
export const OURS = "tbf 6b76:";

/** `queues`: what `look_queues` prints; `limits`: what `look_limits` does. */
export function queuesOf(queues: readonly string[], limits: readonly string[]): Queues {
  const words = queues.map((line) => line.split(" "));
  const found = new Map<string, { is?: string; wanted?: string }>();
  for (const line of limits) {
    const [, side, key = "", rest = ""] = /^(is|wanted) ((?:in|out) \S+) ?(.*)$/.exec(line) ?? [];
    if (side) {
      found.set(key, { ...found.get(key), [side]: rest });
    }
  }
  return {
    tc: queues.includes("tc"),
    devices: new Set(words.flatMap(([kind, device]) => (kind === "device" && device ? [device] : []))),
    set: new Map(
      words.flatMap(([where, device, kind, handle]): [string, string][] => {
        const direction = where === "root" ? "out" : where === "ingress" ? "in" : undefined;
        return direction && handle !== "0:" && kind !== "noqueue" ? [[`${direction} ${device}`, `${kind} ${handle}`]] : [];
      }),
    ),
    limits: found,
  };
}
