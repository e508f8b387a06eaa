import { deviceName, field, mapOfNamed, text, vlanId } from "../../resource/schema";
import { z } from "../../resource/zod";

const vlan = () =>
  z.strictObject({
    id: field(vlanId(), { description: "VLAN, or the first of a range.", term: "`vid`" }),
    to: field(vlanId().optional(), { description: "The last VLAN of the range. Not set: only `id`." }),
    pvid: field(z.boolean().optional(), {
      description: "Untagged frames that come in belong to this VLAN. At most one of the list, and not a range.",
      term: "`pvid`",
    }),
    untagged: field(z.boolean().optional(), { description: "Frames of it go out untagged.", term: "`untagged`" }),
  });

export const vlansArg = (description: string) => field(z.array(vlan()).optional(), { description, term: "`bridge vlan`" });

const trunk = () => z.union([vlanId(), text().regex(/^[1-9]\d{0,3}-[1-9]\d{0,3}$/, "is not a range of VLANs such as 20-29")]);

const flag = (description: string, term: string) => field(z.boolean().optional(), { description, term: `\`${term}\`` });

const portOptions = () =>
  z.strictObject({
    accessVlan: field(vlanId().optional(), {
      description: "The port is in this VLAN alone, untagged: for a guest or machine that knows nothing of VLANs. A short form of `vlans`.",
      term: "`bridge vlan add … pvid untagged`",
    }),
    trunkVlans: field(z.array(trunk()).optional(), {
      description: 'The port carries these VLANs tagged, and no others: `[10, "20-29"]`. A short form of `vlans`.',
      term: "`bridge vlan add`",
    }),
    nativeVlan: field(vlanId().optional(), {
      description: "With `trunkVlans`: the VLAN of untagged frames, in and out. Not set: untagged frames are dropped.",
      term: "`pvid untagged`",
    }),
    vlans: vlansArg(
      "VLANs of the port in full: exactly these, so that the bridge's `defaultPvid` is not among them unless it is listed. Not set: not managed.",
    ),
    isolated: flag("Isolated ports reach only ports that are not isolated (the uplink), not each other. Kernel default: off.", "isolated"),
    learning: flag("The bridge learns MAC addresses from frames of the port. Kernel default: on.", "learning"),
    unicastFlood: flag("Frames to addresses that the bridge has not learnt go out of the port, too. Kernel default: on.", "flood"),
    multicastFlood: flag("Multicasts that nobody asked for go out of the port, too. Kernel default: on.", "mcast_flood"),
    broadcastFlood: flag("Broadcasts go out of the port. Kernel default: on.", "bcast_flood"),
    hairpin: flag("Frames may go back out of the port that they came in by, as a VEPA switch does. Kernel default: off.", "hairpin"),
    neighSuppress: flag(
      "The bridge answers ARP and neighbour requests itself from what it knows, instead of flooding them. Kernel default: off.",
      "neigh_suppress",
    ),
    fastLeave: flag("Multicast to the port stops as soon as one station leaves the group. Kernel default: off.", "fastleave"),
    bpduGuard: flag("The port goes down when it gets a spanning tree BPDU. Kernel default: off.", "guard"),
    rootGuard: flag("The port never becomes the way to the root of the spanning tree. Kernel default: off.", "root_block"),
    pathCost: field(z.int().min(1, "must be 1 to 65535").max(65535, "must be 1 to 65535").optional(), {
      description: "Cost of the port for the spanning tree. Not set: the kernel's choice by the speed of the link.",
      term: "`cost`",
    }),
    priority: field(z.int().min(0, "must be 0 to 63").max(63, "must be 0 to 63").optional(), {
      description: "Priority of the port for the spanning tree; the lowest wins between ports of the same cost. Kernel default: 32.",
      term: "`priority`",
    }),
  });

export const portOptionsArg = () =>
  field(mapOfNamed(deviceName(), portOptions()).optional(), {
    description:
      "Settings of single ports, by name of the port, which must be in `ports`. A setting that is not given is not managed. Guests' NICs are not set here: libvirt's own definitions say their VLANs and isolation.",
    term: "`ip link set … type bridge_slave`, `bridge vlan`",
  });

const observedVlans = () =>
  z.array(z.strictObject({ id: z.number(), to: z.number().optional(), pvid: z.boolean().optional(), untagged: z.boolean().optional() }));

const observedOptions = () =>
  z.strictObject({
    vlans: observedVlans().optional(),
    isolated: z.boolean().optional(),
    learning: z.boolean().optional(),
    unicastFlood: z.boolean().optional(),
    multicastFlood: z.boolean().optional(),
    broadcastFlood: z.boolean().optional(),
    hairpin: z.boolean().optional(),
    neighSuppress: z.boolean().optional(),
    fastLeave: z.boolean().optional(),
    bpduGuard: z.boolean().optional(),
    rootGuard: z.boolean().optional(),
    pathCost: z.number().optional(),
    priority: z.number().optional(),
  });

export const bridgePortState = () => ({
  vlans: field(observedVlans().optional(), { description: "VLANs of the host's own port in the bridge; absent while the bridge does not filter." }),
  portOptions: field(z.record(z.string(), observedOptions()).optional(), { description: "Settings of its ports, without guests' NICs." }),
  guestVlans: field(z.record(z.string(), observedVlans()).optional(), {
    description: "VLANs of guests' NICs on the bridge; absent while the bridge does not filter.",
  }),
});

export type PortOptionsArgs = z.infer<ReturnType<typeof portOptions>>;
