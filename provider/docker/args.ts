import { BRIDGE_NAME } from "../host/dockerBridge";
import { whenGuestsAttached } from "../resource/common";
import { fileName } from "../resource/fileName";
import { cidr, compareIps, contains, familyOf, ip, subnetOf } from "../resource/ip";
import type { CommonArgs, Problem } from "../resource/kind";
import { deviceName, field, mapOfNamed, text } from "../resource/schema";
import { z } from "../resource/zod";

/** The option that names the device below, which has a property of its own here, as has the bridge's. */
export const PARENT = "parent";
/** The label that says whose a network is. */
export const OWNER = "kvmnet.owner";

/** `docker` splits what it is given at the first `=`. */
const key = () => text().regex(/^[A-Za-z0-9][A-Za-z0-9_./-]*$/, "must be letters, digits and _ . / -, the first a letter or digit");

const subnet = () =>
  z.strictObject({
    cidr: field(cidr(), { description: "The subnet: `192.168.107.0/24`.", term: "docker network create --subnet" }),
    gateway: field(ip().optional(), {
      description: "Address of the host in it: what containers have as their gateway; for macvlan the router of the LAN. Not set: Docker chooses.",
      term: "--gateway",
    }),
    ipRange: field(cidr().optional(), {
      description: "The part of the subnet that Docker gives addresses from. Not set: all of it.",
      term: "--ip-range",
    }),
    auxAddresses: field(mapOfNamed(key(), ip()).optional(), {
      description: "Addresses that Docker gives to no container, each with a name for people: those of routers and machines on a LAN.",
      term: "--aux-address",
    }),
  });

export const dockerArgs = z.strictObject({
  driver: field(z.enum(["bridge", "macvlan"]).default("bridge"), {
    description: "`bridge`: containers are behind the host, which masquerades for them. `macvlan`: they are on the LAN of `parent`, each with a MAC address.",
    term: "--driver",
  }),
  subnets: field(z.array(subnet()).min(1, "must name a subnet; leave it out to let Docker choose").max(2, "must be one of IPv4 and one of IPv6").optional(), {
    description: "One of IPv4, and one of IPv6 after it where containers have that as well. Not set: Docker chooses.",
  }),
  ipv6: field(z.boolean().optional(), {
    description: "Whether containers have IPv6. Not set: they have where there is a subnet of IPv6; else Docker's default at creation (no).",
    term: "--ipv6",
  }),
  internal: field(z.boolean().optional(), {
    description: "Without a way out: Docker gives containers no gateway and drops what they send elsewhere. Not set: Docker's default at creation (no).",
    term: "--internal",
  }),
  bridge: field(deviceName().optional(), {
    description:
      "Name of the Linux bridge that carries a network of driver `bridge`, for others to name: `dk0`. Not set: `br-` and the first twelve digits of the network's id.",
    term: BRIDGE_NAME,
  }),
  parent: field(deviceName().optional(), {
    description: "The host's device below a network of driver `macvlan`: a NIC, a bond, a VLAN device. Needed for it.",
    term: PARENT,
  }),
  options: field(mapOfNamed(key(), text()).optional(), {
    description:
      "Further options of the driver, in Docker's words: `com.docker.network.driver.mtu`, `macvlan_mode`. Those that are not named are left as they are.",
    term: "--opt",
  }),
  labels: field(mapOfNamed(key(), text()).optional(), {
    description: "Labels for programs that look for them. Those that are not named are left as they are.",
    term: "--label",
  }),
  onGuestsAttached: whenGuestsAttached("Where containers are on the network, running or not").optional(),
});

export type DockerArgs = CommonArgs & z.infer<typeof dockerArgs>;
export type SubnetArgs = NonNullable<DockerArgs["subnets"]>[number];

/** What follows from other values. */
export const completeDocker = (args: Partial<DockerArgs>): Partial<DockerArgs> =>
  args.ipv6 === undefined && args.subnets?.some((one) => one.cidr !== undefined && familyOf(one.cidr) === 6) ? { ...args, ipv6: true } : args;

const RESERVED = ["bridge", "host", "none", "default", "container", "ingress", "docker_gwbridge"];

function* notDockers({ name }: DockerArgs): Iterable<Problem> {
  if (RESERVED.includes(name)) {
    yield { path: ["name"], reason: `${name} is one of Docker's own networks, or a word of its` };
  }
}

function* ofItsDriver({ driver, bridge, parent }: DockerArgs): Iterable<Problem> {
  if (driver === "macvlan" && parent === undefined) {
    yield { path: ["parent"], reason: "must be set: a macvlan network lies on a device of the host" };
  }
  if (driver === "macvlan" && bridge !== undefined) {
    yield { path: ["bridge"], reason: "means nothing to driver macvlan, which has no bridge" };
  }
  if (driver === "bridge" && parent !== undefined) {
    yield { path: ["parent"], reason: "means nothing to driver bridge, which lies on no device" };
  }
}

/** Of a family that is not named Docker chooses a subnet where it has one, and then there are more than were asked for. */
function* families({ subnets, ipv6 }: DockerArgs): Iterable<Problem> {
  const [first, second] = (subnets ?? []).map((one) => familyOf(one.cidr));
  if (first === 6) {
    yield { path: ["subnets", 0, "cidr"], reason: "must be of IPv4, which every network of Docker's has; one of IPv6 comes after it" };
  }
  if (second === 4) {
    yield { path: ["subnets", 1, "cidr"], reason: "must be of IPv6, after one of IPv4" };
  }
  if (second === 6 && ipv6 === false) {
    yield { path: ["subnets", 1, "cidr"], reason: "is of IPv6, which `ipv6: false` takes away" };
  }
  if (subnets && second === undefined && ipv6 === true) {
    yield { path: ["ipv6"], reason: "needs a subnet of IPv6 beside that of IPv4" };
  }
}

function* within({ subnets = [] }: DockerArgs): Iterable<Problem> {
  for (const [i, { cidr: whole, gateway, ipRange, auxAddresses = {} }] of subnets.entries()) {
    const inside = (address: string) => contains(subnetOf(whole), address);
    if (gateway !== undefined && !inside(gateway)) {
      yield { path: ["subnets", i, "gateway"], reason: `is not in ${whole}` };
    }
    if (ipRange !== undefined && (!inside(subnetOf(ipRange).network) || !inside(subnetOf(ipRange).last))) {
      yield { path: ["subnets", i, "ipRange"], reason: `is not in ${whole}` };
    }
    for (const [name, address] of Object.entries(auxAddresses)) {
      if (!inside(address)) {
        yield { path: ["subnets", i, "auxAddresses", name], reason: `is not in ${whole}` };
      } else if (gateway !== undefined && compareIps(address, gateway) === 0) {
        yield { path: ["subnets", i, "auxAddresses", name], reason: "is the gateway, which no container is given anyway" };
      }
    }
  }
}

function* sayItOnce({ options = {}, labels = {} }: DockerArgs): Iterable<Problem> {
  for (const [option, property] of [
    [BRIDGE_NAME, "bridge"],
    [PARENT, "parent"],
  ] as const) {
    if (option in options) {
      yield { path: ["options", option], reason: `has a property of its own: say \`${property}\`` };
    }
  }
  if (OWNER in labels) {
    yield { path: ["labels", OWNER], reason: "is the mark by which we know our own networks; it is set for you" };
  }
}

export const dockerRules = [fileName, notDockers, ofItsDriver, families, within, sayItOnce];
