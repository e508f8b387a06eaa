import { field } from "../../resource/schema";
import { z } from "../../resource/zod";
import { actingArgs, addressArgs, addressState, linkArgs, linkState, portArgs, portState } from "../device/schema";
import { bridgePortState, portOptionsArg, vlansArg } from "./portSchema";

const seconds = (from: number, to: number) => z.int().min(from, `must be ${from} to ${to} seconds`).max(to, `must be ${from} to ${to} seconds`);

export const bridgeArgs = z.strictObject({
  ...portArgs(
    "Devices that are ports of the bridge: exactly these, apart from guests' NICs (taps, `vnetN`), which come and go with their guests and are never touched. Not set: ports are not managed. A port must not be a port of another bridge.",
  ),
  ...addressArgs(),
  ...linkArgs({
    mtu: "Largest packet. Ports keep their own MTU; the bridge drops what a port cannot carry. Not set: the kernel uses the smallest of the ports.",
    mac: "MAC address. Not set: that of the first port, else one made from the host's machine-id and the name; kept then as ports come and go, and over reboots.",
    up: "Administratively up, together with the ports that it manages.",
  }),
  stp: field(z.boolean().optional(), {
    description: "Spanning tree protocol (802.1D, in the kernel). Kernel default: off. Leave it off on an uplink whose switch port has BPDU guard.",
    term: "`stp_state`",
  }),
  priority: field(z.int().min(0, "must be 0 to 65535").max(65535, "must be 0 to 65535").optional(), {
    description: "Spanning tree priority; the bridge with the lowest becomes root. Kernel default: 32768.",
    term: "`priority`",
  }),
  forwardDelaySeconds: field(seconds(0, 30).optional(), {
    description: "How long a port listens, and then learns, before it forwards. Kernel default: 15. With STP on 2 to 30, without 0 to 30.",
    unit: "seconds",
    term: "`forward_delay`",
  }),
  helloTimeSeconds: field(seconds(1, 10).optional(), {
    description: "Interval of STP hello packets. Kernel default: 2.",
    unit: "seconds",
    term: "`hello_time`",
  }),
  maxAgeSeconds: field(seconds(6, 40).optional(), {
    description: "How long STP information of a neighbour holds. Kernel default: 20.",
    unit: "seconds",
    term: "`max_age`",
  }),
  ageingTimeSeconds: field(seconds(0, 1_000_000).optional(), {
    description: "How long a learnt MAC address is remembered; 0 makes the bridge flood. Kernel default: 300.",
    unit: "seconds",
    term: "`ageing_time`",
  }),
  vlanFiltering: field(z.boolean().optional(), {
    description:
      "Lets the bridge tell VLANs apart: each port passes the VLANs that it is in, and nothing else. Needs a kernel with `CONFIG_BRIDGE_VLAN_FILTERING`. Kernel default: off.",
    term: "`vlan_filtering`",
  }),
  vlanProtocol: field(z.enum(["802.1Q", "802.1ad"]).optional(), {
    description: "Which tags the bridge looks at: those of customers (`802.1Q`) or of providers (`802.1ad`). Kernel default: `802.1Q`.",
    term: "`vlan_protocol`",
  }),
  defaultPvid: field(z.int().min(0, "must be 0 to 4094").max(4094, "must be 0 to 4094").optional(), {
    description:
      "VLAN that a port is in, untagged, when it joins and nobody says anything else; 0: none, so that such a port reaches nothing. Ports whose `vlans` are set are not concerned. Kernel default: 1.",
    term: "`vlan_default_pvid`",
  }),
  vlans: vlansArg(
    "VLANs of the host's own port in the bridge: exactly these. The one with `pvid` is that of `addresses`; the others are for `Vlan` interfaces on top of the bridge. Not set: not managed (the kernel puts the host into `defaultPvid`).",
  ),
  portOptions: portOptionsArg(),
  multicastSnooping: field(z.boolean().optional(), {
    description: "Sends multicast only where it was asked for (IGMP, MLD). Kernel default: on.",
    term: "`mcast_snooping`",
  }),
  multicastQuerier: field(z.boolean().optional(), {
    description: "The bridge asks for multicast listeners itself, which snooping needs where no router does. Kernel default: off.",
    term: "`mcast_querier`",
  }),
  groupForwardMask: field(
    z
      .int()
      .min(0, "must be 0 to 65535")
      .max(65535, "must be 0 to 65535")
      .refine((mask) => (mask & 7) === 0, "holds one of the three lowest bits (spanning tree, pause frames, LACP), which the kernel never forwards")
      .optional(),
    {
      description: "Link-local frames (01:80:c2:00:00:0X) that are passed on instead of dropped: bit X set. 16384 (bit 14) passes LLDP. Kernel default: 0.",
      term: "`group_fwd_mask`",
    },
  ),
  ...actingArgs("What may happen to guests on the bridge when it is removed. `refuse` (default) names them; `detach` removes the bridge from under them."),
});

export const bridgeState = z.strictObject({
  ...portState(),
  ...addressState(),
  stp: field(z.boolean(), { description: "Spanning tree." }),
  priority: field(z.number(), { description: "Spanning tree priority." }),
  forwardDelaySeconds: field(z.number(), { description: "Forward delay.", unit: "seconds" }),
  helloTimeSeconds: field(z.number(), { description: "Hello interval.", unit: "seconds" }),
  maxAgeSeconds: field(z.number(), { description: "Maximum age.", unit: "seconds" }),
  ageingTimeSeconds: field(z.number(), { description: "Ageing time of learnt addresses.", unit: "seconds" }),
  vlanFiltering: field(z.boolean(), { description: "VLAN filtering." }),
  vlanProtocol: field(z.string().optional(), { description: "Sort of tags; absent while the bridge does not filter." }),
  defaultPvid: field(z.number().optional(), { description: "VLAN of ports of which nobody says anything else; absent while the bridge does not filter." }),
  ...bridgePortState(),
  multicastSnooping: field(z.boolean(), { description: "Multicast snooping." }),
  multicastQuerier: field(z.boolean().optional(), { description: "Multicast querier." }),
  groupForwardMask: field(z.number().optional(), { description: "Link-local frames that are passed on." }),
  ...linkState(),
});
