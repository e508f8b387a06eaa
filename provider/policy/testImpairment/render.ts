import { createHash } from "node:crypto";
import type { Fragment } from "../table/fragment";
import type { Asked, TestImpairmentSpec } from "./types";

export const KIND = "TestImpairment";

export function fragmentOf(name: string, owner: string, spec: TestImpairmentSpec): Fragment {
  const { impaired, durationSeconds, triggers } = spec;
  const key = createHash("sha256").update(JSON.stringify(triggers)).digest("hex").slice(0, 16);
  return { kind: KIND, name, owner, spec, rules: [{ impair: impaired, seconds: durationSeconds, key, netem: netemOf(spec) }] };
}

/** As tc takes it. What waits must not be lost because it is much: netem keeps 1000 packets on its own, which at 1 Gbit/s are 12 ms. */
function netemOf({ delayMilliseconds, jitterMilliseconds, lossPercent, duplicatePercent, reorderPercent, corruptPercent, rateMbps }: Asked): string[] {
  const some = (word: string, value: number | undefined, unit: string) => (value === undefined ? [] : [word, `${value}${unit}`].filter(Boolean));
  return [
    ...["limit", "100000"],
    ...some("delay", scaled(delayMilliseconds, 1000), "us"),
    ...some("", scaled(jitterMilliseconds, 1000), "us"),
    ...some("loss", lossPercent, "%"),
    ...some("duplicate", duplicatePercent, "%"),
    ...some("reorder", reorderPercent, "%"),
    ...some("corrupt", corruptPercent, "%"),
    ...some("rate", scaled(rateMbps, 1e6), "bit"),
  ];
}

const scaled = (value: number | undefined, by: number) => (value === undefined ? undefined : Math.round(value * by));
