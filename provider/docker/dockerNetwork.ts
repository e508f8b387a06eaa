import type { Host } from "../host/host";
import { type RoundKind, roundKind, wantOf } from "../host/round/kind";
import { foresee } from "../host/round/round";
import type { Verdict } from "../host/round/world";
import { pathText } from "../resource/change";
import { isMine } from "../resource/claim";
import { KvmnetError } from "../resource/error";
import { isFileName } from "../resource/fileName";
import { named } from "../resource/identity";
import { completeDocker, type DockerArgs, dockerArgs, dockerRules, OWNER } from "./args";
import { refuseTaken } from "./collision";
import { createAgain, createOf } from "./create";
import type { Docker, NetworkSeen } from "./snapshot";
import { type DockerState, dockerImpacts, dockerState, observeDocker, ownerOf, planDocker, rememberedOf } from "./state";
import { docker, type Work } from "./world";

type Decision = Verdict<Work, DockerState | undefined>;

const kind: RoundKind<DockerArgs, DockerState, Docker, Work> = {
  type: "DockerNetwork",
  description:
    "A user-defined network of Docker's on the host, of driver `bridge` or `macvlan`. Docker keeps it, over restarts and reboots; every change replaces it, which is refused while containers are set up to be on it.",
  args: dockerArgs,
  state: dockerState,
  rules: dockerRules,
  impacts: dockerImpacts,
  complete: completeDocker,
  plan: planDocker,
  remembers: rememberedOf,
  exclusives: ({ name, driver, bridge, subnets = [] }) => [
    ...(name === undefined ? [] : [{ path: ["name"], thing: "network of Docker's", key: name }]),
    ...(bridge === undefined ? [] : [{ path: ["bridge"], thing: "device", key: bridge }]),
    // Those of macvlan are a LAN's, on which others are as well.
    ...(driver === "macvlan"
      ? []
      : subnets.flatMap(({ cidr }, i) => (cidr === undefined ? [] : [{ path: ["subnets", i, "cidr"], thing: "subnet", key: cidr }]))),
  ],
  world: docker,
  id: named("network", "dk-lan"),
  there: (seen) => seen.networks.filter(isUsers).map((one) => ({ id: one.name, observe: () => observeDocker(seen, one, undefined) })),
  observe: (seen, name, last) => {
    const there = networkNamed(seen, name);
    const now = there && isUsers(there) ? observeDocker(seen, there, last) : undefined;
    // What was ours and carries no mark by now is somebody else's, and ours is gone.
    return now?.owner === "" && last && last.owner !== "" ? undefined : now;
  },
  decide: (seen, wish) => ("put" in wish ? put(seen, wish.put, wish.last) : remove(seen, wish.remove)),
};

export const dockerNetwork = {
  ...roundKind(kind),
  foreseeDelete: async (host: Host, state: DockerState) => {
    const verdict = await foresee(host, docker, wantOf(kind, host, { remove: state }));
    return verdict.is === "work" ? verdict.notes : [];
  },
};

const networkNamed = (seen: Docker, name: string): NetworkSeen | undefined => seen.networks.find((one) => one.name === name);

const OWN = ["bridge", "docker_gwbridge"];

/** User-defined, of this host alone, and of a sort that the kind describes. */
const isUsers = ({ name, driver, scope, ipam }: NetworkSeen) =>
  (driver === "bridge" || driver === "macvlan") && scope === "local" && ipam === "default" && !OWN.includes(name) && isFileName(name);

