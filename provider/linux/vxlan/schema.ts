import { ip } from "../../resource/ip";
import { deviceName, field, mac, orNone } from "../../resource/schema";
import { z } from "../../resource/zod";
import { actingArgs, addressArgs, addressState, linkArgs, linkState } from "../device/schema";

const port = () => z.int().min(1, "must be 1 to 65535").max(65535, "must be 1 to 65535");
const fdbEntry = () =>
  z.strictObject({
    mac: field(mac(), { description: "MAC address of a guest." }),
    peer: field(ip(), { description: "The host that it is on." }),
  });

export const vxlanArgs = z.strictObject({
  vni: field(z.int().min(0, "must be 0 to 16777215").max(16777215, "must be 0 to 16777215"), {
    description: "VXLAN network identifier: hosts with the same one form one segment.",
    term: "`id`",
  }),
  lowerDevice: field(orNone(deviceName()).optional(), {
    description: "Device that the packets leave by. Needed with `group`; else the routing table says it.",
    term: "`dev`",
  }),
  local: field(orNone(ip()).optional(), { description: "Own address, as the other hosts know it. Not set: that of the way out.", term: "`local`" }),
  peers: field(z.array(ip()).optional(), {
    description:
      "Addresses of the other hosts (unicast): broadcast and frames for guests that nobody has learnt yet go to each of them. Exactly these. Not set: not managed.",
    term: "`bridge fdb append 00:00:00:00:00:00 dst`",
  }),
  group: field(orNone(ip()).optional(), {
    description: "Multicast group instead of `peers`, where the network between the hosts carries multicast.",
    term: "`group`",
  }),
  fdb: field(z.array(fdbEntry()).optional(), {
    description: "Static entries: which guest is on which host. With `learning: false` nothing else is known. Exactly these. Not set: not managed.",
    term: "`bridge fdb`",
  }),
  port: field(port().default(4789), {
    description: "UDP port, the same on all hosts. 4789 is the one that IANA gave; old kernels used 8472.",
    term: "`dstport`",
  }),
  sourcePortRange: field(orNone(z.string().regex(/^\d{1,5}-\d{1,5}$/, "is not a range such as 40000-50000")).optional(), {
    description: "Range that the UDP source port is drawn from, by flow: `40000-50000`. Not set: the kernel's.",
    term: "`srcport`",
  }),
  learning: field(z.boolean().optional(), { description: "Learns from packets which guest is on which host. Kernel default: on.", term: "`learning`" }),
  ttl: field(z.int().min(0, "must be 0 to 255").max(255, "must be 0 to 255").optional(), {
    description: "TTL of the packets; 0: 64 for unicast and 1 for multicast. Kernel default: 0.",
    term: "`ttl`",
  }),
  ...addressArgs(),
  ...linkArgs({
    mtu: "Largest packet. The outer packet is 50 bytes larger (70 over IPv6). Not set: 50 or 70 less than that of `lowerDevice`, 1500 without one.",
  }),
  ...actingArgs(
    "What may happen to devices and guests that stand on it when it is removed. `refuse` (default) names them; `detach` removes it from under them.",
  ),
});

export const vxlanState = z.strictObject({
  vni: field(z.number(), { description: "VXLAN network identifier." }),
  lowerDevice: field(z.string().optional(), { description: "Device that the packets leave by, or `none`." }),
  local: field(z.string(), { description: "Own address, or `none`." }),
  peers: field(z.array(z.string()), { description: "Addresses of the other hosts." }),
  group: field(z.string(), { description: "Multicast group, or `none`." }),
  fdb: field(z.array(z.strictObject({ mac: z.string(), peer: z.string() })), { description: "Static entries." }),
  port: field(z.number(), { description: "UDP port." }),
  sourcePortRange: field(z.string(), { description: "Range of UDP source ports; `none`: the kernel's." }),
  learning: field(z.boolean(), { description: "Learns from packets." }),
  ttl: field(z.number(), { description: "TTL." }),
  ...addressState(),
  ...linkState(),
});
