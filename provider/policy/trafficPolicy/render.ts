import type { Limits } from "../nics";
import type { Fragment, Line } from "../table/fragment";
import type { Asked, Rate, TrafficPolicySpec } from "./types";

export const KIND = "TrafficPolicy";

export const fragmentOf = (name: string, owner: string, spec: TrafficPolicySpec): Fragment => ({ kind: KIND, name, owner, spec, rules: linesOf(spec) });

/** By which a look finds a limit of a device. */
export const directions = { inbound: "in", outbound: "out" } as const;

function linesOf({ device, mac, uuid, ...limits }: TrafficPolicySpec): Line[] {
  if (device === undefined) {
    return mac && uuid ? [{ tune: uuid, mac, ...tuneOf(limits) }] : [];
  }
  return (["outbound", "inbound"] as const).flatMap((direction): Line[] => {
    const rate = limits[direction];
    return rate ? [{ limit: directions[direction], device, rate: rate.averageKiBps * 1024, burst: burstOf(rate) * 1024 }] : [];
  });
}

/** Of a device, in KiB: a tenth of a second's worth lets clocks of a hundred ticks a second keep the average; 64 is the longest that a NIC puts together. */
export const burstOf = ({ averageKiBps, burstKiB }: Rate): number => burstKiB ?? Math.max(64, Math.ceil(averageKiBps / 10));

const tune = (rate: Rate | undefined) => [rate?.averageKiBps, rate?.peakKiBps, rate?.burstKiB].map((value) => value ?? 0).join(",");

export const tuneOf = ({ inbound, outbound }: Pick<Asked, "inbound" | "outbound">): Limits => ({ inbound: tune(inbound), outbound: tune(outbound) });
