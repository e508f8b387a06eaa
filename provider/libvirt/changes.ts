import { isDeepStrictEqual } from "node:util";
import { type Change, type PropertyPath, pathText } from "../resource/change";
import type { GuestNic } from "../resource/common";
import { guestList } from "../resource/common";
import { disturbance, type Request } from "./driver";
import type { Network } from "./model";
import { carrierOf } from "./observed";
import { impactBetween, saysTheSame } from "./planner";
import { renumbers } from "./renumbering";
import { type Difference, differences, withDifference } from "./view";

/** What a plan needs to know of a kind's state, besides the view of the running definition. */
export interface Situation<View> {
  /** The running definition; of a stopped network the stored one. */
  readonly current: View;
  /** The stored definition, where it says something else. */
  readonly nextStart?: View;
  readonly active: boolean;
  readonly autostart: boolean;
  readonly persistent: boolean;
  readonly owner: string;
  readonly guests: readonly GuestNic[];
  readonly unpluggedGuests: readonly GuestNic[];
  /** Whether the bridge really does spanning tree; absent where that does not matter. */
  readonly spanningTree?: boolean;
  /** Whether its dnsmasq runs; absent where it needs none. */
  readonly dnsmasqRunning?: boolean;
  /** Set where a change that was broken off may have left a bridge. */
  readonly strayBridge?: true;
}

export interface Wanted<View> {
  readonly overlay: (present: View) => View;
  readonly active: boolean;
  readonly autostart: boolean;
  readonly owner: string;
  readonly onGuestsAttached: Request["onGuestsAttached"];
}

/** Lists whose order counts. */
const BY_PLACE = ["subnets"];

/** Every difference between a network and what is asked for, each with what the planner says it costs. Pure. */
export function planChanges<View>(situation: Situation<View>, wanted: Wanted<View>, toNetwork: (view: View) => Network): Change[] {
  const changes = [
    ...definitionChanges(situation, wanted, toNetwork),
    ...storedChanges(situation, wanted),
    ...switchChanges(situation, wanted),
    ...markChanges(situation, wanted),
  ];
  const operations = [...(changes.some(({ impact }) => impact === "restart") ? [{ kind: situation.active && !wanted.active ? "stop" : "restart" }] : [])];
  const refused = disturbance(situation.guests, operations, wanted.onGuestsAttached);
  const reason = refused && `${refused.problem}; ${refused.remedy}`;
  return changes.map((change) => (reason && change.impact === "restart" ? { ...change, refused: reason } : change));
}

function definitionChanges<View>(situation: Situation<View>, wanted: Wanted<View>, toNetwork: (view: View) => Network): Change[] {
  const { current, active, guests } = situation;
  const target = wanted.overlay(current);
  const found = differences(current, target, BY_PLACE);
  if (found.length === 0) {
    return [];
  }
  const [from, to] = [carrierOf(toNetwork(current)), carrierOf(toNetwork(target))];
  if (from !== to) {
    return found.map((difference) => ({ ...difference, impact: "replace", why: `a network on ${from} cannot become one on ${to}` }));
  }
  const waiting = deferred(situation, wanted);
  return found.flatMap((difference): Change[] => {
    if (!active) {
      return [{ ...difference, impact: "none", why: "the network is not running" }];
    }
    const alone = toNetwork(withDifference(current, difference));
    // A subnet's CIDR says nothing without the gateway that goes with it: the change as a whole is what it costs.
    const { impact, why } = impactBetween(toNetwork(current), saysTheSame(toNetwork(current), alone) ? toNetwork(target) : alone);
    if (impact === "restart" && waiting) {
      return waiting(difference.path) ? [] : [{ ...difference, impact: "none", why: "is stored and takes effect at the next start, as `defer` says" }];
    }
    const homeless = lost(difference, found);
    if (impact !== "restart" || homeless) {
      return [{ ...difference, impact, why: homeless ?? why }];
    }
    const anew =
      guests.length > 0 && renumbers(toNetwork(current), toNetwork(target)) ? "; their links go down for a second, so that they ask for new leases" : "";
    return [{ ...difference, impact, why: `${why} (${guests.length === 0 ? "none is attached now" : guestList(guests)})${anew}` }];
  });
}

