import { elements, map, type Row } from "../../host/ovsdbValue";
import { ANY } from "../../resource/addresses";
import { canonicalEndpoint } from "../../resource/endpoint";
import type { Exclusive } from "../../resource/exclusive";
import { isIp } from "../../resource/ip";
import type { Problem } from "../../resource/kind";
import { saidOf, shownOf } from "../../resource/portForward/normal";
import { completeForward } from "../../resource/portForward/plan";
import { portForwardRules } from "../../resource/portForward/rules";
import { portForwardArgs, portForwardSaid, portForwardView } from "../../resource/portForward/schema";
import { portForwardExclusives } from "../../resource/portForward/taken";
import type { PortForwardArgs, PortForwardSaid } from "../../resource/portForward/types";
import { inWords, isRange, openedAndClosed } from "../../resource/portForward/words";
import { z } from "../../resource/zod";
import { held } from "../groups/state";
import { type MadeState, madeKind } from "../northbound/madeKind";
import { linked, type Northbound } from "../northbound/rows";
import { reaches } from "../reaches";
import { refused } from "../refused";
import { refuseTaken, withoutGateway } from "../vips";
import { forwardOf, forwardRow } from "./names";
import { type Way, wayOf } from "./way";

const view = z.object(portForwardView);
type State = MadeState & z.infer<typeof view>;

/** Each is an entry of its row, and two flows on each host. */
const MOST_PORTS = 1000;

function* ofOvn({ listenAddress, listenPort, listenPortEnd = listenPort, sources }: PortForwardArgs): Iterable<Problem> {
  if (listenAddress === ANY) {
    yield { path: ["listenAddress"], reason: "must be said in OVN: the address of the router's port to the outside, or another one that leads to it" };
  }
  if (!sources.includes(ANY)) {
    yield { path: ["sources"], reason: 'lets in everybody in OVN: guests see who connects, so say it in a SecurityGroup of theirs (`on: "ovn"`)' };
  }
  if (listenPortEnd - listenPort >= MOST_PORTS) {
    yield { path: ["listenPortEnd"], reason: `makes more than ${MOST_PORTS} ports, each of which is an entry of its own in OVN` };
  }
}

const moved = {
  impact: "blip",
  why: "connections that are made from then on go by the new rule; those to an address or a port that goes end, others stay unless `onEstablished` ends them",
} as const;

const placeOf = (name: string) => ({ table: "Load_Balancer", name: forwardRow(name) }) as const;

/** `203.0.113.10:8443` and where its connections go, a pair for each port. */
function vipsOf(said: PortForwardSaid, { addresses }: Way): Record<string, string> {
  const { listenAddress, listenPort, listenPortEnd, targetPort } = said;
  const known = addresses.filter((address) => address !== undefined);
  return Object.fromEntries(
    Array.from({ length: listenPortEnd - listenPort + 1 }, (_, i) => {
      const port = isRange(said) ? listenPort + i : targetPort;
      return [canonicalEndpoint({ address: listenAddress, port: listenPort + i }), known.map((address) => canonicalEndpoint({ address, port })).join(",")];
    }),
  );
}

/** What OVN would take and not carry out. */
function refuse(seen: Northbound, said: PortForwardSaid, head: Row | undefined): void {
  const way = wayOf(seen, said);
  const { on, routers, gateways, inside } = way;
  if (!on) {
    throw refused("network", `there is no logical switch ${said.network} in OVN`, "make it first: give the `name` output of a LogicalSwitch");
  }
  if (routers.length === 0) {
    throw refused(
      "network",
      `no router is on the logical switch ${said.network}, so that nothing leads to its guests`,
      "make a LogicalRouterPort on it first (give the `switch` output of one as `network`, so that Pulumi knows the order)",
    );
  }
  if (gateways.length === 0) {
    throw withoutGateway("network", routers);
  }
  for (const i of said.targets.keys()) {
    refuseTarget(said, way, i);
  }
  const wanted = { vips: Object.keys(vipsOf(said, way)), protocol: said.protocol, row: head };
  for (const router of gateways) {
    refuseTaken("listenPort", wanted, router, linked(seen, "Load_Balancer", router.load_balancer), "logical router");
  }
  for (const one of said.hairpin ? inside : []) {
    refuseTaken("listenPort", wanted, one, linked(seen, "Load_Balancer", one.load_balancer), "logical switch");
  }
}

