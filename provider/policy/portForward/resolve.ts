import { compareIps, contains, familyOf, isIp } from "../../resource/ip";
import { familyOfForward } from "../../resource/portForward/normal";
import type { PortForwardSaid } from "../../resource/portForward/types";
import { bridgeOf, type LibvirtNetwork, routedNetwork } from "../networks";
import type { Policy } from "../snapshot";
import { refuseWithoutConntrack } from "../table/fragmentKind";
import { refusal } from "../table/refusal";
import type { PortForwardSpec } from "./types";

/** What the arguments come to on this host. Throws what stands against them. */
export function resolve(seen: Policy, asked: PortForwardSaid): PortForwardSpec {
  if (asked.onEstablished === "end") {
    refuseWithoutConntrack(seen);
  }
  const network = routedNetwork(seen.networks, asked.network, "forward into");
  const family = familyOfForward(asked, network.subnets);
  const targetAddresses = asked.targets.map((target, i) => addressOf(network, target, family, i));
  const twice = targetAddresses.findIndex((address, i) => targetAddresses.indexOf(address) < i);
  if (twice >= 0) {
    throw refusal(`targets[${twice}]`, `${asked.targets[twice]} has the address ${targetAddresses[twice]}, which another target has as well`, "name it once");
  }
  const subnets = network.subnets.filter((subnet) => subnet.family === family).map(({ cidr }) => cidr);
  const filtered = network.mode === "nat" && (family === 4 || network.nat6);
  return { ...asked, family, targetAddresses, subnets, ...(filtered && { accept: bridgeOf(network) }) };
}

function addressOf(network: LibvirtNetwork, target: string, family: 4 | 6, i: number): string {
  const property = `targets[${i}]`;
  if (!isIp(target)) {
    const lower = target.toLowerCase();
    const reserved = network.reservations.find(({ mac, name, ip }) => familyOf(ip) === family && (name === target || mac?.toLowerCase() === lower));
    if (!reserved) {
      const names = network.reservations.filter(({ ip }) => familyOf(ip) === family).map(({ name, mac, ip }) => name ?? mac ?? ip);
      const has = names.length > 0 ? `it has ${names.slice(0, 10).join(", ")}${names.length > 10 ? " …" : ""}` : "it has none";
      throw refusal(
        property,
        `the network ${network.name} has no DHCP reservation ${target} with an IPv${family} address (${has}), so the target has no fixed address`,
        "reserve one (a DhcpReservation), or give an address",
      );
    }
    return reserved.ip;
  }
  const subnet = network.subnets.find((one) => contains(one, target));
  if (!subnet) {
    const all = network.subnets.map(({ cidr }) => cidr).join(", ") || "none";
    throw refusal(
      property,
      `${target} is not in the network ${network.name} (its subnets: ${all})`,
      "give an address of the network, or the network that it is in",
    );
  }
  if (subnet.gateway === target) {
    throw refusal(property, `${target} is the host's own address in the network ${network.name}`, "give the address of a guest");
  }
  const range = network.ranges.find(({ start, end }) => familyOf(start) === family && compareIps(start, target) <= 0 && compareIps(target, end) <= 0);
  if (range && !network.reservations.some(({ ip }) => ip === target)) {
    throw refusal(
      property,
      `${target} is leased to whoever asks first (the range ${range.start} to ${range.end} of the network ${network.name}), so it is no fixed address`,
      "reserve it for the guest (a DhcpReservation), or choose one outside the range",
    );
  }
  return target;
}
