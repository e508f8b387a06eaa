import { ANY, unordered } from "../../resource/addresses";
import type { Policy } from "../snapshot";
import { differing, fragmentKind } from "../table/fragmentKind";
import { fragmentOf, KIND } from "./render";
import { askedOf, refuseSecond, resolve } from "./resolve";
import { networkFirewallRules } from "./rules";
import { networkFirewallArgs, networkFirewallSpec, networkFirewallState } from "./schema";
import type { Asked, NetworkFirewallArgs, NetworkFirewallSpec, NetworkFirewallState } from "./types";

export const networkFirewall = fragmentKind<NetworkFirewallArgs, NetworkFirewallState, Asked, NetworkFirewallSpec>({
  type: KIND,
  description:
    "Translation and default deny of a network in a table of our own instead of libvirt's: guests get out under the host's address, and nobody gets in, over IPv4 and IPv6, but over a `PortForward` and from where it says. For a routed network, whose guests libvirt leaves open: no rule of libvirt's has to be preceded then, and what is closed stays closed through restarts of libvirt, of the network and of other firewalls.",
  noun: "firewall",
  example: "lan",
  steps: { create: "close the network", change: "change who may come in", remove: "leave the network to others" },
  args: networkFirewallArgs,
  state: networkFirewallState,
  spec: networkFirewallSpec,
  rules: networkFirewallRules,
  impacts: {
    name: { impact: "replace", why: "the firewall is removed and made again under the other name, and the network open in between" },
    network: { impact: "blip", why: "the other network is closed, and the former one left to others" },
    inboundFrom: { impact: "none", why: "who may come in from then on; established connections stay" },
    masquerade: { impact: "none", why: "how connections are translated that are made from then on" },
    masqueradeExcept: { impact: "none", why: "how connections are translated that are made from then on" },
  },
  complete: ({ inboundFrom, masquerade, masqueradeExcept, ...rest }) => ({
    ...rest,
    ...(inboundFrom && { inboundFrom: unordered(inboundFrom) }),
    ...(masquerade && { masquerade: unordered(masquerade) }),
    ...(masqueradeExcept && { masqueradeExcept: unordered(masqueradeExcept) }),
  }),
  askedOf,
  resolve,
  fragmentOf,
  view: (spec) => spec,
  faults: (seen, spec) => {
    const now = resolve(seen, askedOf(spec));
    return [...differing("the network has the bridge", [now.bridge], [spec.bridge]), ...differing("the network has the subnets", now.subnets, spec.subnets)];
  },
  refuse: refuseSecond,
  notes: notesOf,
  removalNotes: (seen, _name, spec) => [
    isFilteredByLibvirt(seen, spec)
      ? `leaves ${placeOf(spec)} to libvirt's NAT, which closes it over IPv4`
      : `opens ${placeOf(spec)} to whatever other firewalls let in`,
  ],
  exclusives: ({ network }) => (network === undefined ? [] : [{ path: ["network"], thing: "firewall of the network", key: network }]),
});

const placeOf = ({ network, bridge }: NetworkFirewallSpec) => `the network ${network} (${bridge})`;
const isFilteredByLibvirt = ({ networks }: Policy, { network }: NetworkFirewallSpec) => networks.some(({ name, mode }) => name === network && mode === "nat");

function inboundWords(spec: NetworkFirewallSpec): string {
  const { inboundFrom } = spec;
  return inboundFrom.includes(ANY)
    ? `opens ${placeOf(spec)} to everybody`
    : `closes ${placeOf(spec)} to everybody but forwards${inboundFrom.length > 0 ? ` and ${inboundFrom.join(", ")}` : ""}`;
}

function outboundWords({ masquerade, masqueradeExcept }: NetworkFirewallSpec): string {
  const but = masqueradeExcept.length > 0 ? `, but for ${masqueradeExcept.join(", ")}` : "";
  return masquerade.length > 0
    ? `translates what guests send over ${masquerade.join(" and ")} to the host's address${but}`
    : "translates nothing that guests send";
}

/** What opens and what closes, a line each. */
function notesOf(seen: Policy, _name: string, spec: NetworkFirewallSpec, before: NetworkFirewallSpec | undefined): string[] {
  const news = [inboundWords, outboundWords].flatMap((words) => (before && words(before) === words(spec) ? [] : [words(spec)]));
  return [
    ...news,
    ...(!before && isFilteredByLibvirt(seen, spec)
      ? [`libvirt filters and translates the network ${spec.network} as well: in its mode \`route\` it leaves both to this`]
      : []),
    ...(before && before.network !== spec.network ? [`leaves ${placeOf(before)} to others`] : []),
  ];
}
