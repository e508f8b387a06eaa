import { guardArg } from "../host/guard/argument";
import type { GuardSettings } from "../host/guard/settings";
import { ip } from "../resource/ip";
import type { CommonArgs } from "../resource/kind";
import { field, mac, mtu, text, textMap, vlanId } from "../resource/schema";
import { z } from "../resource/zod";
import { type BondArgs, bondArgs, bondConfig } from "./bondArgs";
import { ovsName } from "./checks";

/** A port's arguments: one object per type, so that a wrong combination does not compile. Rules across properties: `portRules`. */

const vlanSet = () => z.array(z.int().min(0, "must be 0 to 4094").max(4094, "must be 0 to 4094"));

const everyPort = {
  name: field(ovsName(), {
    description: "Name of the port and its interface; for `system` the name of the NIC, for `bond` that of the bond. Renaming replaces the port.",
    term: "Port.name, Interface.name",
  }),
  bridge: field(ovsName(), {
    description: "Open vSwitch bridge that the port is on. Give the `name` output of an OvsBridge, so that Pulumi knows the order. A change replaces the port.",
    term: "Bridge.ports",
  }),
  tag: field(vlanId().optional(), {
    description:
      "VLAN of an access port, or the native VLAN of a trunk. Not set: none, the port is a trunk. A change puts what is behind the port into another VLAN at once.",
    term: "Port.tag",
  }),
  trunks: field(vlanSet().optional(), {
    description:
      "VLANs that a trunk carries; 0 is untagged traffic. Not set: all. A native VLAN is carried anyway. A change cuts the VLANs that it takes away at once.",
    term: "Port.trunks",
  }),
  vlanMode: field(z.enum(["access", "trunk", "native-tagged", "native-untagged", "dot1q-tunnel"]).optional(), {
    description:
      "`access`: frames of VLAN `tag` leave untagged. `trunk`: frames keep their tag. `native-tagged`, `native-untagged`: a trunk whose untagged frames are in VLAN `tag`, and leave tagged or untagged. " +
      "`dot1q-tunnel`: QinQ, customers' frames within service VLAN `tag`. Not set: access with `tag`, trunk without.",
    term: "Port.vlan_mode",
  }),
  cvlans: field(vlanSet().optional(), { description: "Customer VLANs that a `dot1q-tunnel` port accepts. Not set: all.", term: "Port.cvlans" }),
  externalIds: field(textMap().optional(), {
    description: "Keys for other programs. Only the keys given here are managed; one that is taken out here is removed. Keys that others set stay untouched.",
    term: "Port.external_ids",
  }),
  otherConfig: field(textMap().optional(), {
    description: "Further settings of the port (ovs-vswitchd.conf.db(5)), such as `priority-tags`. Only the keys given here are managed.",
    term: "Port.other_config",
  }),
  guard: guardArg(),
};

/** A bond has several interfaces, each with a number of its own. */
const oneInterface = {
  ...everyPort,
  ofportRequest: field(z.int().min(1, "must be 1 to 65279").max(65279, "must be 1 to 65279").optional(), {
    description: "OpenFlow port number to ask for. Not set: Open vSwitch picks one. A change takes the port off and puts it on again under the other number.",
    term: "Interface.ofport_request",
  }),
  interfaceExternalIds: field(textMap().optional(), {
    description: "The same on the interface, where OVN looks for `iface-id`.",
    term: "Interface.external_ids",
  }),
};

const options = field(textMap().optional(), {
  description:
    "Further options of the type (ovs-vswitchd.conf.db(5)), such as `tos` or `df_default`. Only the keys given here are managed. Make a value that is secret a Pulumi secret.",
  term: "Interface.options",
});

const mtuRequest = field(mtu().optional(), { description: "MTU of the device. Not set: Open vSwitch decides.", unit: "bytes", term: "Interface.mtu_request" });

const endpoint = () => z.union([z.literal("flow"), ip()], { error: 'is neither an IPv4 or IPv6 address nor "flow"' });

const tunnelKey = (bits: 24 | 32) => {
  const max = 2 ** bits - 1;
  const reason = `must be 0 to ${max} (${bits} bits) or "flow"`;
  return field(z.union([z.literal("flow"), z.int(reason).min(0, reason).max(max, reason)], { error: reason }).optional(), {
    description: "VNI or GRE key, for both directions; `flow`: flows set it. Not set: none. A change makes the tunnel anew at once.",
    term: "Interface.options:key",
  });
};

const tunnel = {
  ...oneInterface,
  remoteIp: field(endpoint(), {
    description: "Address of the other end; `flow`: flows set it. A change makes the tunnel anew at once.",
    term: "Interface.options:remote_ip",
  }),
  localIp: field(endpoint().optional(), {
    description: "Our address; `flow`: flows set it. Not set: by the routing table.",
    term: "Interface.options:local_ip",
  }),
  options,
};

const dstPort = (standard: number) =>
  field(z.int().min(1, "must be 1 to 65535").max(65535, "must be 1 to 65535").optional(), {
    description: `UDP port. Default: ${standard}.`,
    term: "Interface.options:dst_port",
  });

