import type { PropertyImpact } from "../../resource/plan";
import type { Policy } from "../snapshot";
import { differing, fragmentKind } from "../table/fragmentKind";
import { directions, fragmentOf, KIND, tuneOf } from "./render";
import { askedOf, isSame, limitWords, refuseSecond, resolve } from "./resolve";
import { trafficPolicyRules } from "./rules";
import { trafficPolicyArgs, trafficPolicySpec, trafficPolicyState } from "./schema";
import type { Asked, Rate, TrafficPolicyArgs, TrafficPolicySpec, TrafficPolicyState } from "./types";

const target: PropertyImpact = { impact: "none", why: "the limits are taken from the one and put on the other; nothing is cut off" };
const limit: PropertyImpact = { impact: "none", why: "how much passes from then on; nothing is cut off" };

export const trafficPolicy = fragmentKind<TrafficPolicyArgs, TrafficPolicyState, Asked, TrafficPolicySpec>({
  type: KIND,
  description:
    "Limits how much traffic passes a guest's NIC or a device of the host: an average rate and a burst, in each direction. A guest's NIC is limited by libvirt, which keeps the limits through restarts of the guest and does it by tc on Linux bridges and by rows of its own on Open vSwitch; a device by tc, which a unit of ours brings back after a reboot, and when the device is made anew. What a `DomainInterface`, a network or an `OvsPort` limits itself is refused: one device has one owner.",
  noun: "traffic policy",
  example: "uplink",
  steps: { create: "set the limits", change: "change the limits", remove: "take the limits away" },
  args: trafficPolicyArgs,
  state: trafficPolicyState,
  spec: trafficPolicySpec,
  rules: trafficPolicyRules,
  impacts: {
    name: { impact: "replace", why: "the limits are taken away and set again under the other name" },
    mac: target,
    device: target,
    inbound: limit,
    outbound: limit,
  },
  complete: (args) => args,
  askedOf,
  resolve,
  fragmentOf,
  view: ({ uuid: _uuid, ...shown }) => shown,
  faults: (seen, spec) => (spec.device ? deviceFaults(seen, spec, spec.device) : nicFaults(seen, spec)),
  refuse: refuseSecond,
  notes: (_seen, _name, spec, before) => [
    ...(before && placeOf(before) !== placeOf(spec) ? [`limits ${placeOf(before)} no more`] : []),
    `limits ${placeOf(spec)}: ${rateWords("in", spec.inbound)}, ${rateWords("out", spec.outbound)}`,
  ],
  removalNotes: (_seen, _name, spec) => [`limits ${placeOf(spec)} no more`],
  exclusives: ({ mac, device }) =>
    [mac && { path: ["mac"], thing: "limited NIC", key: mac }, device && { path: ["device"], thing: "limited device", key: device }].flatMap(
      (one) => one || [],
    ),
});

const placeOf = ({ mac, device, guest }: TrafficPolicySpec) => device ?? `the NIC ${mac} of ${guest}`;
const rateWords = (way: string, rate: Rate | undefined) => (rate ? `${rate.averageKiBps} KiB/s ${way}` : `as much as passes ${way}`);

function deviceFaults(seen: Policy, spec: TrafficPolicySpec, device: string): string[] {
  resolve(seen, askedOf(spec));
  return (["inbound", "outbound"] as const).flatMap((direction) => {
    const key = `${directions[direction]} ${device}`;
    const { is, wanted } = seen.queues.limits.get(key) ?? {};
    const theirs = seen.queues.set.get(key);
    return is === wanted || !spec[direction]
      ? []
      : [
          `${device} is limited ${direction} to ${is ?? `nothing of ours${theirs ? `, but has ${theirs}` : ""}`}, not to ${wanted || "what this kernel cannot do"}`,
        ];
  });
}

function nicFaults(seen: Policy, spec: TrafficPolicySpec): string[] {
  const now = resolve(seen, askedOf(spec));
  const nic = seen.nics.find(({ mac }) => mac === spec.mac);
  const wanted = tuneOf(spec);
  return [
    ...differing(`the NIC ${spec.mac} is of the guest`, [`${now.guest} (${now.uuid})`], [`${spec.guest} (${spec.uuid})`]),
    ...(["running", "stored"] as const).flatMap((side) => {
      const limits = nic?.[side];
      return limits && !isSame(limits, wanted) ? [`the ${side} NIC ${spec.mac} has ${limitWords(limits)}, not ${limitWords(wanted)}`] : [];
    }),
  ];
}
