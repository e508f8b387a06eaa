import type { PortRecord } from "../kernel/record";
import type { BootConfig, BootPort, BootRoute, Maker } from "../persistence/config";
import { type Desired, type Gateway, gatewaysOf, isOnLink, lowerOf } from "./desired";
import { optionValues, optionWords } from "./options";
import type { CommonSpec, DeviceArgs, DeviceSpec, DeviceState } from "./spec";

type Spec<Args extends DeviceArgs, State extends DeviceState> = CommonSpec<Args, State>;

/** The device as it is to be after a reboot: everything from nothing. Also what a new one is made by. */
export function bootConfig<Args extends DeviceArgs, State extends DeviceState>(
  spec: Spec<Args, State>,
  args: Args,
  { records, addresses, details, routes, dns }: Desired,
  mac: string | undefined,
): BootConfig {
  const commands = spec.commands?.(args, undefined) ?? [];
  const identity = { title: `${spec.type} ${args.name}`, owner: args.owner, key: args.name, device: args.name };
  if (args.isBarePort) {
    return { ...identity, up: args.up };
  }
  return {
    ...identity,
    ...(spec.kernelKind && { maker: makerOf({ ...spec, kernelKind: spec.kernelKind }, args) }),
    ...(mac !== undefined && { mac }),
    ...(args.mtu !== undefined && { mtu: args.mtu }),
    up: args.up,
    ...(addresses && { addresses }),
    ...(addresses && Object.keys(details).length > 0 && { addressDetails: details }),
    ...(args.dhcp4 !== undefined && { dhcp4: args.dhcp4 }),
    ...(args.dhcp6 !== undefined && { dhcp6: args.dhcp6 }),
    routes: [...gatewaysOf(args).map((gateway) => gatewayRoute(gateway, addresses)), ...routes.map((route) => movedRoute(route, args.name))],
    ...(dns && { dns }),
    ...(spec.joins && { portsStay: true as const }),
    ...(args.ports && { ports: args.ports.map((port) => bootPort(spec, args, port, records)) }),
    ...(commands.length > 0 && { commands }),
  };
}

function makerOf<Args extends DeviceArgs, State extends DeviceState>(spec: DeviceSpec<Args, State>, args: Args): Maker {
  const [lower] = lowerOf(args);
  return {
    kind: spec.kernelKind,
    ...(lower !== undefined && { lowerDevice: lower }),
    options: { ...optionValues(spec.options, args), ...spec.makingOptions?.(args) },
    words: [...(spec.makingWords?.(args) ?? []).map(String), ...optionWords(spec.options, args)],
  };
}

export function gatewayRoute({ family, via, metric }: Gateway, addresses: readonly string[] = []): BootRoute {
  return { family, table: "main", dst: "default", via, metric, protocol: "static", onlink: isOnLink(via, addresses) };
}

export function movedRoute({ special: _, metrics: { mtu, ...metrics } = {}, ...route }: PortRecord["routes"][number], device: string): BootRoute {
  return { ...route, dev: device, ...(mtu !== undefined && { mtu }), ...(Object.keys(metrics).length > 0 && { metrics }) };
}

export function bootPort<Args extends DeviceArgs, State extends DeviceState>(
  spec: Spec<Args, State>,
  args: Args,
  port: string,
  records: readonly PortRecord[],
): BootPort {
  return {
    device: port,
    drop: records.find((record) => record.port === port)?.addresses ?? [],
    options: spec.portOptions?.(args, port) ?? {},
    commands: spec.portCommands?.(args, port, undefined) ?? [],
  };
}
