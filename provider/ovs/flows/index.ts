import { isDeepStrictEqual } from "node:util";
import { planGuard } from "../../host/guard/argument";
import { guardWords, noted } from "../../host/guard/words";
import type { Facts } from "../../host/host";
import { type RoundKind, roundKind } from "../../host/round/kind";
import type { Verdict } from "../../host/round/world";
import type { Change } from "../../resource/change";
import { isMine, markChange, planClaim } from "../../resource/claim";
import { KvmnetError } from "../../resource/error";
import { fileName } from "../../resource/fileName";
import { named } from "../../resource/identity";
import type { Impacts, PropertyImpact } from "../../resource/plan";
import { wayInDanger } from "../wayIn";
import { bootFaults } from "./boot";
import { cookieOf, fileText, pathOf, type Written, writtenIn } from "./file";
import { type FlowsArgs, type FlowsState, flowsArgs, flowsRules, flowsState, keyOf, type Spec } from "./schema";
import { type Differences, type FileSeen, type Flows, fileNamed, flowsWorld, putWork, removeWork, type Work } from "./world";

type Decision = Verdict<Work, FlowsState | undefined>;

const flowsChange: PropertyImpact = { impact: "none", why: "the switch takes the new flows in one piece; what they drop is dropped from then on" };
const otherFlows = "the flows are taken away and put in anew: in between their packets go by others, or nowhere";

const impacts: Impacts<FlowsArgs> = {
  name: { impact: "replace", why: `the cookie follows from the name: ${otherFlows}` },
  bridge: { impact: "replace", why: otherFlows },
  flows: flowsChange,
  groups: flowsChange,
  meters: { impact: "none", why: "the switch takes meters one by one; packets pass meanwhile by the rate that is there" },
  guard: { impact: "none", why: "only remembered, for later changes" },
};

/** What of it the switch carries out. */
const SWITCHED = new Set(["flows", "groups", "meters", "faults"]);

const kind: RoundKind<FlowsArgs, FlowsState, Flows, Work> = {
  type: "OvsFlows",
  description:
    "OpenFlow flows of a bridge, and groups and meters that they use: put in and changed in one transaction of the switch, known by their cookie, brought back when ovs-vswitchd was started anew. Flows of others on the bridge stay as they are.",
  args: flowsArgs,
  state: flowsState,
  rules: [fileName, ...flowsRules],
  impacts,
  complete: (args) => args,
  plan,
  exclusives: ({ name }) => (name === undefined ? [] : [{ path: ["name"], thing: "set of flows", key: name }]),
  world: flowsWorld,
  id: named("set of flows", "web-only"),
  there: (seen) =>
    seen.files.flatMap((file) => {
      const written = writtenOf(file);
      return written ? [{ id: written.name, name: written.name, observe: () => observe(seen, written.name, undefined) }] : [];
    }),
  observe: (seen, name, last) => {
    const now = observe(seen, name, last);
    // What was ours and carries no mark by now is somebody else's, and ours is gone.
    return now?.owner === "" && last && last.owner !== "" ? undefined : now;
  },
  decide: (seen, wish, facts) => ("put" in wish ? put(seen, wish.put, wish.last, facts) : remove(seen, wish.remove, facts)),
};

export const ovsFlows = roundKind(kind);

const writtenOf = ({ path, text }: FileSeen): Written | undefined => {
  const written = writtenIn(text);
  return written && pathOf(written.name) === path ? written : undefined;
};

function observe(seen: Flows, name: string, last: Pick<FlowsState, "guard"> | undefined): FlowsState | undefined {
  const there = fileNamed(seen, name);
  const written = there && writtenOf(there);
  if (!written) {
    return undefined;
  }
  const { owner, spec } = written;
  return {
    name,
    owner,
    ...spec,
    meters: spec.meters ?? [],
    cookie: cookieOf(name),
    persistedBy: seen.boot.systemd ? "systemd" : "none",
    ...(last?.guard && { guard: last.guard }),
    faults: [
      ...(there.text === fileText(written) ? [] : [`${there.path} is not as we write it`]),
      ...faultsOf(there.differences),
      ...bridgeFaults(seen, spec.bridge),
      ...bootFaults(seen.boot),
    ],
  };
}

function faultsOf({ unfinished, missing = [], surplus = [], more = 0, words }: Differences): string[] {
  return [
    ...(unfinished ? ["they were not put in to the end"] : []),
    ...missing.map((line) => `missing: ${line}`),
    ...surplus.map((line) => `not ours, with our cookie: ${line}`),
    ...(more > 0 ? [`${more} more differences`] : []),
    ...(words === undefined ? [] : [words]),
  ];
}

function bridgeFaults(seen: Flows, name: string): string[] {
  const bridge = seen.bridges.find((one) => one.name === name);
  return bridge && bridge.failMode !== "secure" ? [`the fail mode of ${name} is ${bridge.failMode}`] : [];
}

