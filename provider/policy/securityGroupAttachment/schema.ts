import { place } from "../../resource/addresses";
import { isFileName } from "../../resource/fileName";
import { isCidr, isIp } from "../../resource/ip";
import { reference } from "../../resource/names";
import { deviceName, field, mac, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import { persistence } from "../table/state";

const addresses = () => z.array(place()).max(1000, "are more than 1000");

export const attachmentArgs = z.strictObject({
  groups: field(
    z.array(reference("a SecurityGroup")).min(1, "needs at least one group; leave it out to filter nothing").max(50, "are more than 50").optional(),
    {
      description:
        "Names of the security groups, also of other stacks: what any of them opens is open, everything else in is dropped. Give their `name` outputs. Not set: nothing is filtered, for `antiSpoof` alone.",
    },
  ),
  mac: field(mac().optional(), {
    description:
      "The guest's NIC, by its MAC address: it holds through restarts of the guest, whose device on the host is another one each time. The guest need not be there yet.",
    term: "`ether daddr`",
  }),
  device: field(deviceName().optional(), {
    description:
      "The host's end of that NIC, where it has a name of its own (`<target dev='web0'/>`). Not set: that of the guest's definition, if it fixes one. What is bound to the device holds also when the guest changes its MAC address.",
    term: "`oifname`",
  }),
  network: field(text().min(1, "must not be empty").optional(), {
    description: "All guests of a libvirt network with a bridge. On Open vSwitch only of one that has its bridge for itself.",
    term: "libvirt network",
  }),
  bridge: field(deviceName().optional(), {
    description:
      "All guests on a bridge. On a Linux bridge whatever is a tap or a veth there; on one of Open vSwitch every port that says which MAC address is behind it, as libvirt's do (`external_ids:attached-mac`). Uplinks (NICs, bonds, VLANs, tunnels) are not filtered.",
    term: "`meta obrname`",
  }),
  addresses: field(addresses().min(1, "needs at least one address").optional(), {
    description:
      "The guest's own addresses: what `antiSpoof` lets it use, and who is meant by rules that name its groups. Not set: those that are reserved for the MAC address; of a network its subnets; of a bridge none.",
  }),
  antiSpoof: field(z.boolean().default(false), {
    description:
      "Whether the guest is held to its own addresses: MAC, ARP, IPv4, IPv6 (with its link-local ones), and is no DHCP server and no IPv6 router. Only of a NIC. On a Linux bridge, where no device is known, a guest that changes its MAC address is not held.",
  }),
  allowedAddresses: field(addresses().default([]), {
    description: "What it may use besides: virtual addresses (VRRP), subnets that it routes for. Only with `antiSpoof`.",
  }),
  onEstablished: field(z.enum(["keep", "end"]).default("keep"), {
    description:
      'What becomes of established connections that no group opens any more: when a rule, a set, the members of a group or the groups of the guest change, or the guest is attached. `"keep"`: they go on until one side closes them. `"end"`: nothing of them passes from then on, in either direction, whoever changed it and in whichever stack; what a group still opens goes on untouched. The groups are then asked of in every packet, not at the beginning of a connection alone.',
    term: "`ct direction`",
  }),
  logDenied: field(z.boolean().default(false), {
    description: "Whether what is dropped is logged by the kernel: ten at once, then one a second. Not on Open vSwitch, whose flows write no log.",
    term: "`log`",
  }),
});

export const attachmentState = z.strictObject({
  groups: field(z.array(z.string()).optional(), { description: "Names of the security groups." }),
  mac: field(z.string().optional(), { description: "The guest's NIC." }),
  device: field(z.string().optional(), { description: "The host's end of that NIC, as it was asked for." }),
  network: field(z.string().optional(), { description: "The libvirt network." }),
  bridge: field(z.string().optional(), { description: "The bridge." }),
  addresses: field(z.array(z.string()).optional(), { description: "The guest's own addresses, as they were asked for." }),
  antiSpoof: field(z.boolean(), { description: "Whether the guest is held to its own addresses." }),
  allowedAddresses: field(z.array(z.string()), { description: "What it may use besides." }),
  onEstablished: field(z.enum(["keep", "end"]), { description: "What becomes of established connections that no group opens any more." }),
  logDenied: field(z.boolean(), { description: "Whether what is dropped is logged." }),
  memberAddresses: field(z.array(z.string()), { description: "The addresses that it stands for in rules that name its groups." }),
  heldBy: field(z.enum(["device", "mac", "bridge"]), {
    description: "By what frames are told to be its own: the host's end of the NIC, the MAC address, or the bridge.",
  }),
  ...persistence,
});

const isPlace = (value: string) => isIp(value) || isCidr(value);
const word = () => z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}$/);

/** What a fragment remembers: the arguments, and what they came to when it was written. */
export const attachmentSpec = z.strictObject({
  groups: z.array(z.string().refine(isFileName)).optional(),
  mac: mac().optional(),
  device: word().optional(),
  network: text().optional(),
  bridge: word().optional(),
  addresses: z.array(z.string().refine(isPlace)).optional(),
  antiSpoof: z.boolean(),
  allowedAddresses: z.array(z.string().refine(isPlace)),
  onEstablished: z.literal("end").optional(),
  logDenied: z.boolean(),
  /** The bridge as a whole that it is about. */
  onBridge: word().optional(),
  /** The bridge of Open vSwitch on which flows are what holds it; where no NIC is named, all guests there. */
  onSwitch: word().optional(),
  /** The host's end, asked for or found. */
  tap: word().optional(),
  memberAddresses: z.array(z.string().refine(isPlace)),
});
