import { saidOf, shownOf } from "../../resource/portForward/normal";
import { completeForward, portForwardImpacts } from "../../resource/portForward/plan";
import { portForwardRules } from "../../resource/portForward/rules";
import { portForwardArgs } from "../../resource/portForward/schema";
import { portForwardExclusives } from "../../resource/portForward/taken";
import type { PortForwardArgs, PortForwardSaid } from "../../resource/portForward/types";
import { inWords, openedAndClosed } from "../../resource/portForward/words";
import type { Policy } from "../snapshot";
import { differing, fragmentKind } from "../table/fragmentKind";
import { endingOf } from "./ending";
import { fragmentOf, KIND } from "./render";
import { resolve } from "./resolve";
import { portForwardSpec, portForwardState } from "./schema";
import { refuseTaken } from "./taken";
import type { PortForwardSpec, PortForwardState } from "./types";

export const portForward = fragmentKind<PortForwardArgs, PortForwardState, PortForwardSaid, PortForwardSpec>({
  type: KIND,
  description:
    "A port of the host, or a range of ports, at which guests of a network are reached: to which addresses connections go, and who may connect. In a table of our own (`nft list table inet kvmnet`), which a reboot and other firewalls leave in place. On a network with libvirt's own NAT, where libvirt refuses what it did not ask for, one accept for forwarded connections stands ahead of libvirt's rules and is kept there.",
  noun: "forward",
  example: "web",
  steps: { create: "open the forward", change: "change the forward", remove: "close the forward" },
  args: portForwardArgs,
  state: portForwardState,
  spec: portForwardSpec,
  rules: portForwardRules,
  impacts: portForwardImpacts,
  complete: completeForward,
  askedOf: saidOf,
  resolve,
  fragmentOf,
  view: (spec) => ({ ...shownOf(spec), targetAddresses: spec.targetAddresses, acceptedAheadOfLibvirt: spec.accept !== undefined }),
  faults: (seen, spec) => [...acceptFaults(seen, spec), ...resolutionFaults(seen, spec)],
  refuse: refuseTaken,
  ending: endingOf,
  ends: ({ onEstablished }) => onEstablished === "end",
  notes: notesOf,
  removalNotes: (_seen, _name, spec) => [`closes ${inWords(spec)}`],
  exclusives: portForwardExclusives,
});

/** What opens and what closes, a line each; and what is done to a table that is not ours. */
function notesOf(_seen: Policy, _name: string, spec: PortForwardSpec, before: PortForwardSpec | undefined): string[] {
  return [
    ...openedAndClosed(spec, before),
    ...(spec.accept !== undefined && before?.accept !== spec.accept
      ? [`libvirt filters the network ${spec.network}: one accept for forwarded connections to ${spec.accept} goes ahead of its rules, and is kept there`]
      : []),
  ];
}

function resolutionFaults(seen: Policy, spec: PortForwardSpec): string[] {
  const now = resolve(seen, saidOf(spec));
  return [
    ...differing("the targets have the addresses", now.targetAddresses, spec.targetAddresses),
    ...differing("the network has the subnets", now.subnets, spec.subnets),
    ...(now.accept === spec.accept
      ? []
      : [now.accept ? `libvirt filters ${now.accept} by now` : `libvirt does not filter the network ${spec.network} any more`]),
  ];
}

function acceptFaults({ held, backends }: Policy, { accept, family }: PortForwardSpec): string[] {
  if (accept === undefined) {
    return [];
  }
  const place = `${family === 4 ? "ip" : "ip6"} ${accept}`;
  return held.includes(`${place} ${backends.get(place)}`)
    ? []
    : [`the accept for forwarded connections to ${accept} does not stand ahead of libvirt's own rules`];
}