export const portArgs = z.discriminatedUnion("type", [
  z.strictObject({
    type: field(z.literal("bond"), { description: "Several NICs as one port, joined by Open vSwitch's own bonding.", term: "Port.interfaces" }),
    ...everyPort,
    ...bondArgs(),
  }),
  z.strictObject({
    type: field(z.literal("system"), { description: "A network device that exists on the host, such as a NIC.", term: "Interface.type" }),
    ...oneInterface,
    mtuRequest,
    options,
  }),
  z.strictObject({
    type: field(z.literal("internal"), { description: "A network device for the host itself, which Open vSwitch makes.", term: "Interface.type" }),
    ...oneInterface,
    mtuRequest,
    mac: field(mac().optional(), { description: "MAC address of the device. Not set: Open vSwitch makes one up.", term: "Interface.mac" }),
  }),
  z.strictObject({
    type: field(z.literal("dpdk"), {
      description:
        "A NIC that DPDK drives, past the kernel. It needs an Open vSwitch that is built with DPDK, which is turned on there, and a bridge with `datapathType: netdev`.",
      term: "Interface.type",
    }),
    ...oneInterface,
    mtuRequest,
    devargs: field(text().regex(/^[^\s]+$/, "must not hold blanks"), {
      description:
        "Which device, in DPDK's words: a PCI address (`0000:01:00.0`), or a virtual one (`net_af_packet0,iface=eth1`). A change makes the port anew.",
      term: "Interface.options:dpdk-devargs",
    }),
    options,
  }),
  z.strictObject({
    type: field(z.literal("dpdkvhostuserclient"), {
      description:
        "A guest's vhost-user NIC, whose socket QEMU makes and listens on (`DomainInterface` with `type: vhostuser`, `mode: server`); the guest needs shared memory. It needs the same as `dpdk`.",
      term: "Interface.type",
    }),
    ...oneInterface,
    mtuRequest,
    socketPath: field(
      text()
        .regex(/^\/[^\s]*$/, "must be an absolute path without blanks")
        .max(107, "must have at most 107 characters"),
      {
        description: "The socket. Open vSwitch tries again and again until it is there. A change makes the port anew.",
        term: "Interface.options:vhost-server-path",
      },
    ),
    options,
  }),
  z.strictObject({
    type: field(z.literal("patch"), { description: "One end of a link between two bridges of the host.", term: "Interface.type" }),
    ...oneInterface,
    peer: field(ovsName(), { description: "Name of the patch port at the other end, which names this one as its peer.", term: "Interface.options:peer" }),
  }),
  z.strictObject({
    type: field(z.literal("vxlan"), { description: "A VXLAN tunnel to another host. VXLAN does not encrypt.", term: "Interface.type" }),
    ...tunnel,
    key: tunnelKey(24),
    dstPort: dstPort(4789),
  }),
  z.strictObject({
    type: field(z.literal("geneve"), { description: "A Geneve tunnel to another host. Geneve does not encrypt.", term: "Interface.type" }),
    ...tunnel,
    key: tunnelKey(24),
    dstPort: dstPort(6081),
  }),
  z.strictObject({
    type: field(z.literal("gre"), { description: "A GRE tunnel to another host. GRE does not encrypt.", term: "Interface.type" }),
    ...tunnel,
    key: tunnelKey(32),
  }),
]);

export type PortArgs = CommonArgs & z.infer<typeof portArgs>;

export type PortType = PortArgs["type"];

/** Every property of every type, for code that treats them alike. */
export type AnyPort = Omit<CommonArgs, "name"> &
  BondArgs & {
    name: string;
    bridge: string;
    type: PortType;
    tag?: number;
    trunks?: number[];
    vlanMode?: PortArgs["vlanMode"];
    cvlans?: number[];
    ofportRequest?: number;
    mtuRequest?: number;
    mac?: string;
    peer?: string;
    remoteIp?: string;
    localIp?: string;
    key?: number | "flow";
    dstPort?: number;
    devargs?: string;
    socketPath?: string;
    options?: Record<string, string>;
    externalIds?: Record<string, string>;
    interfaceExternalIds?: Record<string, string>;
    otherConfig?: Record<string, string>;
    guard?: GuardSettings;
  };

/** The interfaces of a port. */
export const membersOf = (args: Pick<AnyPort, "name" | "members">): string[] => args.members ?? [args.name];

export const wantedConfig = (args: AnyPort): Record<string, string> => ({ ...args.otherConfig, ...(args.type === "bond" && bondConfig(args)) });

/** Keys of `options` that have a property of their own. */
export const typedOptions = {
  peer: "peer",
  remote_ip: "remoteIp",
  local_ip: "localIp",
  key: "key",
  dst_port: "dstPort",
  "dpdk-devargs": "devargs",
  "vhost-server-path": "socketPath",
} as const;

export const wantedOptions = (args: AnyPort): Record<string, string> => ({
  ...args.options,
  ...Object.fromEntries(
    Object.entries(typedOptions)
      .filter(([, property]) => args[property] !== undefined)
      .map(([key, property]) => [key, String(args[property])]),
  ),
});