function plan(state: FlowsState, args: FlowsArgs): Change[] {
  return [
    ...(state.bridge === args.bridge ? [] : [{ path: ["bridge"], from: state.bridge, to: args.bridge, ...(impacts.bridge as PropertyImpact) }]),
    ...listChanges("flows", state.flows, args.flows, keyOf),
    ...listChanges("groups", state.groups, args.groups, ({ id }) => String(id)),
    ...listChanges("meters", state.meters ?? [], args.meters, ({ id }) => String(id)),
    ...(state.faults.length === 0
      ? []
      : [{ path: ["faults"], from: state.faults, to: [], impact: "none", why: `put right: ${state.faults.join("; ")}` } satisfies Change]),
    ...planGuard(state, args),
    ...planClaim(state, args),
  ];
}

/** Those that come, go, or are no longer the same, each for itself: a list of a thousand is nothing to read. */
function listChanges<T>(property: "flows" | "groups" | "meters", now: readonly T[], wanted: readonly T[], keyed: (one: T) => string): Change[] {
  const [there, asked] = [now, wanted].map((list) => new Map(list.map((one, i) => [keyed(one), { one, i }]))) as [
    Map<string, { one: T; i: number }>,
    Map<string, { one: T; i: number }>,
  ];
  const come = [...asked].flatMap(([key, { one, i }]) =>
    isDeepStrictEqual(there.get(key)?.one, one) ? [] : [{ path: [property, i], from: there.get(key)?.one, to: one, ...(impacts[property] as PropertyImpact) }],
  );
  const go = [...there].flatMap(([key, { one, i }]) =>
    asked.has(key) ? [] : [{ path: [property, i], from: one, to: undefined, ...(impacts[property] as PropertyImpact) }],
  );
  return [...come, ...go];
}

function put(seen: Flows, args: FlowsArgs, last: FlowsState | undefined, facts: Facts): Decision {
  const adopts = mayTake(seen, args, last);
  const there = observe(seen, args.name, args);
  const changes = there && plan(adopts ? { ...there, owner: args.owner } : there, args);
  if (there && !adopts && changes?.length === 0) {
    return { is: "settled", result: there };
  }
  refuseBridge(seen, args.bridge);
  const spec: Spec = { bridge: args.bridge, flows: args.flows, groups: args.groups, ...(args.meters.length > 0 && { meters: args.meters }) };
  const danger = wayInDanger(facts, [args.bridge]);
  const note = danger === undefined ? undefined : guardWords(danger, args.guard);
  // What is taken in one piece is nothing that anybody notices, unless it is us who are dropped from then on.
  const told = changes?.map((change) => (SWITCHED.has(String(change.path[0])) ? noted(change, note) : change));
  return {
    is: "work",
    step: there ? "change the flows" : "put the flows in",
    work: { ...putWork(seen, args.name, args.owner, spec), danger, guard: args.guard },
    ...(adopts ? { changes: [...(told ?? []), markChange(args)] } : told && { changes: told }),
  };
}

/** Refuses a name that is somebody else's; says whether a file that is nobody's is taken over. */
function mayTake(seen: Flows, args: FlowsArgs, last: FlowsState | undefined): boolean {
  const there = fileNamed(seen, args.name);
  const theirs = (there && writtenOf(there)?.owner) ?? "";
  if (!there || isMine(theirs, args, last)) {
    return false;
  }
  if (theirs !== "" || !args.adopt) {
    throw new KvmnetError({
      code: "not-ours",
      property: "name",
      problem: theirs ? `flows of this name are on the host already and belong to ${theirs}` : `${there.path} is there already, and carries no mark of ours`,
      remedy: theirs ? "choose another name, or remove them from that program first" : "choose another name, or set `adopt: true` to take it over",
    });
  }
  return true;
}

function refuseBridge(seen: Flows, name: string): void {
  const bridge = seen.bridges.find((one) => one.name === name);
  const refuse = (problem: string, remedy: string) => {
    throw new KvmnetError({ code: "refused", property: "bridge", problem, remedy });
  };
  if (!bridge) {
    refuse(`there is no Open vSwitch bridge named ${name}`, "make it first (an OvsBridge whose `name` output you give as `bridge`)");
  } else if (bridge.ovn) {
    refuse(`${name} is OVN's: ovn-controller takes away every flow there that is not its own`, "use OVN's own resources there, or another bridge");
  } else if (bridge.filtered) {
    refuse(
      `security groups are attached on ${name}, and packets that these flows take would pass them by`,
      "say in these flows who may talk to whom, and take the SecurityGroupAttachments off that bridge; or use another bridge",
    );
  } else if (bridge.failMode !== "secure") {
    refuse(
      `the fail mode of ${name} is ${bridge.failMode}: it passes packets on like any switch while the flows are not there`,
      'set `failMode: "secure"` on its OvsBridge',
    );
  }
}

function remove(seen: Flows, { name, owner, bridge, guard }: FlowsState, facts: Facts): Decision {
  const there = fileNamed(seen, name);
  if (!there) {
    return { is: "settled", result: undefined };
  }
  const theirs = writtenOf(there)?.owner ?? "";
  if (theirs !== owner) {
    throw new KvmnetError({
      code: "not-ours",
      problem: theirs ? `it belongs to ${theirs} now` : `${there.path} no longer carries our mark`,
      remedy: "run `pulumi refresh`, look at what is there, and remove it by hand or try again",
    });
  }
  return { is: "work", step: "take the flows away", work: { ...removeWork(seen, name, bridge), danger: wayInDanger(facts, [bridge]), guard } };
}
