import { contains, familyOf, subnetOf } from "../../resource/ip";
import type { Problem, Rule } from "../../resource/kind";
import { ownerFits } from "../kernel/mark";
import { deviceNames } from "../kernel/names";
import { isOnLink } from "./desired";
import type { DeviceArgs } from "./spec";

function* lowerDevice(args: DeviceArgs): Iterable<Problem> {
  if (args.lowerDevice !== undefined && args.lowerDevice === args.name) {
    yield { path: ["lowerDevice"], reason: "is the device itself" };
  }
  if (args.lowerDevice === "lo") {
    yield { path: ["lowerDevice"], reason: "is the loopback device, which carries no other" };
  }
}

function* ports(args: DeviceArgs): Iterable<Problem> {
  for (const [i, port] of (args.ports ?? []).entries()) {
    if (port === args.name) {
      yield { path: ["ports", i], reason: "is the device itself" };
    }
    if (port === "lo") {
      yield { path: ["ports", i], reason: "is the loopback device, which cannot be a port" };
    }
    if (args.ports?.indexOf(port) !== i) {
      yield { path: ["ports", i], reason: `${port} is listed twice` };
    }
  }
}

function* addresses(args: DeviceArgs): Iterable<Problem> {
  const hostOf = (address: string) => address.split("/")[0] ?? "";
  const hosts = (args.addresses ?? []).map(hostOf);
  for (const [i, address] of (args.addresses ?? []).entries()) {
    const host = hostOf(address);
    const subnet = subnetOf(address);
    if (hosts.indexOf(host) !== i) {
      yield { path: ["addresses", i], reason: `${host} is listed twice` };
    }
    if (/^(fe[89ab]|ff)/i.test(host) || host.startsWith("127.") || /^(22[4-9]|23\d)\./.test(host) || host === "::1" || host === "::" || host.startsWith("0.")) {
      yield { path: ["addresses", i], reason: "is a link-local, loopback, multicast or unspecified address; the kernel looks after those itself" };
    } else if (subnet.family === 4 && subnet.prefix < 31 && (host === subnet.network || host === subnet.last)) {
      yield {
        path: ["addresses", i],
        reason: `is the ${host === subnet.network ? "network" : "broadcast"} address of ${subnet.cidr}, not an address of a host`,
      };
    }
  }
}

function* gateways(args: DeviceArgs): Iterable<Problem> {
  for (const [property, family] of [
    ["gateway", 4],
    ["gateway6", 6],
  ] as const) {
    const gateway = args[property];
    if (gateway === undefined || gateway === "none") {
      continue;
    }
    if (familyOf(gateway) !== family) {
      yield { path: [property], reason: `is not an IPv${family} address; ${family === 4 ? "IPv6 goes into `gateway6`" : "IPv4 goes into `gateway`"}` };
      continue;
    }
    if (args.up === false) {
      yield { path: [property], reason: "needs the device up, as the kernel keeps no route over a device that is down" };
    }
    yield* reachable(args, property, gateway, family);
  }
}

function* reachable(args: DeviceArgs, property: string, gateway: string, family: 4 | 6): Iterable<Problem> {
  if (/^fe[89ab]/i.test(gateway) || (args.addresses === undefined && args.moveAddresses)) {
    return;
  }
  const subnets = (args.addresses ?? []).map(subnetOf).filter((subnet) => subnet.family === family);
  if (!subnets.some((subnet) => contains(subnet, gateway)) && !isOnLink(gateway, args.addresses ?? [])) {
    yield {
      path: [property],
      reason: `${gateway} is in no subnet of \`addresses\`, so that the host could not reach it; only beside a single address (${family === 4 ? "/32" : "/128"}) it is taken to be on the link`,
    };
  }
  if ((args.addresses ?? []).some((address) => address.split("/")[0] === gateway)) {
    yield { path: [property], reason: `${gateway} is the device's own address` };
  }
}

function* metric(args: DeviceArgs): Iterable<Problem> {
  const none = (gateway: string | undefined) => gateway === undefined || gateway === "none";
  if (args.gatewayMetric !== undefined && none(args.gateway) && none(args.gateway6)) {
    yield { path: ["gatewayMetric"], reason: "has no meaning without `gateway` or `gateway6`" };
  }
  if (args.gatewayMetric === 0 && !none(args.gateway6)) {
    yield { path: ["gatewayMetric"], reason: "must be 1 or more with `gateway6`: the kernel turns an IPv6 metric of 0 into 1024" };
  }
}

function* mtuForIpv6(args: DeviceArgs): Iterable<Problem> {
  if (args.mtu !== undefined && args.mtu < 1280 && (args.addresses ?? []).some((address) => familyOf(address) === 6)) {
    yield { path: ["mtu"], reason: `${args.mtu} is too small for IPv6, which needs at least 1280 bytes` };
  }
}

function* dns(args: DeviceArgs): Iterable<Problem> {
  const servers = args.dns?.servers ?? [];
  for (const [i, server] of servers.entries()) {
    if (servers.indexOf(server) !== i) {
      yield { path: ["dns", "servers", i], reason: `${server} is listed twice` };
    }
  }
}

function* leases(args: DeviceArgs): Iterable<Problem> {
  for (const property of ["dhcp4", "dhcp6"] as const) {
    if (args[property] && args.persistence === "runtime") {
      yield { path: [property], reason: "needs a manager on the host that runs the client; leave `persistence` at `auto`" };
    }
    if (args[property] && args.up === false) {
      yield { path: [property], reason: "needs the device up" };
    }
  }
}

/** Rules of what all kinds of devices have in common. */
export const deviceRules: readonly Rule<DeviceArgs>[] = [ownerFits, deviceNames, lowerDevice, ports, addresses, gateways, metric, mtuForIpv6, leases, dns];
