import { renderNetwork } from "../definition";
import type { Network } from "../model";
import { type AttachedNic, carrierOf, currentOf, type Observed } from "../observed";
import type { Operation } from "../planner";
import { cablesOf, renumbers } from "../renumbering";
import { replug } from "../replug";
import type { Snapshot } from "../snapshot";
import { observe } from "../snapshot";
import type { NetworkWork } from "../work";
import { renderXml } from "../xml";
import { sameNetwork } from "./basis";
import type { StepProgram } from "./program";

/** What a network's plan takes on the host, with the way back. */
export function networkOrders(program: StepProgram, { uuid, operations }: NetworkWork, seen: Snapshot): string[] {
  const texts = seen.find.uuid(uuid);
  const before = observe(seen, texts);
  return texts && before ? [sameNetwork(seen, texts), ...changing(program, before, operations)] : making(program, uuid, operations);
}

/** What a run leaves that is broken off here is finished by the next: only a failure is undone. libvirt itself refuses a name that is taken. */
function making(program: StepProgram, uuid: string, operations: readonly Operation[]): string[] {
  const starts = operations.some(({ kind }) => kind === "start");
  return [
    `back virsh net-undefine ${uuid}`,
    ...(starts ? [`back sweep ${uuid}`, `back virsh net-destroy ${uuid}`] : []),
    ...operations.flatMap((operation) => simple(program, uuid, operation)),
  ];
}

function changing(program: StepProgram, before: Observed, operations: readonly Operation[]): string[] {
  const { uuid } = before;
  const does = (...kinds: Operation["kind"][]) => operations.some(({ kind }) => kinds.includes(kind));
  const restarts = does("restart", "renew");
  const target = operations.flatMap((operation) => (operation.kind === "define" ? [operation.network] : []))[0];
  const old = currentOf(before);
  // Only after a start or restart the new definition is the one that runs.
  const runs = restarts || does("start") ? (target ?? old) : old;
  const onOwn = carrierOf(runs) === "own bridge";
  const taps =
    does("restart", "plug", "start") && (onOwn || (does("plug") && carrierOf(runs) === "existing bridge")) ? tapOrders(before, old, runs, onOwn) : undefined;
  const nics = does("restart", "plug", "start") && carrierOf(runs) === "existing bridge" ? nicOrders(program, before, runs, does("plug")) : [];
  const cables = does("restart") && renumbers(old, runs) ? cablesOf(before.guests).join(" ") : "";
  const anew = cables === "" ? [] : [cables];
  const stores = does("define", "undefine") || operations.some((operation) => operation.kind === "net-update" && operation.config);
  return [
    // What does not run may have left something: under the name and address that are stored now, so before they change.
    ...(before.active ? [] : [`sweep ${uuid}`]),
    ...(stores ? ["room"] : []),
    ...(restarts ? [...(taps?.back ?? []), ...nics.filter((order) => order.startsWith("virsh")).map((order) => `back ${order}`)] : []),
    ...(restarts ? [`back virsh net-start ${uuid}`, `back sweep ${uuid}`] : []),
    ...(taps?.remember ?? []),
    ...operations.flatMap((operation) => {
      switch (operation.kind) {
        case "define":
          return [...backToDefinition(program, before), ...simple(program, uuid, operation)];
        case "restart":
        case "renew":
          return [
            ...ending(before),
            `virsh net-start ${uuid}`,
            ...anew.map((all) => `pull ${all}`),
            ...(taps?.plug ?? []),
            ...nics,
            ...anew.map((all) => `push ${all}`),
          ];
        case "plug":
          return [...(taps?.plug ?? []), ...nics];
        case "start":
          return [`virsh net-start ${uuid}`, ...(taps?.plug ?? []), ...nics];
        case "stop":
          return [`back virsh net-start ${uuid}`, ...ending(before)];
        case "sweep":
          return before.active ? [`sweep ${uuid}`] : [];
        case "undefine":
          return [`virsh net-undefine ${uuid}`, `note ${uuid}`];
        default:
          return simple(program, uuid, operation);
      }
    }),
  ];
}