/** Entries that were made by hand, in a list that nobody manages, and lie in no subnet any more: libvirt would not take them. */
function lost({ path, from, to }: Difference, found: readonly Difference[]): string | undefined {
  const [last] = path.slice(-1);
  const moves = found.some((other) => other.path.at(-1) === "cidr") || found.some((other) => other.path.length === 1 && other.path[0] === "subnets");
  if (!moves || (last !== "reservations" && last !== "routes") || !Array.isArray(from) || !Array.isArray(to)) {
    return undefined;
  }
  const gone = from.filter((entry) => !to.some((other) => isDeepStrictEqual(entry, other))).length;
  return gone > 0 && to.every((entry) => from.some((other) => isDeepStrictEqual(entry, other)))
    ? `${gone} of them lie in no subnet any more and go with the one that goes`
    : undefined;
}

/** Where restarts are deferred: tells which properties are stored already and wait for the next start. */
function deferred<View>({ guests, nextStart, active }: Situation<View>, wanted: Wanted<View>): ((path: PropertyPath) => boolean) | undefined {
  if (!active || guests.length === 0 || wanted.onGuestsAttached?.restart !== "defer") {
    return undefined;
  }
  const open = nextStart === undefined ? undefined : differences(nextStart, wanted.overlay(nextStart), BY_PLACE).map(({ path }) => pathText(path));
  return (path) => open !== undefined && !open.some((one) => one.startsWith(pathText(path)) || pathText(path).startsWith(one));
}

function storedChanges<View>({ current, nextStart, persistent }: Situation<View>, wanted: Wanted<View>): Change[] {
  const transient: Change[] = persistent ? [] : [plain(["persistent"], false, true, "stores the definition: the network would be gone after its next stop")];
  if (nextStart === undefined) {
    return transient;
  }
  const running = differences(current, wanted.overlay(current), BY_PLACE).map(({ path }) => pathText(path));
  const stored = differences(nextStart, wanted.overlay(nextStart), BY_PLACE).filter(({ path }) => !running.includes(pathText(path)));
  return [...transient, ...stored.map(({ path, from, to }) => plain(path, from, to, "only the stored definition differs: the next start would take it"))];
}

const stp = (view: unknown) => (view as { bridge?: { stp?: boolean } }).bridge?.stp ?? true;

function switchChanges<View>(situation: Situation<View>, wanted: Wanted<View>): Change[] {
  const { current, active, autostart, unpluggedGuests, guests, spanningTree, dnsmasqRunning, strayBridge } = situation;
  const changes: Change[] = [];
  if (autostart !== wanted.autostart) {
    changes.push(plain(["autostart"], autostart, wanted.autostart, "a mark for the next boot"));
  }
  if (active && !wanted.active) {
    changes.push({
      path: ["active"],
      from: true,
      to: false,
      impact: "restart",
      why: `stops the network${guests.length === 0 ? "" : ` under ${guestList(guests)}`}`,
    });
  } else if (!active && wanted.active) {
    changes.push(plain(["active"], false, true, guests.length === 0 ? "starts the network" : `starts the network and plugs in ${guestList(guests)}`));
  } else if (unpluggedGuests.length > 0) {
    changes.push(plain(["unpluggedGuests"], unpluggedGuests, [], `plugs in again ${guestList(unpluggedGuests)}`));
  }
  if (active && wanted.active && spanningTree === false && stp(current) && stp(wanted.overlay(current))) {
    changes.push(plain(["spanningTree"], false, true, "puts spanning tree on again, which an interrupted restart left off"));
  }
  if (active && wanted.active && dnsmasqRunning === false) {
    changes.push(plain(["dnsmasqRunning"], false, true, "starts the network's dnsmasq again: it has died, and nobody is served DNS and DHCP until then"));
  }
  if (strayBridge) {
    changes.push(plain(["strayBridge"], true, undefined, "removes a bridge with its dnsmasq and rules, which a libvirt that was killed has left"));
  }
  return changes;
}

function markChanges<View>({ owner }: Situation<View>, wanted: Wanted<View>): Change[] {
  return owner === wanted.owner ? [] : [plain(["owner"], owner, wanted.owner, "writes our mark into the stored definition")];
}

function plain(path: PropertyPath, from: unknown, to: unknown, why: string): Change {
  return { path, from, to, impact: "none", why };
}
