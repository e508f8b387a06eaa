import { compareIps, contains, familyOf, isIp, type Subnet as Net, overlap, subnetOf } from "../../resource/ip";
import type { Problem } from "../../resource/kind";
import { given, type None } from "../../resource/schema";
import { foreignDomainDoubt, nameDoubt } from "./dnsName";
import type { Domain } from "./domain";
import { firstAddress, LARGEST_RANGE, renamed, type Subnet } from "./subnets";

type Dhcp = NonNullable<Subnet["dhcp"]>;
type Path = (string | number)[];

/** What must hold within one subnet and between subnets. */
export function* subnetRules({ subnets }: { subnets: readonly Subnet[] }): Iterable<Problem> {
  for (const [i, subnet] of subnets.entries()) {
    yield* within(subnet, serves(subnets, i, subnet.dhcp), ["subnets", i]);
  }
}

/** Those that overlap run, though hosts send everything for both by one of them; the very same one does not. */
export function* subnetsDoNotOverlap({ subnets }: { subnets: readonly Subnet[] }): Iterable<Problem> {
  for (const [i, subnet] of subnets.entries()) {
    const others = subnets.slice(0, i).filter((earlier) => overlap(subnetOf(earlier.cidr), subnetOf(subnet.cidr)));
    const same = others.find((earlier) => earlier.cidr === subnet.cidr);
    const other = same ?? others[0];
    if (other) {
      yield { path: ["subnets", i, "cidr"], reason: same ? `is there already (${other.cidr})` : `overlaps with ${other.cidr}`, ...(!same && { doubt: true }) };
    }
  }
}

/** libvirt runs one DHCP server per family. */
export function* oneDhcpPerFamily({ subnets }: { subnets: readonly Subnet[] }): Iterable<Problem> {
  for (const family of [4, 6]) {
    const serving = [...subnets.entries()].filter(([i, { cidr, dhcp }]) => familyOf(cidr) === family && serves(subnets, i, dhcp));
    for (const [i] of serving.slice(1)) {
      yield { path: ["subnets", i, "dhcp"], reason: `libvirt serves DHCP on one IPv${family} subnet per network; subnets[${serving[0]?.[0]}] has it already` };
    }
  }
}

function serves(subnets: readonly Subnet[], i: number, dhcp: Dhcp | undefined): boolean {
  const byDefault = i === subnets.findIndex(({ cidr }) => familyOf(cidr) === 4);
  return dhcp?.enabled ?? (byDefault || Boolean(dhcp?.ranges?.length || dhcp?.reservations?.length));
}

/** Of a host name with a domain the guest gets the first label. */
export function* reservationsAreInTheDomain({ subnets, domain }: { subnets: readonly Subnet[]; domain?: Domain | None }): Iterable<Problem> {
  const { name } = given(domain) ?? {};
  for (const [i, { dhcp }] of subnets.entries()) {
    for (const [j, { hostname }] of (dhcp?.reservations ?? []).map(renamed).entries()) {
      const reason = hostname === undefined ? undefined : (nameDoubt(hostname) ?? foreignDomainDoubt(hostname, name));
      if (reason) {
        yield { path: ["subnets", i, "dhcp", "reservations", j, "hostname"], reason, doubt: true };
      }
    }
  }
}

/** What dnsmasq does where two reservations have it in common. libvirt starts a network with such, but adds none while it runs. */
const SHARED = {
  mac: "the guest gets the address of the last",
  id: "the guest gets one of the addresses",
  hostname: "DNS answers with the address of the guest that came last",
  ip: "the guest that asks first gets it, the other one another",
} as const;

/** Guests are told apart by MAC, client id, name and address over the whole network. */
export function* reservationsAreDistinct({ subnets }: { subnets: readonly Subnet[] }): Iterable<Problem> {
  for (const [i, { dhcp }] of subnets.entries()) {
    for (const key of ["mac", "id", "hostname", "ip"] as const) {
      const seen = new Map<string, number>();
      for (const [j, reservation] of (dhcp?.reservations ?? []).map(renamed).entries()) {
        const value = reservation[key]?.toLowerCase();
        if (value !== undefined && seen.has(value)) {
          yield {
            path: ["subnets", i, "dhcp", "reservations", j, key],
            reason: `${value} is in reservations[${seen.get(value)}] already: ${SHARED[key]}`,
            doubt: true,
          };
        } else if (value !== undefined) {
          seen.set(value, j);
        }
      }
    }
  }
}

