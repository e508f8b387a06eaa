import { BRIDGE_NAME } from "../host/dockerBridge";
import { type DockerArgs, OWNER, PARENT } from "./args";
import type { NetworkSeen, SubnetSeen } from "./snapshot";

/** Parameters of `docker network create`: a word each, which no shell sees. */

interface Asked extends Pick<NetworkSeen, "name" | "driver" | "options" | "labels"> {
  readonly subnets: readonly SubnetSeen[];
  readonly ipv6?: boolean | undefined;
  readonly internal?: boolean | undefined;
}

const pairs = (option: string, all: Readonly<Record<string, string>>) => Object.entries(all).flatMap(([key, value]) => [option, `${key}=${value}`]);

const parameters = ({ name, driver, subnets, ipv6, internal, options, labels }: Asked): string[] => [
  ...["--driver", driver],
  // Which gateway, range and address is of which subnet, Docker sees by itself.
  ...subnets.flatMap(({ cidr, gateway, ipRange, auxAddresses = {} }) => [
    ...["--subnet", cidr],
    ...(gateway === undefined ? [] : ["--gateway", gateway]),
    ...(ipRange === undefined ? [] : ["--ip-range", ipRange]),
    ...pairs("--aux-address", auxAddresses),
  ]),
  ...(ipv6 === undefined ? [] : [`--ipv6=${ipv6}`]),
  ...(internal === undefined ? [] : [`--internal=${internal}`]),
  ...pairs("--opt", options),
  ...pairs("--label", labels),
  ...["--", name],
];

export const createOf = ({ bridge, parent, ...args }: DockerArgs): string[] =>
  parameters({
    ...args,
    subnets: (args.subnets ?? []) as readonly SubnetSeen[],
    options: { ...args.options, ...(bridge !== undefined && { [BRIDGE_NAME]: bridge }), ...(parent !== undefined && { [PARENT]: parent }) },
    labels: { ...args.labels, [OWNER]: args.owner },
  });

/** As it is there. */
export const createAgain = (there: NetworkSeen): string[] => parameters(there);
