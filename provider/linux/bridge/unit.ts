import { batchLine } from "../batch";
import type { BootUnit } from "../persistence/bootUnit";
import { routeLine } from "../route";
import { desiredAddresses, movedRoutes } from "./desired";
import { addAddress, createLines, gatewayLine, gatewaysOf, joinLines } from "./lines";
import type { BridgeArgs, BridgeState } from "./observe";

/** The boot unit of a bridge: everything from nothing, in one ip batch. */
export function bridgeUnit(args: BridgeArgs, state: Pick<BridgeState, "portsBefore" | "hostFacts">): BootUnit {
  const ports = args.ports ?? [];
  const records = ports.map((port) => state.portsBefore.find((record) => record.port === port) ?? { port, up: true, addresses: [], routes: [] });
  const { ip, resolvectl } = state.hostFacts;
  const dns = args.dns && resolvectl && args.dns.servers.length + args.dns.search.length > 0;
  return {
    title: `Bridge ${args.name} (${args.owner})`,
    device: args.name,
    after: ports,
    ip,
    lines: [
      ...createLines(args),
      // Another manager may have set a port's addresses again at boot.
      ...records.flatMap((record) => joinLines(args.name, record, record.addresses, args.up)),
      ...(args.mtu === undefined ? [] : [batchLine("link", "set", "dev", args.name, "mtu", args.mtu)]),
      ...(args.up ? [batchLine("link", "set", "dev", args.name, "up")] : []),
      ...(desiredAddresses(args, state.portsBefore) ?? []).map((address) => addAddress(address, args.name)),
      ...(args.up ? movedRoutes(args, state.portsBefore).map((route) => routeLine(route, args.name)) : []),
      ...gatewaysOf(args).map(({ family, via, metric }) => gatewayLine(args, family, via, metric)),
    ],
    commands: dns ? [`${resolvectl} dns ${args.name} ${args.dns?.servers.join(" ")}`, `${resolvectl} domain ${args.name} ${args.dns?.search.join(" ")}`] : [],
  };
}
