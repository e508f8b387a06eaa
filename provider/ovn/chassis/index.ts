import { isDeepStrictEqual } from "node:util";
import { map, named, set, uuid, type Value } from "../../host/ovsdbValue";
import { type RoundKind, roundKind } from "../../host/round/kind";
import type { Verdict } from "../../host/round/world";
import { mutateKeys, withKeysOf } from "../../ovs/keys";
import { byName, expect, insert } from "../../ovs/ovsdb";
import { isMine } from "../../resource/claim";
import { KvmnetError } from "../../resource/error";
import { given } from "../../resource/schema";
import { askedOf, refuseUnfit, sslColumns, type TlsFiles } from "../tls/files";
import { type ChassisArgs, chassisArgs, chassisRules } from "./args";
import { managedKeys, wantedKeys } from "./keys";
import { bridgeName, bridgeOf, type Chassis, guestsOf, isJoined, madeKey, nameKey, ownerKey } from "./snapshot";
import { type ChassisState, chassisImpacts, chassisState, observeChassis, planChassis, rememberedOf } from "./state";
import { chassisWorld, type Work } from "./world";

/** To the databases. */
const SHOWN_BY = ["client"] as const;

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
  closer: (_seen, wish) => ("put" in wish ? askedOf(wish.put.tls, SHOWN_BY) : []),
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
const asSeen = ({ keys, ssl }: Chassis) => [expect("Open_vSwitch", [], [{ external_ids: map(keys), ssl: ssl ? uuid(ssl.id) : set([]) }])];
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
  refuseKeys(seen, args);
  const made = seen.keys[madeKey] ?? (there ? "" : [...(bridgeOf(seen) ? [] : ["bridge"]), ...(seen.runs ? [] : ["daemon"])].join(" "));
  const wanted = { ...wantedKeys(args), [ownerKey]: args.owner, [nameKey]: args.name, ...(made !== "" && { [madeKey]: made }) };
  return {
    is: "work",
    step: there ? "change the host's part in OVN" : "join the host to OVN",
    work: {
      wait: asSeen(seen),
      operations: [...ofRoot(mutateKeys("external_ids", seen.keys, wanted, managedKeys(args).externalIds)), ...securing(seen, args)],
      after: "join",
      joining: { remotes: args.remotes.join(","), files: given(args.tls) ?? filesLeft(seen, args), addresses: args.encapIps },
      mappings: [],
      bridge: bridgeName(seen),
      made: [],
    },
    ...(changes && { changes }),
  };
}

/** Operations that put our files where ovn-controller takes them from, or take them away. Those of others stay. */
function securing({ ssl }: Chassis, { tls, owner }: ChassisArgs) {
  const files = given(tls);
  if (files && !isDeepStrictEqual(ssl?.files, files)) {
    const columns = Object.fromEntries((Object.keys(files) as (keyof TlsFiles)[]).map((which) => [sslColumns[which], files[which]]));
    return [insert("SSL", "keys", { ...columns, external_ids: map({ [ownerKey]: owner }) }), ofKeys(named("keys"))];
  }
  return tls === "none" && ssl?.marked ? [ofKeys(set([]))] : [];
}

const ofKeys = (ssl: Value) => ({ op: "update", table: "Open_vSwitch", where: [], row: { ssl } });

/** ovn-controller would say it in its log alone. */
function refuseKeys(seen: Chassis, args: ChassisArgs): void {
  refuseUnfit(askedOf(args.tls, SHOWN_BY), seen.inspected);
  const { ssl } = seen;
  const remote = args.remotes.find((one) => one.startsWith("ssl:"));
  if (args.tls !== undefined && remote !== undefined && ssl && !ssl.marked && !isDeepStrictEqual(ssl.files, args.tls)) {
    throw new KvmnetError({
      code: "not-ours",
      property: "tls",
      problem: `Open vSwitch has files for TLS already, which its managers and controllers may need and which carry no mark of ours: ${Object.values(ssl.files).join(", ")}`,
      remedy: "say those in `tls`, or leave it out, which takes them as they are; or take them away (`ovs-vsctl del-ssl`)",
    });
  }
  if (remote !== undefined && !given(args.tls) && !filesLeft(seen, args) && !seen.hasKeys) {
    throw new KvmnetError({
      code: "refused",
      property: "remotes",
      value: remote,
      problem: "the host has no files for TLS, so it cannot connect there",
      remedy: "say them in `tls`",
    });
  }
}

/** Files that are there, when those that are to be taken away are gone. */
const filesLeft = ({ ssl }: Chassis, { tls }: ChassisArgs) => (tls === "none" && ssl?.marked ? undefined : ssl?.files);

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
      operations: [...ofRoot([["external_ids", "delete", set(gone)]]), ...(seen.ssl?.marked ? [ofKeys(set([]))] : [])],
      after: "leave",
      mappings: gone.includes("ovn-bridge-mappings") ? ofRoot([["external_ids", "delete", set(["ovn-bridge-mappings"])]]) : [],
      bridge: bridgeName(seen),
      made: (seen.keys[madeKey] ?? "").split(" "),
    },
  };
}
