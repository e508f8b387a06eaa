import type { Problem } from "../../resource/kind";
import { field, orNone } from "../../resource/schema";
import { z } from "../../resource/zod";
import type { Network } from "../model";

const amount = () => z.int().min(0, "must not be negative").max(4294967295, "is more than libvirt can store");

const rate = () =>
  z.strictObject({
    average: field(amount(), { description: "What is passed on in the long run; 0: no limit.", unit: "KiB/s", term: "average" }),
    peak: field(amount().optional(), { description: "The most that a burst may reach; 0: no other limit.", unit: "KiB/s", term: "peak" }),
    burst: field(amount().optional(), { description: "How much may pass at the peak rate; 0: what libvirt picks.", unit: "KiB", term: "burst" }),
  });

const NO_LIMIT = { average: 0, peak: 0, burst: 0 };

export const bandwidth = () =>
  z.strictObject({
    inbound: field(orNone(rate(), NO_LIMIT).optional(), { description: "Towards the guests.", term: "<inbound>" }),
    outbound: field(orNone(rate(), NO_LIMIT).optional(), { description: "From the guests.", term: "<outbound>" }),
  });

export type Bandwidth = z.infer<ReturnType<typeof bandwidth>>;
type Rate = NonNullable<Bandwidth["inbound"]>;
type Xml = NonNullable<Network["bandwidth"]>;

/** Every limit; 0 where there is none, so that taking one away can be asked for. */
export function viewBandwidth(bandwidth: Xml | undefined): Required<Bandwidth> {
  return { inbound: viewRate(bandwidth?.inbound), outbound: viewRate(bandwidth?.outbound) };
}

const viewRate = (rate: Xml["inbound"]): Required<Rate> => ({ average: rate?.average ?? 0, peak: rate?.peak ?? 0, burst: rate?.burst ?? 0 });

export function applyBandwidth(view: Bandwidth | undefined, base: Xml | undefined): Xml | undefined {
  const result = { ...base, inbound: applyRate(view?.inbound, base?.inbound), outbound: applyRate(view?.outbound, base?.outbound) };
  return Object.values(result).some((value) => value !== undefined) ? result : undefined;
}

function applyRate(view: Rate | undefined, base: Xml["inbound"]): Xml["inbound"] {
  const { average, peak, burst } = view ?? {};
  return average ? { ...base, average, peak: peak || undefined, burst: burst || undefined } : undefined;
}

/** What libvirt (virNetDevBandwidthParseRate) and tc would refuse or misread. */
export function* bandwidthProblems(bandwidth: Bandwidth | undefined, path: readonly (string | number)[]): Iterable<Problem> {
  for (const direction of ["inbound", "outbound"] as const) {
    const { average = 0, peak = 0, burst = 0 } = bandwidth?.[direction] ?? {};
    if (average === 0 && (peak > 0 || burst > 0)) {
      yield { path: [...path, direction, "average"], reason: "is needed with peak and burst" };
    }
    if (average > 0 && peak > 0 && peak < average) {
      yield { path: [...path, direction, "peak"], reason: "is less than average" };
    }
  }
}
