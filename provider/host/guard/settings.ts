import { ip } from "../../resource/ip";
import { field } from "../../resource/schema";
import { z } from "../../resource/zod";

const DEFAULT_SECONDS = 90;

const probe = () =>
  z.strictObject({
    address: field(ip(), { description: "What has to answer, as seen from the host." }),
    port: field(z.int().min(1).max(65535).optional(), { description: "The TCP port that has to take a connection. Not set: a ping." }),
  });

/** How a change of the way by which we reach a host is guarded. Every part may be left out: what the connection says then counts. */
export const guardSettings = () =>
  z.strictObject({
    mode: field(z.enum(["auto", "always", "off"]).optional(), {
      description:
        "`auto`: a change that touches the way by which we reach the host has to be confirmed over a new connection, else the host goes back by itself. `always`: every change of the resource. `off`: none; a change that goes wrong may lock us out. Default: `auto`.",
    }),
    timeoutSeconds: field(z.int().min(5).max(3600).optional(), {
      description: `How long the host waits for the confirmation before it goes back. Default: ${DEFAULT_SECONDS}.`,
      unit: "seconds",
    }),
    probes: field(z.array(probe()).max(20).optional(), {
      description:
        "What has to answer afterwards as well, where it answered before: besides the new connection itself, the default gateways and the name servers, which are always tried.",
    }),
  });

export type GuardSettings = z.output<ReturnType<typeof guardSettings>>;

export interface Guard {
  readonly mode: "auto" | "always" | "off";
  readonly timeoutSeconds: number;
  readonly probes: readonly Probe[];
}

type Probe = z.output<ReturnType<typeof probe>>;

/** The resource's own word, else that of the connection, else the default; for each part by itself. */
export function guardOf(own: GuardSettings | undefined, ofHost: GuardSettings | undefined): Guard {
  return {
    mode: own?.mode ?? ofHost?.mode ?? "auto",
    timeoutSeconds: own?.timeoutSeconds ?? ofHost?.timeoutSeconds ?? DEFAULT_SECONDS,
    probes: own?.probes ?? ofHost?.probes ?? [],
  };
}

/** What asks for a guard: why it may cut us off, as far as it does, and its own word on how it is guarded. */
export interface GuardWish {
  readonly danger: string | undefined;
  readonly guard: GuardSettings | undefined;
}

/** Changes of one step share one guard, the strictest that any of them asks for; `undefined` where none does. */
export function sharedGuard(wishes: readonly GuardWish[], ofHost: GuardSettings | undefined): { readonly reason: string; readonly guard: Guard } | undefined {
  const wanted = wishes.flatMap(({ danger, guard: own }) => {
    const guard = guardOf(own, ofHost);
    const reason = guard.mode === "off" ? undefined : danger;
    return reason !== undefined || guard.mode === "always" ? [{ guard, reason: reason ?? "`guard.mode` is `always`" }] : [];
  });
  const [one] = wanted;
  return (
    one && {
      reason: one.reason,
      guard: {
        mode: one.guard.mode,
        timeoutSeconds: Math.max(...wanted.map(({ guard }) => guard.timeoutSeconds)),
        probes: wanted.flatMap(({ guard }) => guard.probes),
      },
    }
  );
}

/** In the words of `guard_answers` (common.sh). */
export function probeWords(probes: readonly Probe[]): string[] {
  const always = ["gateway 4", "gateway 6", "dns"];
  return [...new Set([...always, ...probes.map(({ address, port }) => (port === undefined ? `ping ${address}` : `tcp ${address} ${port}`))])];
}