function* within(subnet: Subnet, served: boolean, path: Path): Iterable<Problem> {
  const net = subnetOf(subnet.cidr);
  if (served && isNarrow(net)) {
    const largest = net.family === 4 ? 30 : 126;
    yield { path: [...path, "cidr"], reason: `has no room for guests with a lease: the prefix must be at most /${largest}, or dhcp "none"` };
    return;
  }
  if (/^(ff|22[4-9]\.|23\d\.)/i.test(subnet.cidr)) {
    yield {
      path: [...path, "cidr"],
      reason: "is a multicast range, of which no guest can have an address",
      // Of IPv6 the kernel refuses them.
      ...(net.family === 4 && { doubt: true }),
    };
  } else if (/^(0\.|127\.|2[45]\d\.|::)/.test(subnet.cidr)) {
    yield {
      path: [...path, "cidr"],
      reason: "is meant for something else (unspecified, loopback or reserved): many guests refuse such addresses",
      doubt: true,
    };
  }
  yield* gatewayRules(subnet, net, path);
  if (subnet.localPtr && (net.family === 4 ? ![8, 16, 24].includes(net.prefix) : net.prefix % 4 !== 0)) {
    const zones = net.family === 4 ? "/8, /16 and /24" : "prefixes that are a multiple of 4";
    yield { path: [...path, "localPtr"], reason: `is for ${zones}: a /${net.prefix} has no reverse zone of its own` };
  }
  if (given(subnet.tftpRoot) !== undefined && net.family === 6) {
    yield { path: [...path, "tftpRoot"], reason: "libvirt serves TFTP over IPv4 only" };
  }
  const { dhcp } = subnet;
  if (dhcp) {
    const gateway = subnet.gateway ?? firstAddress(subnet.cidr);
    yield* dhcpRules(dhcp, net, [...path, "dhcp"]);
    yield* rangeRules(dhcp, net, [...path, "dhcp", "ranges"]);
    yield* reservationRules(dhcp, gateway, net, [...path, "dhcp", "reservations"]);
  }
}

function* gatewayRules({ gateway }: Subnet, net: Net, path: Path): Iterable<Problem> {
  if (gateway === undefined || !isIp(gateway)) {
    return;
  }
  const problem = addressProblem(gateway, net);
  if (problem) {
    // The kernel gives itself the others, and libvirt's DNS and DHCP servers start upon them.
    yield { path: [...path, "gateway"], reason: problem, ...(contains(net, gateway) && { doubt: true }) };
  }
}

function* dhcpRules(dhcp: Dhcp, net: Net, path: Path): Iterable<Problem> {
  const filled = Boolean(dhcp.ranges?.length || dhcp.reservations?.length);
  if (dhcp.enabled === false && (filled || given(dhcp.bootFile) !== undefined)) {
    yield { path: [...path, "enabled"], reason: "does not go together with ranges, reservations or a boot file" };
  }
  if ((dhcp.enabled || given(dhcp.bootFile) !== undefined) && dhcp.ranges?.length === 0 && dhcp.reservations?.length === 0) {
    yield { path: [...path, "enabled"], reason: "has nothing to serve: there is neither a range nor a reservation" };
  }
  if (given(dhcp.bootServer) !== undefined && given(dhcp.bootFile) === undefined) {
    yield { path: [...path, "bootServer"], reason: "needs bootFile" };
  }
  if (net.family === 6 && given(dhcp.bootFile) !== undefined) {
    yield { path: [...path, "bootFile"], reason: "libvirt supports network boot over IPv4 only" };
  }
  if (net.family === 6 && dhcp.enabled !== false && (dhcp.enabled || filled) && net.prefix < 64) {
    yield { path, reason: "dnsmasq serves DHCPv6 only on subnets of /64 or smaller" };
  }
}