function refuseTarget({ network, targets }: PortForwardSaid, { routerPorts, addresses, family }: Way, i: number): void {
  const [property, target, address] = [`targets[${i}]`, targets[i] ?? "", addresses[i]];
  if (address === undefined) {
    throw refused(
      property,
      `the logical switch ${network} has no port ${target} with an IPv${family} address that OVN knows`,
      "give the port its address (`addresses` of a LogicalSwitchPort), or give the address itself",
    );
  }
  if (addresses.indexOf(address) < i) {
    throw refused(property, `${target} has the address ${address}, which another target has as well`, "name it once");
  }
  const on = routerPorts.filter(({ networks }) => reaches(networks, address));
  if (isIp(target) && on.length === 0) {
    throw refused(
      property,
      `${target} is in no subnet of a router on the logical switch ${network}`,
      "give an address of the switch, or the switch that it is in",
    );
  }
  if (on.some(({ networks }) => elements(networks).some((one) => String(one).split("/")[0] === address))) {
    throw refused(property, `${target} is the router's own address on the logical switch ${network}`, "give the address of a guest");
  }
}

/** The same address leads to several switches where each has a router of its own. */
const exclusives = ({ network, ...args }: Partial<PortForwardArgs>): Exclusive[] =>
  portForwardExclusives(args).map((one) => ({
    ...one,
    thing: "forwarded port of OVN",
    network,
    meets: (other: Exclusive) => "network" in other && other.network === network && one.meets?.(other) === true,
  }));

/**
 * A forward of ours as a load balancer on the routers of a logical switch, and for their guests on the switches. On all of them: who came from another switch
 * to the routers alone would be heard only away from the gateway's host, and in userspace Open vSwitch 3.1.0 does not survive it (docs/limits.md).
 */
export const portForward = madeKind<PortForwardArgs, State, PortForwardSaid>({
  type: "PortForward",
  description: "A port at which guests of a logical switch are reached.",
  noun: "forward",
  example: "web",
  args: portForwardArgs,
  state: z.strictObject({ ...portForwardView, ...held }),
  spec: portForwardSaid,
  rules: [...portForwardRules, ofOvn],
  impacts: {
    name: { impact: "replace", why: "the forward is removed and made again under the other name" },
    network: moved,
    listenAddress: moved,
    listenPort: moved,
    listenPortEnd: moved,
    protocol: moved,
    targets: moved,
    targetPort: moved,
    sources: { impact: "none", why: "is everybody in OVN" },
    hairpin: { impact: "blip", why: "whether guests of the router's switches reach it as well" },
    onEstablished: { impact: "none", why: "what becomes of established connections at changes from this one on" },
  },
  complete: completeForward,
  specOf: saidOf,
  view: (said, seen) => ({
    ...shownOf(said),
    targetAddresses: wayOf(seen, said).addresses.filter((address) => address !== undefined),
    acceptedAheadOfLibvirt: false,
  }),
  places: (name) => [placeOf(name)],
  rowsOf: (name, said, seen) => {
    const way = wayOf(seen, said);
    return [
      {
        ...placeOf(name),
        columns: {
          vips: map(vipsOf(said, way)),
          protocol: said.protocol,
          options: map(said.onEstablished === "end" ? { ct_flush: "true" } : {}),
        },
        links: [
          { table: "Logical_Router", column: "load_balancer", holders: way.gateways },
          { table: "Logical_Switch", column: "load_balancer", holders: said.hairpin ? way.inside : [] },
        ],
      },
    ];
  },
  nameIn: forwardOf,
  impactOf: (property) => (property === "onEstablished" || property === "sources" ? { impact: "none", why: "at changes from this one on" } : moved),
  refuse: (seen, _name, said, head) => refuse(seen, said, head),
  refuseRemoval: () => undefined,
  exclusives,
  notes: (_seen, _name, said, before) => openedAndClosed(said, before),
  removalNotes: (said) => [`closes ${inWords(said)}`],
});
