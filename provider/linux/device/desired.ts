import { contains, familyOf, subnetOf } from "../../resource/ip";
import { given } from "../../resource/schema";
import { type AddressDetails, bareAddress } from "../kernel/address";
import type { Dns } from "../kernel/dns";
import type { PortRecord } from "../kernel/record";
import { defaultRoutes } from "../kernel/route";
import type { Snapshot } from "../kernel/snapshot";
import type { DeviceArgs } from "./spec";

/** The device below, if there is to be one. */
export function lowerOf({ lowerDevice }: { readonly lowerDevice?: string | undefined }): string[] {
  const name = given(lowerDevice);
  return name === undefined ? [] : [name];
}

/** What the device should have, by its arguments and by what its ports brought with them. */
export interface Desired {
  readonly records: readonly PortRecord[];
  /** As far as that is managed at all. */
  readonly addresses: readonly string[] | undefined;
  /** What there is to addresses that ports brought besides. A label names the device that it was made for. */
  readonly details: Readonly<Record<string, AddressDetails>>;
  /** Routes that ports brought; a gateway of the device's own takes the place of their default route. */
  readonly routes: PortRecord["routes"];
  /** Name servers; several ports keep their order. */
  readonly dns: Dns | undefined;
}

export function desiredOf(args: DeviceArgs, records: readonly PortRecord[]): Desired {
  return {
    records,
    addresses: args.addresses ?? (args.moveAddresses && records.length > 0 ? records.flatMap((record) => record.addresses) : undefined),
    details: broughtDetails(records),
    routes: broughtRoutes(args, records),
    dns: args.dns ?? (args.moveAddresses ? broughtDns(records) : undefined),
  };
}

function broughtDetails(records: readonly PortRecord[]): Record<string, AddressDetails> {
  const entries = records.flatMap(({ addressDetails = {} }) => Object.entries(addressDetails));
  return Object.fromEntries(
    entries.map(([address, { label: _, ...details }]) => [address, details]).filter(([, details]) => Object.keys(details as object).length > 0),
  );
}

function broughtRoutes(args: DeviceArgs, records: readonly PortRecord[]): PortRecord["routes"] {
  const replaced = (family: 4 | 6) => (family === 4 ? args.gateway : args.gateway6) !== undefined;
  return records.flatMap((record) => record.routes).filter((route) => !(route.dst === "default" && route.table === "main" && replaced(route.family)));
}

function broughtDns(records: readonly PortRecord[]): Dns | undefined {
  const brought = records.flatMap(({ dns }) => dns ?? []);
  const all = (key: "servers" | "search") => [...new Set(brought.flatMap((dns) => dns[key]))];
  return brought.length > 0 ? { servers: all("servers"), search: all("search") } : undefined;
}

/** The kernel's metric when none is asked for. */
export function metricOf(args: DeviceArgs, family: 4 | 6): number {
  return args.gatewayMetric ?? (family === 4 ? 0 : 1024);
}

/** Without `gatewayMetric`, a route to the right gateway stays as it is, whatever its metric. */
export function metricOnHost({ routes }: Snapshot, args: DeviceArgs, family: 4 | 6, via: string): number {
  const there = args.gatewayMetric === undefined ? defaultRoutes(routes, family).find((route) => route.dev === args.name && route.via === via) : undefined;
  return there?.metric ?? metricOf(args, family);
}

export interface Gateway {
  readonly family: 4 | 6;
  readonly via: string;
  readonly metric: number;
}

/** The devices that the arguments name. */
export const devicesOf = (args: DeviceArgs): string[] => [...(args.ports ?? []), ...lowerOf(args)];

/** The gateways that are asked for, with their families. */
export function gatewaysOf(args: DeviceArgs): Gateway[] {
  return (
    [
      [4, args.gateway],
      [6, args.gateway6],
    ] as const
  ).flatMap(([family, via]) => (via === undefined || via === "none" ? [] : [{ family, via, metric: metricOf(args, family) }]));
}

/**
 * A gateway that no subnet of the device holds is on its link where an address stands alone (/32, /128), as hosters give them out: such an address says of no
 * neighbour that it is one. Beside a whole subnet it is a slip.
 */
export function isOnLink(via: string, addresses: readonly string[]): boolean {
  const subnets = addresses.map((address) => subnetOf(bareAddress(address))).filter(({ family }) => family === familyOf(via));
  return !/^fe[89ab]/i.test(via) && subnets.some(({ network, last }) => network === last) && !subnets.some((subnet) => contains(subnet, via));
}