/** libvirt killed on the way forgets a bridge that is still there. */
function ending({ uuid, bridge, live }: Observed): string[] {
  const own = live && carrierOf(live) === "own bridge" && live.mac?.address !== undefined && isDevice(bridge);
  return [...(own ? [`leaves ${uuid} ${bridge} ${live.mac?.address}`] : []), `virsh net-destroy ${uuid}`, ...(own ? [`left ${uuid}`] : [])];
}

function simple(program: StepProgram, uuid: string, operation: Operation): string[] {
  switch (operation.kind) {
    case "define":
      return [`define ${program.file(renderNetwork(operation.network))}`];
    case "net-update": {
      const where = `${operation.live ? " --live" : ""}${operation.config ? " --config" : ""}`;
      return [`back ${updateOrder(program, uuid, { ...operation, ...operation.back }, where)}`, updateOrder(program, uuid, operation, where)];
    }
    case "autostart": {
      const [to, from] = [operation.on ? "" : " --disable", operation.on ? " --disable" : ""];
      return [`back virsh net-autostart ${uuid}${from}`, `virsh net-autostart ${uuid}${to}`];
    }
    case "start":
      return [`virsh net-start ${uuid}`];
    case "wake dnsmasq": {
      const [first, ...rest] = operation.touch.map((update) => updateOrder(program, uuid, update, " --live"));
      return [...rest.map((order) => `back ${order}`), first ?? "", ...rest];
    }
    default:
      return [];
  }
}

export function updateOrder(
  program: StepProgram,
  uuid: string,
  { command, section, parentIndex, entry }: Pick<Extract<Operation, { kind: "net-update" }>, "command" | "section" | "parentIndex" | "entry">,
  where: string,
): string {
  const parent = parentIndex === undefined ? "" : ` --parent-index ${parentIndex}`;
  return `virsh net-update ${uuid} ${command} ${section} ${program.file(renderXml(entry))}${parent}${where}`;
}

/** A network without a stored definition is to have none again. */
export function backToDefinition(program: StepProgram, { uuid, definition }: Pick<Observed, "uuid" | "definition">): string[] {
  return [definition ? `back virsh net-define ${program.file(renderNetwork(definition))}` : `back virsh net-undefine ${uuid}`];
}

const stpOf = (network: Network) => (network.bridge?.stp === false ? "0" : "1");
const isDevice = (name: string) => /^[\w.-]{1,15}$/.test(name);

/**
 * Taps of guests, and those that somebody else put into the bridge, go into the one that is made anew. On a bridge that is not libvirt's own, guests alone:
 * what somebody took off there by hand, libvirt believes to be plugged in still. Its other ports and its spanning tree are not ours.
 */
function tapOrders({ bridge, guests }: Observed, old: Network, runs: Network, own: boolean): { remember: string[]; plug: string[]; back: string[] } {
  const everybody = runs.port?.isolated === true;
  const inherited = old.port?.isolated === true;
  const isolated = (guest: AttachedNic) => everybody || (inherited ? /<port isolated=/.test(guest.stored ?? "") : guest.isolated);
  const name = runs.bridge?.name ?? bridge;
  return {
    remember: [
      ...guests.filter(({ device }) => isDevice(device)).map((guest) => `port ${guest.device} ${isolated(guest) ? 1 : 0}`),
      ...(own && isDevice(bridge) ? [`ports ${bridge}`] : []),
    ],
    plug: isDevice(name) ? [own ? `plug ${name} ${stpOf(runs)}` : `plug ${name}`] : [],
    back: own && isDevice(bridge) ? [`back plug ${bridge} ${stpOf(old)}`] : [],
  };
}

function nicOrders(program: StepProgram, before: Observed, runs: Network, onlyUnplugged: boolean): string[] {
  const { updates, ovs } = replug(onlyUnplugged ? before.unplugged : before.guests, runs);
  return [
    ...updates.map(({ domainUuid, xml }) => `virsh update-device ${domainUuid} ${program.file(xml)} --live`),
    ...(ovs.length > 0 ? [`ovs ${ovs.join(" ")}`] : []),
  ];
}
