import { map, set, uuid } from "../../host/ovsdbValue";
import { type RoundKind, roundKind } from "../../host/round/kind";
import type { Verdict } from "../../host/round/world";
import { mutateKeys, withKeysOf } from "../../ovs/keys";
import { byName, expect } from "../../ovs/ovsdb";
import { isMine } from "../../resource/claim";
import { KvmnetError } from "../../resource/error";
import { type ChassisArgs, chassisArgs, chassisRules } from "./args";
import { managedKeys, wantedKeys } from "./keys";
import { bridgeName, bridgeOf, type Chassis, guestsOf, isJoined, madeKey, nameKey, ownerKey } from "./snapshot";
import { type ChassisState, chassisImpacts, chassisState, observeChassis, planChassis, rememberedOf } from "./state";
import { chassisWorld, type Work } from "./world";

/** Stands for a host that others have joined. */
const WHOLE_HOST = "chassis";

const kind: RoundKind<ChassisArgs, ChassisState, Chassis, Work> = {
  type: "OvnChassis",
  description:
    "A host's part in OVN: it joins the southbound databases and builds tunnels to the other hosts; ovn-controller is started where it does not run. Removed, it leaves without a trace. A host has one.",
  args: chassisArgs,
  state: chassisState,
  rules: chassisRules,
  impacts: chassisImpacts,
  complete: (args) => args,
  plan: planChassis,
  remembers: rememberedOf,
  exclusives: () => [{ path: ["name"], thing: "part in OVN", key: "chassis" }],
  world: chassisWorld,
  id: {
    form: "NAME",
    words: `NAME is the name of the resource that the host was joined by; \`${WHOLE_HOST}\` stands for a host that others have joined`,
    examples: [WHOLE_HOST],
    normal: (text) => (/^[^/]+$/.test(text) ? text : undefined),
  },
  there: (seen) => {
    const name = seen.keys[nameKey];
    const observe = (called: string) => observeChassis(seen, called);
    return !isJoined(seen) ? [] : name === undefined ? [{ id: WHOLE_HOST, observe }] : [{ id: name, name, observe: () => observe(name) }];
  },
  observe: (seen, name, last) => ((last ? isStill(seen, last) : isCalled(seen, name)) ? observeChassis(seen, name, last) : undefined),
  partial: (seen, wish) => {
    const [{ name, owner }, last] = "put" in wish ? [wish.put, wish.last] : [wish.remove, wish.remove];
    const known = "put" in wish ? withKeysOf(rememberedOf(wish.put), last) : wish.remove;
    const state = observeChassis(seen, name, known);
    return state?.owner === owner ? state : undefined;
  },
  decide: (seen, wish, _facts, written) => ("put" in wish ? join(seen, wish.put, wish.last, written) : leave(seen, wish.remove)),
};

export const ovnChassis = roundKind(kind);

type Decision = Verdict<Work, ChassisState | undefined>;

const isCalled = ({ keys }: Chassis, name: string) => keys[nameKey] === undefined || keys[nameKey] === name;

/** Whether it is the one that a state speaks of. */
function isStill({ keys }: Chassis, last: ChassisState): boolean {
  const owner = keys[ownerKey] ?? "";
  return last.owner === "" || (owner === "" ? keys[nameKey] === last.name : owner === last.owner);
}

/** The keys are still as they were seen. */
const asSeen = ({ keys }: Chassis) => [expect("Open_vSwitch", [], [{ external_ids: map(keys) }])];
const ofRoot = (mutations: readonly unknown[]) => (mutations.length === 0 ? [] : [{ op: "mutate", table: "Open_vSwitch", where: [], mutations }]);

/** Guests may have been plugged since we looked. */
function samePorts(seen: Chassis) {
  const bridge = bridgeOf(seen);
  return bridge ? [expect("Bridge", byName(bridge.name), [{ ports: set(bridge.ports.map(uuid)) }])] : [];
}

