import { KvmnetError } from "../../resource/error";
import type { Found, Policy } from "../snapshot";
import { bootFaults } from "../table/boot";
import { tableFaults } from "../table/faults";
import { fragmentText, pathOf } from "../table/fragment";
import { fragmentOf, KIND } from "./render";
import { askedOf, resolve } from "./resolve";
import { portForwardSpec } from "./schema";
import type { PortForwardSpec, PortForwardState } from "./types";

/** The fragment of a forward, as far as it can be read. */
export interface FoundForward {
  readonly owner: string;
  readonly spec: PortForwardSpec;
}

/** `undefined` when the file is not one of a forward of this name. */
export function forwardIn({ header }: Found, name: string): FoundForward | undefined {
  if (header?.kind !== KIND || header.name !== name) {
    return undefined;
  }
  const { data: spec } = portForwardSpec.safeParse(header.spec);
  return spec && { owner: header.owner, spec };
}

export function observeForward(seen: Policy, name: string): PortForwardState | undefined {
  const found = seen.fragments.get(pathOf(KIND, name));
  const forward = found && forwardIn(found, name);
  if (!forward) {
    return undefined;
  }
  const { owner, spec } = forward;
  const { network, listenAddress, listenPort, listenPortEnd, protocol, targets, targetPort, sources, hairpin, targetAddresses } = spec;
  return {
    name,
    owner,
    network,
    listenAddress,
    listenPort,
    ...(listenPortEnd !== listenPort && { listenPortEnd }),
    protocol,
    targets,
    ...(targetPort !== listenPort && { targetPort }),
    sources,
    hairpin,
    targetAddresses,
    acceptedAheadOfLibvirt: spec.accept !== undefined,
    persistedBy: seen.boot.systemd ? "systemd" : "none",
    faults: [
      ...fileFaults(found, name, forward),
      ...resolutionFaults(seen, spec),
      ...tableFaults(seen, KIND, name),
      ...acceptFaults(seen, spec),
      ...bootFaults(seen.boot),
    ],
  };
}

const fileFaults = (found: Found, name: string, { owner, spec }: FoundForward) =>
  found.text === fragmentText(fragmentOf(name, owner, spec)) ? [] : [`${found.path} is not as we write it`];

/** What the same arguments come to by now: reservations move, networks change their mode. */
function resolutionFaults(seen: Policy, spec: PortForwardSpec): string[] {
  try {
    const now = resolve(seen, askedOf(spec));
    return [
      ...differing("the targets have the addresses", now.targetAddresses, spec.targetAddresses),
      ...differing("the network has the subnets", now.subnets, spec.subnets),
      ...(now.accept === spec.accept
        ? []
        : [now.accept ? `libvirt filters ${now.accept} by now` : `libvirt does not filter the network ${spec.network} any more`]),
    ];
  } catch (error) {
    if (error instanceof KvmnetError) {
      return [error.details.problem];
    }
    throw error;
  }
}

const differing = (what: string, now: readonly string[], then: readonly string[]) =>
  now.join() === then.join() ? [] : [`${what} ${now.join(", ")} by now, not ${then.join(", ")}`];

function acceptFaults({ held, backends }: Policy, { accept, family }: PortForwardSpec): string[] {
  if (accept === undefined) {
    return [];
  }
  const place = `${family === 4 ? "ip" : "ip6"} ${accept}`;
  return held.includes(`${place} ${backends.get(place)}`)
    ? []
    : [`the accept for forwarded connections to ${accept} does not stand ahead of libvirt's own rules`];
}
