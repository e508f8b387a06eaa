import { familyOf } from "../../resource/ip";
import { batchLine, bit } from "../batch";
import { temporaryName } from "../mark";
import { aliasOf } from "../owner";
import type { PortRecord } from "../record";
import { destinationWord, type Route, routeLine } from "../route";
import { metricOf } from "./desired";
import type { BridgeArgs } from "./observe";

/** Lines for `ip -batch`, each group for one part of a bridge. Pure. */

type Option = readonly [property: keyof BridgeArgs, words: (value: never) => (string | number)[]];

const time =
  (word: string) =>
  (seconds: number): (string | number)[] => [word, Math.round(seconds * 100)];
const flag =
  (word: string) =>
  (value: boolean): (string | number)[] => [word, bit(value)];

/** STP before the times: the kernel checks the forward delay only while STP runs, and raises it when STP starts. */
const options: readonly Option[] = [
  ["stp", flag("stp_state")],
  ["forwardDelaySeconds", time("forward_delay")],
  ["helloTimeSeconds", time("hello_time")],
  ["maxAgeSeconds", time("max_age")],
  ["ageingTimeSeconds", time("ageing_time")],
  ["priority", (value: number) => ["priority", value]],
  ["vlanFiltering", flag("vlan_filtering")],
  ["multicastSnooping", flag("mcast_snooping")],
];

export type Kernel = { readonly [P in keyof BridgeArgs]?: unknown };

/** The options that differ from what is there, one line each, so that an error names one. */
export function optionLines(args: BridgeArgs, found: Kernel): string[] {
  return options
    .filter(([property]) => args[property] !== undefined && args[property] !== found[property])
    .map(([property, words]) => batchLine("link", "set", "dev", args.name, "type", "bridge", ...words(args[property] as never)));
}

/** Under another name until it carries our mark; with all options at once, so that a kernel that lacks one leaves nothing behind. */
export function createLines(args: BridgeArgs): string[] {
  const temporary = temporaryName(args.name);
  const words = options.filter(([property]) => args[property] !== undefined).flatMap(([property, of]) => of(args[property] as never));
  return [
    batchLine("link", "add", "name", temporary, ...(args.mac ? ["address", args.mac] : []), "type", "bridge", ...words),
    batchLine("link", "set", "dev", temporary, "alias", aliasOf(args.owner)),
    batchLine("link", "set", "dev", temporary, "name", args.name),
  ];
}

export function addAddress(address: string, device: string): string {
  return batchLine("addr", "replace", address, ...(familyOf(address) === 4 ? ["broadcast", "+"] : []), "dev", device);
}

export function dropAddress(address: string, device: string): string {
  return batchLine("addr", "del", address, "dev", device);
}

/** A port joins: its addresses leave it first, as they do not work on a port. */
export function joinLines(bridge: string, record: PortRecord, present: readonly string[], up: boolean): string[] {
  return [
    ...record.addresses.filter((address) => present.includes(address)).map((address) => dropAddress(address, record.port)),
    batchLine("link", "set", "dev", record.port, "master", bridge),
    ...(up ? [batchLine("link", "set", "dev", record.port, "up")] : []),
  ];
}

/** A port gets back what it had, apart from what the bridge keeps. */
export function giveBackLines(record: PortRecord, keeps: readonly string[]): string[] {
  return [
    ...record.addresses.filter((address) => !keeps.includes(address)).map((address) => addAddress(address, record.port)),
    batchLine("link", "set", "dev", record.port, record.up ? "up" : "down"),
    ...(record.up ? record.routes.map((route) => routeLine(route, record.port)) : []),
  ];
}

export function gatewayLine(args: BridgeArgs, family: 4 | 6, via: string, metric: number): string {
  const words = ["route", "replace", destinationWord("default", family), "via", via, "dev", args.name, "proto", "static"];
  return batchLine(...words, ...(metric === 0 ? [] : ["metric", metric]));
}

export function dropRoute(route: Route): string {
  const via = route.via ? ["via", route.via] : [];
  const metric = route.metric === 0 ? [] : ["metric", route.metric];
  return batchLine("route", "del", destinationWord(route.dst, route.family), ...via, "dev", route.dev, ...metric);
}

/** The gateways that are asked for, with their families. */
export function gatewaysOf(args: BridgeArgs): { family: 4 | 6; via: string; metric: number }[] {
  return (
    [
      [4, args.gateway],
      [6, args.gateway6],
    ] as const
  ).flatMap(([family, via]) => (via === undefined || via === "none" ? [] : [{ family, via, metric: metricOf(args, family) }]));
}
