import { KvmnetError } from "../resource/error";
import { overlap, subnetOf } from "../resource/ip";
import type { DockerArgs } from "./args";
import type { Docker, NetworkSeen } from "./snapshot";
import { bridgeOf, ownerOf } from "./state";

const meet = (a: string, b: string) => overlap(subnetOf(a), subnetOf(b));

/** Linux bridges that carry networks. */
export const bridgesOf = (networks: readonly NetworkSeen[]): string[] => networks.flatMap((one) => bridgeOf(one) ?? []);

/** Refuses what others of the host have already, of what Docker itself would not refuse or says only in `up`. */
export function refuseTaken(seen: Docker, args: DockerArgs): void {
  // What is ours goes first: it is the old half of a replacement.
  const goesFirst = (one: NetworkSeen) => ownerOf(seen, one) === args.owner;
  const others = seen.networks.filter((one) => !goesFirst(one));
  const own = new Set(bridgesOf(seen.networks.filter(goesFirst)));
  refuseBridge(seen, args, own);
  refuseSubnets(seen, args, others, own);
}

/** Docker takes a bridge that is there for its own, and puts its address in the place of the one that it has: that of the host's way out, perhaps. */
function refuseBridge({ devices }: Docker, { bridge }: DockerArgs, own: ReadonlySet<string>): void {
  if (bridge !== undefined && devices.has(bridge) && !own.has(bridge)) {
    throw new KvmnetError({
      code: "refused",
      property: "bridge",
      value: bridge,
      problem: "the host has a device of this name already: of a bridge Docker would take the address away",
      remedy: "choose another name: Docker makes the bridge",
    });
  }
}

/**
 * One that another network of Docker's has Docker refuses itself; one that a device of the host is in it takes all the same where it is written down, and
 * whoever is on libvirt's bridge of that subnet is not reached any more.
 */
function refuseSubnets(seen: Docker, { driver, subnets = [] }: DockerArgs, others: readonly NetworkSeen[], own: ReadonlySet<string>): void {
  for (const [i, { cidr }] of subnets.entries()) {
    const other = others.find((one) => one.subnets.some((theirs) => meet(theirs.cidr, cidr)));
    // A macvlan's subnet is that of the LAN, which the host itself may well be in.
    const route = driver === "macvlan" ? undefined : seen.routes.find((one) => !own.has(one.device) && meet(one.cidr, cidr));
    const taken = other
      ? `Docker's network ${other.name} has ${other.subnets.map((one) => one.cidr).join(", ")}`
      : route && `${route.device} of the host is in ${route.cidr}`;
    if (taken !== undefined) {
      throw new KvmnetError({
        code: "refused",
        property: `subnets[${i}].cidr`,
        value: cidr,
        problem: `the subnet is taken: ${taken}`,
        remedy: "choose another subnet, or remove what has it first",
      });
    }
  }
}
