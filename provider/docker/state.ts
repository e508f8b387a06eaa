import { BRIDGE_NAME, dockerBridge } from "../host/dockerBridge";
import type { Change } from "../resource/change";
import { planClaim } from "../resource/claim";
import { whenGuestsAttached } from "../resource/common";
import type { CommonState } from "../resource/kind";
import type { Impacts, PropertyImpact } from "../resource/plan";
import { field } from "../resource/schema";
import { z } from "../resource/zod";
import { type DockerArgs, dockerArgs, OWNER, PARENT } from "./args";
import type { Docker, NetworkSeen } from "./snapshot";

const { driver, subnets, options, labels } = dockerArgs.shape;

export const dockerState = z.strictObject({
  driver,
  subnets: field(z.array(subnets.unwrap().element), { description: "Its subnets, with what Docker chose." }),
  ipv6: field(z.boolean(), { description: "Whether containers have IPv6." }),
  internal: field(z.boolean(), { description: "Without a way out." }),
  bridge: field(z.string().optional(), { description: "The Linux bridge that carries it, of driver `bridge`. Give it to what names devices." }),
  parent: field(z.string().optional(), { description: "The device below it, of driver `macvlan`." }),
  options: field(options.unwrap(), { description: "Options of the driver that have no property of their own." }),
  labels: field(labels.unwrap(), { description: "Its labels, without our mark." }),
  faults: field(z.array(z.string()), { description: "What is wrong with it although Docker has it as it was asked for." }),
  networkId: field(z.string(), { description: "Docker's id of it.", term: "docker network inspect --format {{.Id}}" }),
  containers: field(z.array(z.string()), { description: "Names of the containers that are set up to be on it, running or not." }),
  onGuestsAttached: field(whenGuestsAttached("Where containers are on it"), { description: "What may happen to them." }),
});

export type DockerState = CommonState & z.infer<typeof dockerState>;

/** Whose a network is: its label says, which nothing can change, or a note of ours about this very network. */
export function ownerOf(seen: Docker, { name, id, labels: all }: NetworkSeen): string {
  const note = seen.marks.get(name);
  return note?.id === id ? note.owner : (all[OWNER] ?? "");
}

/** The Linux bridge that carries it: as somebody has called it, or by its id. */
export const bridgeOf = ({ driver, options: all, id }: Pick<NetworkSeen, "driver" | "options" | "id">): string | undefined =>
  driver === "bridge" ? dockerBridge(id, all[BRIDGE_NAME]) : undefined;

export function observeDocker(seen: Docker, there: NetworkSeen, last: Pick<DockerState, "onGuestsAttached"> | undefined): DockerState {
  const { [BRIDGE_NAME]: _bridge, [PARENT]: parent, ...others } = there.options;
  const bridge = bridgeOf(there);
  const { [OWNER]: _owner, ...rest } = there.labels;
  return {
    name: there.name,
    owner: ownerOf(seen, there),
    driver: there.driver as DockerState["driver"],
    subnets: there.subnets.map((one) => ({ ...one, ...(one.auxAddresses && { auxAddresses: { ...one.auxAddresses } }) })),
    ipv6: there.ipv6,
    internal: there.internal,
    ...(bridge !== undefined && { bridge }),
    ...(parent !== undefined && { parent }),
    options: others,
    labels: rest,
    faults: bridge === undefined || seen.devices.has(bridge) ? [] : [`its bridge ${bridge} is gone`],
    networkId: there.id,
    containers: there.containers.map(({ name }) => name),
    onGuestsAttached: last?.onGuestsAttached ?? { delete: "refuse" },
  };
}

const anew: PropertyImpact = { impact: "replace", why: "Docker changes nothing of a network that is there: it is removed and made anew" };

export const dockerImpacts: Impacts<DockerArgs> = {
  name: anew,
  driver: anew,
  subnets: anew,
  ipv6: anew,
  internal: anew,
  bridge: anew,
  parent: anew,
  options: anew,
  labels: anew,
  onGuestsAttached: { impact: "none", why: "only what this resource may do" },
};

/** What is asked for and not there, place by place; what is not named is not compared. Lists have exactly what is asked for. */
function differences(path: Change["path"], now: unknown, wanted: unknown): Change[] {
  if (Array.isArray(wanted)) {
    const there = Array.isArray(now) ? now : [];
    return there.length === wanted.length ? wanted.flatMap((one, i) => differences([...path, i], there[i], one)) : [{ path, from: now, to: wanted, ...anew }];
  }
  if (typeof wanted === "object" && wanted !== null) {
    const there = (now ?? {}) as Record<string, unknown>;
    return Object.entries(wanted).flatMap(([key, one]) => differences([...path, key], there[key], one));
  }
  return wanted === undefined || wanted === now ? [] : [{ path, from: now, to: wanted, ...anew }];
}

const compared = ["driver", "subnets", "ipv6", "internal", "bridge", "parent", "options", "labels"] as const;

export const planDocker = (state: DockerState, args: DockerArgs): Change[] => [
  ...compared.flatMap((property) => differences([property], state[property], args[property])),
  ...(state.faults.length === 0
    ? []
    : [
        {
          path: ["faults"],
          from: state.faults,
          to: [],
          impact: "restart",
          why: `${state.faults.join("; ")}: it is removed and made anew; so would a restart of Docker, under its containers`,
        } satisfies Change,
      ]),
  ...mayCutOff(state, args),
  ...planClaim(state, args),
];

const allowed = ({ onGuestsAttached }: Pick<DockerArgs, "onGuestsAttached">) => onGuestsAttached ?? ({ delete: "refuse" } as const);

/** What a state remembers of the arguments. */
export const rememberedOf = (args: DockerArgs): Pick<DockerState, "onGuestsAttached"> => ({ onGuestsAttached: allowed(args) });

function mayCutOff(state: DockerState, args: DockerArgs): Change[] {
  const [from, to] = [allowed(state), allowed(args)];
  return from.delete === to.delete ? [] : [{ path: ["onGuestsAttached"], from, to, ...(dockerImpacts.onGuestsAttached as PropertyImpact) }];
}
