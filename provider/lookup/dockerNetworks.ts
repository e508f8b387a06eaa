import { BRIDGE_NAME, dockerBridge } from "../host/dockerBridge";
import type { Host } from "../host/host";
import { hostSnapshot } from "../linux/kernel/network";
import { canonicalIp, isCidr, subnetOf } from "../resource/ip";
import { type Access, withHost } from "./session";

/** A network of Docker's on the host: what addresses it takes, so that one's own do not collide with it. */
export interface DockerNetworkDetails {
  /** Docker's name for it; the bridge's where Docker does not answer. */
  readonly name: string;
  readonly id?: string;
  /** `bridge`, `macvlan`, `overlay`, `host`, `none` … */
  readonly driver: string;
  /** The Linux bridge that carries it. */
  readonly bridge?: string;
  /** The device of the host below it, of macvlan and ipvlan. */
  readonly parent?: string;
  readonly subnets: readonly string[];
  readonly gateways: readonly string[];
  /** Without a way out. */
  readonly internal: boolean;
  /** Who says so: Docker itself, or only the host's bridges. */
  readonly source: "docker" | "host";
}

export function getDockerNetworks(access: Access): Promise<DockerNetworkDetails[]> {
  return withHost(access, readDockerNetworks);
}

/** A daemon that is not there, or does not answer, is no failure: then the host's bridges alone tell. */
const READ = `
command -v docker >/dev/null || exit 0
ids=$(timeout 10 docker network ls --quiet --no-trunc 2>/dev/null) && [ -n "$ids" ] || exit 0
timeout 20 docker network inspect $ids 2>/dev/null
exit 0
`;

export async function readDockerNetworks(host: Host): Promise<DockerNetworkDetails[]> {
  const [{ stdout }, { links }] = await Promise.all([host.run({ name: "ask Docker for its networks", script: READ }), hostSnapshot(host)]);
  const bridges = links.filter(({ kind, name }) => kind === "bridge" && DOCKERS_BRIDGE.test(name));
  return dockerNetworks(
    stdout,
    bridges.map(({ name, addresses }) => ({ name, addresses: addresses.map(({ address }) => address) })),
  );
}

/** `docker0`, and `br-` with the first twelve digits of the network's id. */
const DOCKERS_BRIDGE = /^(docker0|docker_gwbridge|br-[0-9a-f]{12})$/;

interface Bridge {
  readonly name: string;
  readonly addresses: readonly string[];
}

/** What Docker says, and bridges of its that it says nothing of. Pure. */
export function dockerNetworks(inspected: string, bridges: readonly Bridge[]): DockerNetworkDetails[] {
  const told = parse(inspected).map(networkOf);
  const others = bridges.filter(({ name }) => !told.some((one) => one.bridge === name)).map(networkOfBridge);
  return [...told, ...others].sort((a, b) => (a.name < b.name ? -1 : 1));
}

// biome-ignore lint/suspicious/noExplicitAny: Docker's JSON, read field by field
type Json = any;

function parse(text: string): Json[] {
  try {
    const rows = text.trim() === "" ? [] : JSON.parse(text);
    return Array.isArray(rows) ? rows : [];
  } catch {
    return [];
  }
}

function networkOf(row: Json): DockerNetworkDetails {
  const id = String(row.Id ?? "");
  const ranges: Json[] = row.IPAM?.Config ?? [];
  const bridge = row.Driver === "bridge" ? dockerBridge(id, row.Options?.[BRIDGE_NAME]) : undefined;
  const parent = row.Options?.parent;
  return {
    name: String(row.Name ?? ""),
    id,
    driver: row.Driver === "null" ? "none" : String(row.Driver ?? ""),
    ...(bridge && { bridge }),
    ...(parent && { parent }),
    subnets: ranges.flatMap(({ Subnet }) => (Subnet && isCidr(Subnet) ? [subnetOf(Subnet).cidr] : [])),
    gateways: ranges.flatMap(({ Gateway }) => (Gateway ? [canonicalIp(String(Gateway).split("/")[0] ?? "")] : [])),
    internal: row.Internal === true,
    source: "docker",
  };
}

function networkOfBridge({ name, addresses }: Bridge): DockerNetworkDetails {
  const own = addresses.filter((address) => !address.startsWith("fe80:"));
  return {
    name,
    driver: "bridge",
    bridge: name,
    subnets: own.map((address) => subnetOf(address).cidr),
    gateways: own.map((address) => address.split("/")[0] ?? ""),
    internal: false,
    source: "host",
  };
}
