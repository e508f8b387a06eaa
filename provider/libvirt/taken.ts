import { dockerBridge } from "../host/dockerBridge";
import type { Host } from "../host/host";
import type { WorkVerdict } from "../host/round/world";
import { shellFile } from "../host/shellFile";
import { KvmnetError } from "../resource/error";
import { familyOf, isCidr, overlap, subnetOf } from "../resource/ip";
import { prefixOf } from "../resource/prefix";
import { currentDefinition } from "./driver";
import { meaningOf } from "./errors";
import type { Network } from "./model";
import { carrierOf, type Observed } from "./observed";
import { ownerOf } from "./owner";
import { observe, type Snapshot } from "./snapshot";
import type { Work } from "./work";

/** IPv4 routes and network devices of a host, and which of them are Docker's. */
interface Devices {
  readonly routes: readonly { readonly device: string; readonly cidr: string }[];
  readonly names: ReadonlySet<string>;
  readonly docker: readonly { readonly name: string; readonly device: string; readonly cidrs: readonly string[] }[];
}

/**
 * For a preview: what libvirt only says when it defines or starts a network, in its own words. It refuses a bridge name that another network has, a subnet
 * that is the destination of a route with the same mask (networkCheckRouteCollision), and a bridge name that another device has.
 */
export async function foretell(host: Host, seen: Snapshot, { work }: Pick<WorkVerdict<Work>, "work">): Promise<readonly string[]> {
  if (work.on === "entries") {
    return work.notes;
  }
  if (work.on !== "network" || !work.operations.some(({ kind }) => kind === "define" || kind === "start" || kind === "restart")) {
    return [];
  }
  const present = observe(seen, seen.find.uuid(work.uuid));
  const network = work.operations.map((operation) => (operation.kind === "define" ? operation.network : undefined)).find(Boolean) ?? present?.definition;
  if (!network || carrierOf(network) !== "own bridge") {
    return [];
  }
  const read = async () => devicesOf((await host.run({ name: "read routes and devices", script: shellFile(__dirname, "taken.sh") })).stdout);
  const starts = work.operations.some(({ kind }) => kind === "start" || kind === "restart");
  const networks = seen.networks.flatMap((texts) => observe(seen, texts) ?? []);
  const others = networks.filter((other) => !goesFirst(other, work.uuid, network));
  const own = new Set(networks.filter((other) => other.active && !others.includes(other)).map(({ bridge }) => bridge));
  const devices = starts ? await host.snapshot("libvirt.devices", read) : undefined;
  const words = ofNetworks(others, network) ?? (devices && ofHost(devices, network, own));
  const meaning = words && meaningOf(words);
  if (meaning) {
    const dockers = devices?.docker.find(({ device }) => words.endsWith(` ${device}`));
    throw new KvmnetError(dockers ? { ...meaning, problem: `${meaning.problem}, which is Docker's network ${dockers.name}` } : meaning);
  }
  return devices ? besideDocker(devices, network) : [];
}

/** libvirt compares whole destinations: a subnet that lies within another one it takes, and then the narrower one has the addresses of both. */
function besideDocker({ docker }: Devices, network: Network): string[] {
  return subnetsOf(network).flatMap((cidr) =>
    docker
      .filter(({ cidrs }) => cidrs.some((theirs) => overlap(subnetOf(theirs), subnetOf(cidr))))
      .map(({ name, cidrs }) => `warning: its subnet ${cidr} overlaps that of Docker's network ${name} (${cidrs.join(", ")}): of the two, only one is reached`),
  );
}

const subnetsOf = ({ ips }: Network) => ips.flatMap((ip) => (ip.address === undefined ? [] : [subnetOf(`${ip.address}/${prefixOf(ip)}`).cidr]));

/** The network itself, when it is restarted; or the old half of a replacement. */
function goesFirst(other: Observed, uuid: string, network: Network): boolean {
  const owner = ownerOf(network);
  return other.uuid === uuid || (owner !== "" && ownerOf(currentDefinition(other)) === owner);
}

function ofNetworks(others: readonly Observed[], { bridge }: Network): string | undefined {
  return bridge?.name !== undefined && others.some((other) => other.bridge === bridge.name) ? `bridge name '${bridge.name}' already in use.` : undefined;
}

/** `own`: bridges that go first. */
function ofHost({ routes, names }: Devices, network: Network, own: ReadonlySet<string>): string | undefined {
  const { bridge } = network;
  const subnets = subnetsOf(network).filter((cidr) => familyOf(cidr) === 4);
  const route = routes.find(({ device, cidr }) => !own.has(device) && subnets.includes(cidr));
  if (route) {
    return `Network is already in use by interface ${route.device}`;
  }
  return bridge?.name !== undefined && !own.has(bridge.name) && names.has(bridge.name) ? `Unable to create bridge ${bridge.name}: File exists` : undefined;
}

function devicesOf(stdout: string): Devices {
  const [routes = "", names = "", docker = ""] = stdout.split("\n\n");
  return {
    routes: routes.split("\n").flatMap((line) => {
      const [, destination, device] = /^([\d.]+(?:\/\d+)?) .*?\bdev (\S+)/.exec(line) ?? [];
      return destination && device ? [{ device, cidr: destination.includes("/") ? destination : `${destination}/32` }] : [];
    }),
    names: new Set(names.split("\n").filter(Boolean)),
    docker: docker
      .split("\n")
      .filter(Boolean)
      .map((line) => {
        const [name = "", id = "", bridge, ...cidrs] = line.split(" ");
        return { name, device: dockerBridge(id, bridge === "-" ? undefined : bridge), cidrs: cidrs.filter(isCidr) };
      }),
  };
}