function put(seen: Docker, args: DockerArgs, last: DockerState | undefined): Decision {
  const there = networkNamed(seen, args.name);
  if (!there) {
    refuseTaken(seen, args);
    return { is: "work", step: "make the network", work: { name: args.name, was: undefined, create: createOf(args), mark: "", notes: [] } };
  }
  const adopts = claim(seen, there, args, last);
  const now = observeDocker(seen, there, rememberedOf(args));
  const changes = planDocker(now, args);
  const differing = changes.filter(({ path }) => path[0] !== "owner");
  if (changes.length === 0) {
    return { is: "settled", result: now };
  }
  if (differing.length === 0) {
    // What the label says needs no note.
    const mark = there.labels[OWNER] === args.owner ? "" : args.owner;
    return { is: "work", step: "note whose the network is", work: { name: args.name, was: there.id, mark, notes: [] }, changes };
  }
  if (adopts) {
    const [{ path, from, to }] = differing as [(typeof differing)[0]];
    throw new KvmnetError({
      code: "not-ours",
      property: pathText(path),
      problem: `the network that is to be taken over has ${shown(from)} here, not ${shown(to)}, and Docker cannot change it`,
      remedy: "write the program as the network is (`kvmnet import` does), adopt it, and change it then, which replaces it; or remove it by hand first",
    });
  }
  // Ours, and other than it is to be: what a broken run left, or what somebody made in its place.
  refuseTaken(seen, args);
  const off = attachedTo(there, args.onGuestsAttached?.delete);
  return {
    is: "work",
    step: "make the network anew",
    work: { name: args.name, was: there.id, off, remove: true, create: createOf(args), back: createAgain(there), mark: "", notes: notesOn(off) },
    changes,
  };
}

/** Refuses a name that is somebody else's; says whether a network that is nobody's is taken over. */
function claim(seen: Docker, there: NetworkSeen, args: DockerArgs, last: DockerState | undefined): boolean {
  const theirs = ownerOf(seen, there);
  if (isMine(theirs, args, last)) {
    return false;
  }
  if (isUsers(there) && theirs === "" && args.adopt) {
    return true;
  }
  const other = `a network of driver ${there.driver}, scope ${there.scope}, that this kind does not describe`;
  throw new KvmnetError({
    code: "not-ours",
    property: "name",
    problem: `Docker has a network of this name already, ${isUsers(there) ? (theirs ? `which belongs to ${theirs}` : "which carries no mark of ours") : other}`,
    remedy: `choose another name${theirs ? ", or remove it from that program first" : isUsers(there) ? ", or set `adopt: true` to take it over" : ""}`,
  });
}

function remove(seen: Docker, state: DockerState): Decision {
  const there = networkNamed(seen, state.name);
  if (!there) {
    // Of one that was removed by hand the note is left.
    return seen.marks.get(state.name)?.owner === state.owner && state.owner !== ""
      ? { is: "work", step: "take the note of the network away", work: { name: state.name, was: undefined, mark: "", notes: [] } }
      : { is: "settled", result: undefined };
  }
  const theirs = ownerOf(seen, there);
  if (theirs !== state.owner) {
    throw new KvmnetError({
      code: "not-ours",
      problem: theirs ? `it belongs to ${theirs} now` : "what Docker has under this name is another network than ours, without a mark",
      remedy: "run `pulumi refresh`, look at what is there, and remove it by hand or try again",
    });
  }
  const off = attachedTo(there, state.onGuestsAttached?.delete);
  return { is: "work", step: "remove the network", work: { name: state.name, was: there.id, off, remove: true, mark: "", notes: notesOn(off) } };
}

/** Containers that a removal takes off the network, where that is allowed. Docker itself would take it from under those that do not run, which then start no more. */
function attachedTo({ containers }: NetworkSeen, allowed: "refuse" | "detach" | undefined): readonly string[] {
  if (containers.length > 0 && allowed !== "detach") {
    throw new KvmnetError({
      code: "refused",
      problem: `containers are set up to be on the network: ${containers.map(({ name, runs }) => (runs ? name : `${name} (not running)`)).join(", ")}`,
      remedy:
        'remove them, or take them off it (`docker network disconnect`), first; or allow it with onGuestsAttached: { delete: "detach" } and an up before the removal',
    });
  }
  return containers.map(({ name }) => name);
}

const notesOn = (off: readonly string[]) => (off.length > 0 ? [`takes containers off the network: ${off.join(", ")}`] : []);

const shown = (value: unknown) => JSON.stringify(value) ?? "nothing";
