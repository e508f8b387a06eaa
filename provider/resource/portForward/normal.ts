import { familyOf, isCidr, isIp } from "../ip";
import type { CommonArgs } from "../kind";
import type { PortForwardArgs, PortForwardSaid } from "./types";

/** The arguments with everything that is not set. */
export function saidOf(args: Omit<PortForwardArgs, keyof CommonArgs> | PortForwardSaid): PortForwardSaid {
  const { network, listenAddress, listenPort, protocol, targets, sources, hairpin, onEstablished } = args;
  const [listenPortEnd, targetPort] = [args.listenPortEnd ?? listenPort, args.targetPort ?? listenPort];
  const ends = onEstablished === "end" && ({ onEstablished } as const);
  return { network, listenAddress, listenPort, listenPortEnd, protocol, targets, targetPort, sources, hairpin, ...ends };
}

/** As a state shows it. */
export const shownOf = ({
  network,
  listenAddress,
  listenPort,
  listenPortEnd,
  protocol,
  targets,
  targetPort,
  sources,
  hairpin,
  onEstablished,
}: PortForwardSaid) => ({
  network,
  listenAddress,
  listenPort,
  ...(listenPortEnd !== listenPort && { listenPortEnd }),
  protocol,
  targets,
  ...(targetPort !== listenPort && { targetPort }),
  sources,
  hairpin,
  onEstablished: onEstablished ?? ("keep" as const),
});

/** That of the first address that is named; of names alone IPv4, where the network has it. */
export function familyOfForward({ listenAddress, targets, sources }: PortForwardSaid, subnets: readonly { readonly family: 4 | 6 }[]): 4 | 6 {
  const named = [listenAddress, ...targets, ...sources].find((value) => isIp(value) || isCidr(value));
  return named === undefined ? (subnets.some(({ family }) => family === 4) ? 4 : 6) : familyOf(named);
}
