import type { Host } from "../../host/host";
import type { World } from "../../host/round/world";
import { shellFile } from "../../host/shellFile";
import { answerFrom, endOf, openVswitchServer, type RawEnd } from "../answer";
import { type Boot, bootFiles, UNIT } from "./boot";
import { cookieOf, FOLDER, fileText, flowLines, hashOf, meterLines, pathOf, writtenIn } from "./file";
import type { Spec } from "./schema";

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
export interface Work {
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

export const putWork = (seen: Flows, name: string, owner: string, spec: Spec): Work => ({
  ...workOn(seen, name, spec.bridge, groupsOf(spec), meterLines(spec)),
  text: fileText({ name, owner, spec }),
  flows: flowLines(name, spec),
});

export const removeWork = (seen: Flows, name: string, bridge: string): Work => ({ ...workOn(seen, name, bridge, [], []), flows: [] });

interface Answer extends Flows {
  readonly ends: readonly RawEnd[];
}

/** Flows that are ours on a host's switches. Each resource is one transaction of the switch. */
export const flowsWorld: World<Flows, Work> = {
  name: "ovs.flows",
  stepSize: 20,
  look: async (host) => seenIn(await ask(host, "read the flows of Open vSwitch", [], {})),
  write: async (host, _seen, tasks) => {
    const step = tasks.length === 1 && tasks[0] ? tasks[0].step : "change flows of Open vSwitch";
    const works = tasks.map(({ work }) => work);
    const answer = await ask(host, step, works, { mutates: true });
    return { seen: seenIn(answer), ends: answer.ends.map((end, i) => endOf(end, { ...refused, step: tasks[i]?.step })) };
  },
  foretell: async (host, seen, { work }) => {
    // A bridge that this program makes is not there to be asked.
    if (work.text === undefined || !seen.bridges.some(({ name }) => name === work.bridge)) {
      return [];
    }
    const step = "try the flows";
    const { ends } = await ask(host, step, [work], { attempt: true });
    const [end] = ends.map((one) => endOf(one, { ...refused, step }));
    // A port that this program makes is not there either.
    if (end?.end === "failed" && !/unknown port/.test(end.error.details.toolOutput ?? "")) {
      throw end.error;
    }
    return [];
  },
};

const refused = {
  code: "step-failed",
  problem: "the switch does not take the flows; those that were there before are in place",
  remedy:
    "see what it says: a port has to be there before flows name it (make them depend on the OvsPort), and ovs-fields(7) and ovs-actions(7) have the words",
} as const;

const seenIn = ({ bridges, files, boot }: Answer): Flows => ({ bridges, files, boot });

async function ask(host: Host, step: string, works: readonly Work[], { mutates = false, attempt = false }): Promise<Answer> {
  const input = JSON.stringify({ folder: FOLDER, boot: bootFiles, unit: UNIT, works, try: attempt });
  const script = shellFile(__dirname, "../../host/python.sh", "../client.py", "flows.py", "flows.sh");
  return answerFrom<Answer>(
    openVswitchServer,
    host,
    step,
    await host.run({ name: step, script, input, mutates, needs: ["ovs-ofctl"], expect: [0, 1, 3, 4, 127] }),
  );
}