function join(seen: Chassis, args: ChassisArgs, last: ChassisState | undefined, written: boolean): Decision {
  if (isJoined(seen)) {
    claim(seen, args, last);
  }
  const there = observeChassis(seen, args.name, rememberedOf(args));
  const changes = there && [...planChassis(there, args), ...renamed(seen, args)];
  if (there && changes?.length === 0) {
    return { is: "settled", result: there };
  }
  if (written && there?.error !== undefined) {
    throw new KvmnetError({
      code: "step-failed",
      step: "verify the host's part in OVN",
      problem: `the host is set up for OVN, but takes no part as it should: ${there.error}`,
      remedy: "make what is missing there first (an OvsBridge of the same program by `dependsOn`), then run it again",
    });
  }
  const made = seen.keys[madeKey] ?? (there ? "" : [...(bridgeOf(seen) ? [] : ["bridge"]), ...(seen.runs ? [] : ["daemon"])].join(" "));
  const wanted = { ...wantedKeys(args), [ownerKey]: args.owner, [nameKey]: args.name, ...(made !== "" && { [madeKey]: made }) };
  return {
    is: "work",
    step: there ? "change the host's part in OVN" : "join the host to OVN",
    work: {
      wait: asSeen(seen),
      operations: ofRoot(mutateKeys("external_ids", seen.keys, wanted, managedKeys(args).externalIds)),
      after: "join",
      mappings: [],
      bridge: bridgeName(seen),
      made: [],
    },
    ...(changes && { changes }),
  };
}

/** The name on the host is only how it is found again. */
const renamed = ({ keys }: Chassis, { name }: ChassisArgs) =>
  keys[nameKey] === name ? [] : [{ path: ["name"], from: keys[nameKey], to: name, impact: "none" as const, why: "only the mark is written" }];

function claim({ keys }: Chassis, args: ChassisArgs, last: ChassisState | undefined): void {
  const owner = keys[ownerKey] ?? "";
  if (isMine(owner, args, last) || (owner === "" && (args.adopt || (last !== undefined && keys[nameKey] === last.name)))) {
    return;
  }
  throw new KvmnetError({
    code: "not-ours",
    property: "name",
    problem: `the host is part of OVN at ${keys["ovn-remote"]} already, and ${owner === "" ? "carries no mark of ours" : `belongs to ${owner}`}`,
    remedy: owner === "" ? "set `adopt: true` to take it over" : `a host can be part of one OVN: remove it from ${owner} first`,
  });
}

function leave(seen: Chassis, state: ChassisState): Decision {
  const owner = seen.keys[ownerKey] ?? "";
  if (!isJoined(seen) || !isStill(seen, state)) {
    return { is: "settled", result: undefined };
  }
  if (owner === "") {
    throw new KvmnetError({
      code: "not-ours",
      problem: "somebody took our mark off the host's part in OVN, so it does not leave",
      remedy: "to make it leave, run `pulumi up` once, which marks it again; to keep it, remove it from the state (`pulumi state delete`)",
    });
  }
  const guests = guestsOf(seen);
  if (guests.length > 0 && state.onGuestsAttached.delete === "refuse") {
    throw new KvmnetError({
      code: "refused",
      problem: `guests of this host are on its integration bridge: ${guests.map(({ device, ifaceId }) => `${device} (port ${ifaceId})`).join(", ")}`,
      remedy: 'shut them down first, or allow it with onGuestsAttached: { delete: "detach" }',
    });
  }
  const gone = [...(state.managedKeys?.externalIds ?? []), ownerKey, nameKey, madeKey].filter((key) => key in seen.keys);
  return {
    is: "work",
    step: "take the host out of OVN",
    work: {
      wait: [...asSeen(seen), ...samePorts(seen)],
      operations: ofRoot([["external_ids", "delete", set(gone)]]),
      after: "leave",
      mappings: gone.includes("ovn-bridge-mappings") ? ofRoot([["external_ids", "delete", set(["ovn-bridge-mappings"])]]) : [],
      bridge: bridgeName(seen),
      made: (seen.keys[madeKey] ?? "").split(" "),
    },
  };
}
