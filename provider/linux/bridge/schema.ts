import { z } from "zod";
import { field } from "../../resource/schema";
import { actingArgs, addressArgs, addressState, linkArgs, linkState, portArgs, portState } from "../device/schema";

const seconds = (from: number, to: number) => z.int().min(from, `must be ${from} to ${to} seconds`).max(to, `must be ${from} to ${to} seconds`);

export const bridgeArgs = z.strictObject({
  ...portArgs(
    "Devices that are ports of the bridge: exactly these, apart from guests' NICs (taps, `vnetN`), which come and go with their guests and are never touched. Not set: ports are not managed. A port must not be a port of another bridge.",
  ),
  ...addressArgs(),
  ...linkArgs({
    mtu: "Largest packet. Ports keep their own MTU; the bridge drops what a port cannot carry. Not set: the kernel uses the smallest of the ports.",
    mac: "MAC address. Not set: the kernel uses the lowest one of the ports, so that it may change as ports come and go.",
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
    description: "Lets the bridge tell VLANs apart. Needs a kernel with `CONFIG_BRIDGE_VLAN_FILTERING`. Kernel default: off.",
    term: "`vlan_filtering`",
  }),
  multicastSnooping: field(z.boolean().optional(), {
    description: "Sends multicast only where it was asked for (IGMP, MLD). Kernel default: on.",
    term: "`mcast_snooping`",
  }),
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
  multicastSnooping: field(z.boolean(), { description: "Multicast snooping." }),
  ...linkState(),
});
