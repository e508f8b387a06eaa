import type { PropertyImpact } from "../../resource/plan";
import type { Policy } from "../snapshot";
import { fragmentKind } from "../table/fragmentKind";
import { endOf } from "../table/outcome";
import { oneTarget } from "../target";
import { fragmentOf, KIND } from "./render";
import { askedOf, refuseOthers, resolve } from "./resolve";
import { testImpairmentRules } from "./rules";
import { testImpairmentArgs, testImpairmentSpec, testImpairmentState } from "./schema";
import type { Asked, TestImpairmentArgs, TestImpairmentSpec, TestImpairmentState } from "./types";

const anew: PropertyImpact = { impact: "blip", why: "it is begun anew, for its whole duration: whoever is behind the device is impaired" };

const goesOn: PropertyImpact = { impact: "none", why: "its time begins anew; what is impaired is impaired as before" };

export const testImpairment = fragmentKind<TestImpairmentArgs, TestImpairmentState, Asked, TestImpairmentSpec>({
  type: KIND,
  description:
    "Impairs what passes a device of the host, or goes to a guest's NIC, for a time: delay, jitter, loss, duplicates, reordering, corruption, a rate, by the kernel's netem. For tests of what runs on the network, in labs and before a change. It ends by itself after `durationSeconds`; then it is over, which is no drift, and an `up` with the same arguments begins nothing. Refused where our own session comes in, and where somebody else has a queue.",
  noun: "impairment",
  example: "storm",
  steps: { create: "begin the impairment", change: "begin the impairment anew", remove: "end the impairment" },
  args: testImpairmentArgs,
  state: testImpairmentState,
  spec: testImpairmentSpec,
  rules: [oneTarget, ...testImpairmentRules],
  impacts: {
    name: { impact: "replace", why: "it is ended, and begun under the other name" },
    mac: anew,
    device: anew,
    durationSeconds: anew,
    delayMilliseconds: anew,
    jitterMilliseconds: anew,
    lossPercent: anew,
    duplicatePercent: anew,
    reorderPercent: anew,
    corruptPercent: anew,
    rateMbps: anew,
    triggers: anew,
  },
  impactNow: ({ active }, property) => (active && (property === "durationSeconds" || property === "triggers") ? goesOn : undefined),
  complete: (args) => args,
  askedOf,
  resolve,
  fragmentOf,
  view: (spec, seen, name) => {
    const { until } = endOf(seen, KIND, name);
    return { ...spec, ...(until !== undefined && { until: timeOf(until) }), active: until !== undefined && until > seen.impairments.now };
  },
  faults: faultsOf,
  refuse: refuseOthers,
  notes: (_seen, _name, spec) => [`impairs ${placeOf(spec)} for ${spec.durationSeconds} s: ${wordsOf(spec)}`],
  removalNotes: (seen, name, spec) => ((endOf(seen, KIND, name).until ?? 0) > seen.impairments.now ? [`impairs ${placeOf(spec)} no more`] : []),
  exclusives: ({ mac, device }) =>
    [mac && { path: ["mac"], thing: "impaired NIC", key: mac }, device && { path: ["device"], thing: "impaired device", key: device }].flatMap(
      (one) => one || [],
    ),
});

/** While its time is not over; what is over is as it should be, whatever has become of the device. */
function faultsOf(seen: Policy, spec: TestImpairmentSpec, name: string): string[] {
  const { until, words } = endOf(seen, KIND, name);
  if (until === undefined) {
    return [`${placeOf(spec)} is not impaired: ${words}`];
  }
  if (until <= seen.impairments.now) {
    return [];
  }
  const { impaired } = resolve(seen, askedOf(spec));
  const { is, wanted } = seen.impairments.devices.get(spec.impaired) ?? { is: "", wanted: "" };
  return [
    ...(impaired === spec.impaired ? [] : [`the NIC ${spec.mac} is at ${impaired} by now, not at ${spec.impaired}`]),
    ...(is === wanted ? [] : [`${spec.impaired} has ${is || "no netem of ours"}, not ${wanted || "what this kernel cannot do"}`]),
  ];
}

const timeOf = (seconds: number) => new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, "Z");

const placeOf = ({ mac, guest, impaired }: TestImpairmentSpec) => (mac ? `what goes to the NIC ${mac} of ${guest}` : `what is sent by ${impaired}`);

function wordsOf(spec: TestImpairmentSpec): string {
  const { delayMilliseconds, jitterMilliseconds, lossPercent, duplicatePercent, reorderPercent, corruptPercent, rateMbps } = spec;
  return [
    delayMilliseconds && `${delayMilliseconds} ms later${jitterMilliseconds ? `, ${jitterMilliseconds} ms more or less` : ""}`,
    lossPercent && `${lossPercent} % lost`,
    duplicatePercent && `${duplicatePercent} % twice`,
    reorderPercent && `${reorderPercent} % ahead of others`,
    corruptPercent && `${corruptPercent} % corrupted`,
    rateMbps && `at most ${rateMbps} Mbit/s`,
  ]
    .filter(Boolean)
    .join(", ");
}