function* rangeRules(dhcp: Dhcp, net: Net, path: Path): Iterable<Problem> {
  for (const [i, { start, end }] of (dhcp.ranges ?? []).entries()) {
    const at = [...path, i];
    const problems = [
      ["start", addressProblem(start, net)],
      ["end", addressProblem(end, net)],
    ] as const;
    for (const [key, reason] of problems) {
      if (reason) {
        yield { path: [...at, key], reason };
      }
    }
    if (problems.some(([, reason]) => reason)) {
      continue;
    }
    if (compareIps(start, end) > 0) {
      yield { path: at, reason: `is reversed: ${start} comes after ${end}` };
    } else if (sizeAtLeast(start, end, LARGEST_RANGE)) {
      yield { path: at, reason: `holds more than the ${LARGEST_RANGE} addresses that libvirt allows in one range` };
    }
    const earlier = (dhcp.ranges ?? []).slice(0, i);
    const same = earlier.findIndex((one) => sameFamily(one, net) && compareIps(one.start, start) === 0 && compareIps(one.end, end) === 0);
    const other = earlier.findIndex((one) => sameFamily(one, net) && compareIps(one.start, end) <= 0 && compareIps(start, one.end) <= 0);
    if (same >= 0) {
      yield { path: at, reason: `is the same as ranges[${same}]` };
    } else if (other >= 0) {
      yield { path: at, reason: `overlaps with ranges[${other}]`, doubt: true };
    }
  }
}

function* reservationRules(dhcp: Dhcp, gateway: string, net: Net, path: Path): Iterable<Problem> {
  for (const [i, reservation] of (dhcp.reservations ?? []).entries()) {
    const at = [...path, i];
    const problem = addressProblem(reservation.ip, net) ?? (reservation.ip === gateway ? "is the gateway's own address" : undefined);
    if (problem) {
      // libvirt takes it, and dnsmasq never hands it out.
      yield { path: [...at, "ip"], reason: problem, ...(familyOf(reservation.ip) === net.family && { doubt: true }) };
    }
    if (net.family === 6 && reservation.mac !== undefined) {
      yield { path: [...at, "mac"], reason: "IPv6 reservations go by id (DUID) or hostname; libvirt refuses a MAC address here" };
    }
    if (net.family === 4 && reservation.id !== undefined) {
      yield { path: [...at, "id"], reason: "IPv4 reservations go by mac or hostname; an id (DUID) is for IPv6" };
    }
    if (reservation.mac === undefined && reservation.id === undefined && renamed(reservation).hostname === undefined) {
      yield { path: at, reason: `names no guest: give ${net.family === 4 ? "mac" : "id"} or hostname` };
    }
    if (reservation.name !== undefined) {
      const both = reservation.hostname !== undefined && reservation.hostname !== reservation.name;
      yield {
        path: [...at, "name"],
        reason: both ? "is the former word for hostname, which says something else" : "is the former word: write hostname",
        ...(!both && { doubt: true }),
      };
    }
  }
}

function sameFamily(range: { start: string; end: string }, net: Net): boolean {
  return familyOf(range.start) === net.family && familyOf(range.end) === net.family;
}

/** A point-to-point subnet or a single address: it has neither a network's address nor a broadcast address. */
const isNarrow = ({ family, prefix }: Net) => prefix > (family === 4 ? 30 : 126);

/** Why a guest cannot have an address, or the host. */
export function addressProblem(address: string, net: Net): string | undefined {
  if (!contains(net, address)) {
    return `${address} is not in the subnet ${net.cidr}`;
  }
  if (net.family === 6 || isNarrow(net)) {
    return undefined;
  }
  if (address === net.network) {
    return `${address} is the network address of ${net.cidr}`;
  }
  return address === net.last ? `${address} is the broadcast address of ${net.cidr}` : undefined;
}

/** Whether a range holds more than `count` addresses. */
function sizeAtLeast(start: string, end: string, count: number): boolean {
  return numberOf(end) - numberOf(start) >= BigInt(count);
}

function numberOf(address: string): bigint {
  const { network } = subnetOf(`${address}/${familyOf(address) === 4 ? 32 : 128}`);
  return network.includes(":") ? expand(network) : network.split(".").reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function expand(address: string): bigint {
  const [head = "", tail = ""] = address.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const groups = [...left, ...Array(8 - left.length - right.length).fill("0"), ...right];
  return groups.reduce((sum: bigint, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}
