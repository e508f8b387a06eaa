import { underGuard } from "../../host/guard/guarded";
import { unlessPending } from "../../host/guard/pending";
import { type GuardWish, guardOf, sharedGuard } from "../../host/guard/settings";
import { guardWords } from "../../host/guard/words";
import type { Host, Output } from "../../host/host";
import type { Task, World } from "../../host/round/world";
import { answersUnder, endOf, openVswitchServer, type RawEnd } from "../answer";
import { beforeSwitch, JOURNAL } from "../guarded";
import { type Boot, bootFiles, UNIT } from "./boot";
import { cookieOf, FOLDER, fileText, flowLines, hashOf, meterLines, pathOf, writtenIn } from "./file";
import type { Spec } from "./schema";
import { confirmScript, guardedScript, lookScript, writeScript } from "./scripts";

export interface BridgeSeen {
  readonly name: string;
  readonly failMode: string;
  readonly controllers: number;
  /** OVN's integration bridge, whose flows are ovn-controller's. */
  readonly ovn: boolean;
  /** Security groups are attached there, by flows of their own. */
  readonly filtered: boolean;
}

/** How the switch differs from what it showed when a file was written, in its own words. */
export interface Differences {
  readonly unfinished?: true;
  readonly missing?: readonly string[];
  readonly surplus?: readonly string[];
  /** How many more there are of both. */
  readonly more?: number;
  /** Why the switch does not say. */
  readonly words?: string;
}

export interface FileSeen {
  readonly path: string;
  readonly text: string;
  readonly differences: Differences;
}

/** What a host has of flows that are ours. */
export interface Flows {
  readonly bridges: readonly BridgeSeen[];
  readonly files: readonly FileSeen[];
  readonly boot: Boot;
}

/** What is done for one resource, as `flows.py` reads it. */
interface Orders {
  readonly path: string;
  /** Absent: it goes. */
  readonly text?: string;
  /** The file as it was seen. */
  readonly was: string | null;
  readonly bridge: string;
  readonly cookie: string;
  readonly flows: readonly string[];
  readonly groups: readonly number[];
  readonly had: readonly number[];
  /** Meters as they shall be and as they were, as `ovs-ofctl` takes them. */
  readonly meters: readonly string[];
  readonly metersBefore: readonly string[];
}

export type Work = Orders & GuardWish;

export const fileNamed = (seen: Flows, name: string): FileSeen | undefined => seen.files.find(({ path }) => path === pathOf(name));

/** Bridges that flows of ours steer. */
export const steeredBridges = ({ files }: Flows): string[] => files.flatMap(({ text }) => writtenIn(text)?.spec.bridge ?? []);

const groupsOf = (spec: Spec | undefined) => spec?.groups.map(({ id }) => id) ?? [];

function workOn(seen: Flows, name: string, bridge: string, groups: readonly number[], meters: readonly string[]) {
  const there = fileNamed(seen, name);
  const before = there && writtenIn(there.text)?.spec;
  const had = before?.bridge === bridge ? groupsOf(before) : [];
  return {
    path: pathOf(name),
    was: there ? hashOf(there.text) : null,
    bridge,
    cookie: cookieOf(name),
    groups,
    had,
    meters,
    metersBefore: before?.bridge === bridge ? meterLines(before) : [],
  };
}

export const putWork = (seen: Flows, name: string, owner: string, spec: Spec): Orders => ({
  ...workOn(seen, name, spec.bridge, groupsOf(spec), meterLines(spec)),
  text: fileText({ name, owner, spec }),
  flows: flowLines(name, spec),
});

export const removeWork = (seen: Flows, name: string, bridge: string): Orders => ({ ...workOn(seen, name, bridge, [], []), flows: [] });

interface Answer extends Flows {
  readonly ends: readonly RawEnd[];
}

/** Flows that are ours on a host's switches. Each resource is one transaction of the switch. */
export const flowsWorld: World<Flows, Work> = {
  name: "ovs.flows",
  stepSize: 20,
  look: async (host) => {
    const name = "read the flows of Open vSwitch";
    return seenIn(answersOf(host, name, await host.run({ name, script: lookScript(), args: [look], needs })).last);
  },
  write: async (host, _seen, tasks) => {
    const step = tasks.length === 1 && tasks[0] ? tasks[0].step : "change flows of Open vSwitch";
    const works = tasks.map(({ work }) => work);
    const guarded = sharedGuard(works, host.guard);
    const output = guarded
      ? await guardedStep(host, step, tasks, guarded)
      : await unlessPending(host, { name: step, script: writeScript(), input: jobOf(works), mutates: true, needs });
    const { change, last } = answersOf(host, step, output);
    return { seen: seenIn(last), ends: change.ends.map((end, i) => endOf(end, { ...refused, step: tasks[i]?.step })) };
  },
  foretell: async (host, seen, { work, changes }) => {
    // Where something is there the changes say so.
    const notes = changes === undefined && work.danger !== undefined ? [guardWords(work.danger, guardOf(work.guard, host.guard))] : [];
    // A bridge that this program makes is not there to be asked.
    if (work.text === undefined || !seen.bridges.some(({ name }) => name === work.bridge)) {
      return notes;
    }
    const step = "try the flows";
    const output = await host.run({ name: step, script: guardedScript(), input: jobOf([work], { try: true }), needs, expect: [0, 1, 3, 4, 127] });
    const [end] = answersOf(host, step, output).last.ends.map((one) => endOf(one, { ...refused, step }));
    // A port that this program makes is not there either.
    if (end?.end === "failed" && !/unknown port/.test(end.error.details.toolOutput ?? "")) {
      throw end.error;
    }
    return notes;
  },
};

const refused = {
  code: "step-failed",
  problem: "the switch does not take the flows; those that were there before are in place",
  remedy:
    "see what it says: a port has to be there before flows name it (make them depend on the OvsPort), and ovs-fields(7) and ovs-actions(7) have the words",
} as const;

const seenIn = ({ bridges, files, boot }: Answer): Flows => ({ bridges, files, boot });

const needs = ["ovs-ofctl"];

const jobOf = (works: readonly Work[], more: object = {}) => JSON.stringify({ folder: FOLDER, boot: bootFiles, unit: UNIT, works, try: false, ...more });

const look = jobOf([]);

const answersOf = (host: Host, step: string, output: Output) => answersUnder<Answer>("flows", openVswitchServer, host, step, output);

function guardedStep(host: Host, step: string, tasks: readonly Task<Work>[], { reason, guard }: NonNullable<ReturnType<typeof sharedGuard>>): Promise<Output> {
  const works = tasks.map(({ work }) => work);
  return underGuard(host, {
    step,
    reason,
    guard,
    resources: tasks.map(({ resource }) => resource),
    devices: host.facts.sessionDevices,
    program: guardedScript(),
    orders: jobOf(works, { journal: JOURNAL }),
    undo: jobOf([], { undo: JOURNAL, atBoot: false }),
    undoAtBoot: jobOf([], { undo: JOURNAL, atBoot: true }),
    boot: beforeSwitch,
    confirm: confirmScript(),
    args: [look],
    newAddresses: [],
  });
}
