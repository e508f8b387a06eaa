import { ANY, place } from "../addresses";
import { canonicalIp, isCidr, isIp } from "../ip";
import { field, text } from "../schema";
import { z } from "../zod";

/** Of nobody but the host itself, or of nobody at all. */
export const isReachable = (address: string) => !/^(127\.|::1$|0\.0\.0\.0$|::$)/.test(address);

const port = () => z.int().min(1, "must be 1 to 65535").max(65535, "must be 1 to 65535");

const listenAddress = () =>
  text()
    .refine((value) => value === ANY || isIp(value), 'is not an IPv4 or IPv6 address, and not "any"')
    .refine(isReachable, 'is no address that others could reach; for all addresses of the host write "any"')
    .overwrite((value) => (isIp(value) ? canonicalIp(value) : value));

const target = () =>
  text()
    .min(1, "must not be empty")
    .max(255, "is longer than a host name can be")
    .overwrite((value) => (isIp(value) ? canonicalIp(value) : value));

export const portForwardArgs = z.strictObject({
  network: field(text().min(1, "must not be empty"), {
    description:
      'The libvirt network that the targets are in: one with NAT, a routed or an open one. With `on: "ovn"` the logical switch, on which a router with a gateway is.',
    term: "libvirt network; in OVN `Logical_Switch.name`",
  }),
  listenAddress: field(listenAddress().default(ANY), {
    description:
      'Address of the host at which it is reached. `"any"`: every address that the host has, its loopback apart. An address need not be there yet (a virtual address may come later). With `on: "ovn"` it has to be said: the address of the router to the outside, or another that leads there.',
    term: "`ip daddr`",
  }),
  listenPort: field(port(), { description: "Port at which it is reached; the first one of a range.", term: "`dport`" }),
  listenPortEnd: field(port().optional(), {
    description: "Last port of a range. Not set: one port. Ports of a range keep their numbers.",
    term: "`dport`",
  }),
  protocol: field(z.enum(["tcp", "udp"]).default("tcp"), { description: "Of which protocol the ports are.", term: "`tcp`, `udp`" }),
  targets: field(z.array(target()).min(1, "needs at least one target").max(64, "are more than 64 targets"), {
    description:
      'Where connections go: addresses in the network, or names or MAC addresses of its DHCP reservations (a guest\'s, as a rule). Over several they are spread in turn. A target needs a fixed address: reserved, or outside the ranges that DHCP leases. With `on: "ovn"` addresses, or names or MAC addresses of ports of the logical switch.',
    term: "`dnat to`; in OVN `Load_Balancer.vips`",
  }),
  targetPort: field(port().optional(), { description: "Port at the target. Not set: the same as `listenPort`.", term: "`dnat to`" }),
  sources: field(z.array(place(ANY)).min(1, 'needs at least one source; write ["any"] for everybody').max(1000, "are more than 1000 sources").default([ANY]), {
    description:
      'Who may connect: addresses and subnets. `["any"]`: everybody. To all others the port is what it was without the forward; that holds for the host itself and for guests as well. With `on: "ovn"` it is everybody: guests see who connects, so a SecurityGroup of theirs says it.',
    term: "`ip saddr`",
  }),
  hairpin: field(z.boolean().default(true), {
    description:
      "Whether guests of the same network reach the targets at the host's address as well. The target then sees the host as the sender, for its answer must come back this way; in OVN it is guests of all switches of the router, and the target sees the guest.",
    term: "`masquerade`",
  }),
  onEstablished: field(z.enum(["keep", "end"]).default("keep"), {
    description:
      'What becomes of established connections that the forward no longer lets in, when it is narrowed, moved or removed. `"keep"`: they go on until one side closes them. `"end"`: they are ended with the change, and only they, for guest and client; a forward that is refused or fails ends none. Needs `conntrack` on the host (package `conntrack`, on the RHEL family `conntrack-tools`). With `on: "ovn"` those to an address or a port that goes end in either case.',
    term: "`conntrack -D`; in OVN `options:ct_flush`",
  }),
});

const observed = portForwardArgs.shape;

/** What a state shows of it, wherever it holds. */
export const portForwardView = {
  network: observed.network,
  listenAddress: field(text(), { description: "Address of the host at which it is reached." }),
  listenPort: field(z.number(), { description: "Port at which it is reached; the first one of a range." }),
  listenPortEnd: field(z.number().optional(), { description: "Last port of a range." }),
  protocol: field(z.enum(["tcp", "udp"]), { description: "Of which protocol the ports are." }),
  targets: field(z.array(text()), { description: "Where connections go, as it was asked for." }),
  targetPort: field(z.number().optional(), { description: "Port at the target, where it is not `listenPort`." }),
  sources: field(z.array(text()), { description: "Who may connect." }),
  hairpin: field(z.boolean(), { description: "Whether guests of the same network reach the targets at the host's address as well." }),
  onEstablished: field(z.enum(["keep", "end"]), { description: "What becomes of established connections that it no longer lets in." }),
  targetAddresses: field(z.array(text()), { description: "The addresses of the targets." }),
  acceptedAheadOfLibvirt: field(z.boolean(), {
    description:
      "The network is filtered by libvirt, and so one accept for forwarded connections stands ahead of libvirt's own rules. It holds for the network's bridge, and goes with the last forward into it.",
  }),
};

/** What is remembered of it where it holds: the arguments, with everything that is not set. */
export const portForwardSaid = z.strictObject({
  network: text(),
  listenAddress: text().refine((value) => value === ANY || isIp(value)),
  listenPort: port(),
  listenPortEnd: port(),
  protocol: z.enum(["tcp", "udp"]),
  targets: z.array(text()),
  targetPort: port(),
  sources: z.array(text().refine((value) => value === ANY || isIp(value) || isCidr(value))),
  hairpin: z.boolean(),
  onEstablished: z.literal("end").optional(),
});
