import type { Host } from "../host/host";
import { classify } from "../libvirt/errors";
import { KvmnetError } from "../resource/error";
import { canonicalIp } from "../resource/ip";
import { type Access, mustBePlain, withHost } from "./session";

/** An address that a network's DHCP server has given away. */
export interface DhcpLease {
  /** Canonical text, without prefix. */
  readonly address: string;
  readonly prefix: number;
  readonly family: 4 | 6;
  /** Lower case; absent where a DHCPv6 client gave none. */
  readonly mac?: string;
  /** The name that the guest gave itself, or its reservation's. */
  readonly hostname?: string;
  /** DHCP client id, or DUID in IPv6. */
  readonly clientId?: string;
  /** When it ends, ISO 8601 in UTC; absent: never. */
  readonly expires?: string;
}

export function getDhcpLeases(network: string, access: Access): Promise<DhcpLease[]> {
  return withHost(access, (host) => readLeases(host, network));
}

/** net-uuid alone goes by the name and never takes it for a UUID. A lease time has no zone in virsh's words: it is printed as the environment's. */
const READ = `uuid=$(virsh -q -c "$1" net-uuid --network "$2") && TZ=UTC0 virsh -q -c "$1" net-dhcp-leases --network "$uuid"`;

export async function readLeases(host: Host, network: string): Promise<DhcpLease[]> {
  mustBePlain("network", network);
  const step = { name: "read the DHCP leases", script: READ, args: [host.libvirtUri, network], needs: ["virsh"] };
  const { stdout } = await host.run(step).catch((error) => Promise.reject(missing(error, network) ?? classify(error)));
  return parseLeases(stdout);
}

function missing(error: unknown, network: string): KvmnetError | undefined {
  if (!(error instanceof KvmnetError) || !/Network not found|no network with matching|failed to get network/i.test(error.details.toolOutput ?? "")) {
    return undefined;
  }
  return new KvmnetError({
    code: "refused",
    host: error.details.host,
    problem: `there is no libvirt network named ${network}`,
    remedy: "see: virsh net-list --all",
  });
}

/** `2026-11-21 05:04:08   52:54:00:6e:00:01   ipv4   192.168.107.21/24   web   ff:…`; a dash stands for nothing. */
const LINE = /^\s*(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d|\S+)\s+(\S+)\s+(ipv[46])\s+([^\s/]+)\/(\d+)\s+(\S+)\s+(\S+)\s*$/;

/** What `virsh -q net-dhcp-leases` prints, in the order of addresses. */
export function parseLeases(stdout: string): DhcpLease[] {
  const leases = stdout.split("\n").flatMap((line): DhcpLease[] => {
    const [all, expires = "", mac = "", family, address = "", prefix, hostname = "", clientId = ""] = LINE.exec(line) ?? [];
    if (all === undefined) {
      return [];
    }
    return [
      {
        address: canonicalIp(address),
        prefix: Number(prefix),
        family: family === "ipv6" ? 6 : 4,
        ...(said(mac) && { mac: mac.toLowerCase() }),
        ...(said(hostname) && { hostname }),
        ...(said(clientId) && { clientId }),
        ...(/^\d{4}-/.test(expires) && !expires.startsWith("1970-") && { expires: `${expires.replace(" ", "T")}Z` }),
      },
    ];
  });
  return leases.sort((a, b) => a.family - b.family || a.address.localeCompare(b.address, "en", { numeric: true }));
}

const said = (word: string) => word !== "" && word !== "-" && word !== "N/A";
