import type { ExecutionContext } from "ava";
import type { Engine, Saved } from "../conformance/engine";
import type { Input, Samples } from "../conformance/samples";
import { settled } from "../conformance/settled";
import type { Scene, Stage } from "../conformance/stage";

/** One operation of the engine that gets interrupted, and how things stand before it. */
export interface Operation {
  readonly title: string;
  readonly run: "up" | "refresh" | "destroy";
  /** What was created before; absent: nothing. */
  readonly from?: Input;
  /** The arguments of the program while the operation runs. */
  readonly args: Input;
}

/** Kinds that are made by the very code of others, whose kills are all tried: of Vxlan; of NatNetwork, BridgedNetwork and Network; of PortForward, which in OVN is made as groups are; of HostSettings; of LogicalSwitchPort. */
const ALIKE = [
  ...["Veth", "Macvlan", "RoutedNetwork", "IsolatedNetwork", "OpenNetwork", "InternalNetwork", "MacvtapNetwork", "SriovNetwork"],
  ...["AddressSet", "SecurityGroup", "SecurityGroupAttachment", "TrafficPolicy", "HostSetup", "LogicalSwitch", "DhcpOptions"],
  // Each of its changes is a removal and a making.
  "DockerNetwork",
  ...[
    "NetworkFirewall",
    "ReachabilityTest",
    "ThroughputTest",
    "LogicalRouter",
    "LogicalRouterPort",
    "ProviderNetwork",
    "OvnRoute",
    "OvnNat",
    "OvnPortGroup",
    "OvnDns",
    "OvnLoadBalancer",
    "OvnQos",
    "OvnPolicy",
    "OvnAddressSet",
    "OvnHaChassisGroup",
    "OvnMirror",
  ],
];

/** Steps take ten times as long on an emulated machine: there, and for kinds that are like another, the suite has a short form, unless all is asked for. */
export const isShort = (samples: Samples) =>
  (samples.lab === "vm" || ALIKE.includes(samples.kind.type) || samples.full.on === "ovn") && process.env.KVMNET_KILL !== "all";

/** create, read, delete, and one edit of each impact (all of them with KVMNET_KILL=all); in the short form create, one edit and delete. */
export function operations(samples: Samples): Operation[] {
  const seen = new Set<string>();
  const chosen = samples.edits.filter(({ impact }) => process.env.KVMNET_KILL === "all" || !(seen.has(impact) || !seen.add(impact)));
  const short = chosen.filter(({ impact }) => impact === "none" && samples.kind.type !== "DockerNetwork");
  const edits = isShort(samples) ? short : chosen;
  return [
    { title: "create", run: "up", args: samples.full },
    ...edits.map(({ title, impact, from, to }) => ({ title: `update (${impact}: ${title})`, run: "up" as const, from: from ?? samples.full, args: to })),
    ...(isShort(samples) ? [] : [{ title: "read", run: "refresh" as const, from: samples.full, args: samples.full }]),
    { title: "delete", run: "destroy", from: samples.full, args: samples.full },
  ];
}

/** The host before anything was made, the inventory that the operation must end with, and the state that the engine has when it starts. */
export interface Before {
  readonly empty: readonly string[];
  readonly whole: readonly string[];
  readonly saved: Saved | undefined;
}

/** Runs the operation undisturbed once per test file, to learn what it must end with, then puts things back. */
export async function rehearse(stage: Stage, scene: Scene, operation: Operation): Promise<Before> {
  const known = rehearsals.get(operation.title) ?? (await ends(scene, operation));
  rehearsals.set(operation.title, known);
  return { ...known, saved: await prepare(stage, scene.args, operation) };
}

/** A file's samples are those of one kind, on one host. */
const rehearsals = new Map<string, Pick<Before, "empty" | "whole">>();

async function ends({ engine, args, inventory }: Scene, operation: Operation): Promise<Pick<Before, "empty" | "whole">> {
  const empty = await inventory();
  await engine.up(args(operation.args));
  const whole = await inventory();
  await engine.destroy();
  return { empty, whole };
}

/** Makes what the operation starts from; returns what the engine has saved of it. */
export async function prepare(stage: Stage, args: Scene["args"], operation: Operation): Promise<Saved | undefined> {
  const engine = stage.engine();
  if (operation.from) {
    await engine.up(args(operation.from));
  }
  return engine.saved;
}

/**
 * What the user does next, with the state from before the interruption: the same program again (every second time after a refresh).
 * It must converge: everything in step, exactly one object, and nothing left after destroy.
 */
export async function converges(
  t: ExecutionContext,
  stage: Stage,
  { args, inventory }: Scene,
  operation: Operation,
  { before, saved, refreshFirst, at }: { before: Before; saved: Saved | undefined; refreshFirst: boolean; at: string },
): Promise<void> {
  const engine: Engine = stage.engine({ saved });
  if (refreshFirst) {
    await engine.refresh();
  }
  if (operation.run !== "destroy" || refreshFirst) {
    await engine.up(args(operation.args));
    await settled(t, stage, engine, args(operation.args));
    t.deepEqual(await inventory(), before.whole, `${at}: an orphan, a duplicate or a part is missing`);
  }
  await engine.destroy();
  t.deepEqual(await inventory(), before.empty, `${at}: destroy left something behind`);
}
