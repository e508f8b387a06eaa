import { isAbsolute } from "node:path";
import { onGuestsAttachedOrDefer } from "../../resource/common";
import type { CommonArgs } from "../../resource/kind";
import { deviceName, field, mac, mtu, type None, orNone, text, vlanId } from "../../resource/schema";
import { z } from "../../resource/zod";

/** A NIC's arguments: one object per type of connection, so that a wrong combination does not compile. Rules across properties: `rules.ts`. */

const name = (what: string) =>
  text()
    .min(1, "must not be empty")
    .regex(/^[^/]*$/, `is not the name of a ${what}: it must not contain /`);

const whole = (unit: string) => z.int().min(1, `must be at least 1 ${unit}`).max(4294967295, "is too large");

const rates = {
  averageKiBps: field(whole("KiB/s"), { description: "Average rate.", unit: "KiB/s", term: "average" }),
  peakKiBps: field(whole("KiB/s").optional(), { description: "Highest rate, for a burst.", unit: "KiB/s", term: "peak" }),
  burstKiB: field(whole("KiB").optional(), { description: "How much may pass at the peak rate.", unit: "KiB", term: "burst" }),
};

const rate = (description: string, term: string) => field(z.strictObject(rates).optional(), { description, term });

const rateWithFloor = field(
  z
    .strictObject({
      ...rates,
      floorKiBps: field(whole("KiB/s").optional(), {
        description: "Rate that the guest is sure of. Needs a network with a bandwidth of its own.",
        unit: "KiB/s",
        term: "floor",
      }),
    })
    .optional(),
  { description: "Towards the guest.", term: "<inbound>" },
);

const bandwidth = (inbound: typeof rateWithFloor | ReturnType<typeof rate>) =>
  field(orNone(z.strictObject({ inbound, outbound: rate("From the guest.", "<outbound>") }), {}).optional(), {
    description: "Limits of the traffic. Not set: not managed.",
    term: "<bandwidth>",
  });

const plainBandwidth = bandwidth(rate("Towards the guest.", "<inbound>"));

const vlan = field(
  orNone(
    z.strictObject({
      trunk: field(z.boolean().optional(), { description: "Frames keep their tag. Default: whether there are several tags.", term: "<vlan trunk=…>" }),
      tags: field(
        z.array(
          z.strictObject({
            id: field(vlanId(), { description: "VLAN.", term: "<tag id=…>" }),
            nativeMode: field(z.enum(["tagged", "untagged"]).optional(), {
              description: "The VLAN of untagged frames, which leave `tagged` or `untagged`. Open vSwitch only.",
              term: "<tag nativeMode=…>",
            }),
          }),
        ),
        { description: "VLANs of the NIC. `[]`: none.", term: "<tag>" },
      ),
    }),
    { trunk: false, tags: [] },
  ).optional(),
  { description: "VLANs. Not set: not managed; on a network, what its port group says.", term: "<vlan>" },
);

const filter = field(
  orNone(
    z.strictObject({
      name: field(name("filter").optional(), {
        description: "Name of the filter (`virsh nwfilter-list`), such as `clean-traffic`.",
        term: "<filterref filter=…>",
      }),
      parameters: field(
        z
          .array(
            z.strictObject({
              name: field(text().regex(/^[A-Za-z0-9_]+$/, "must consist of letters, digits and _"), { description: "Variable of the filter, such as `IP`." }),
              value: field(text().regex(/^[A-Za-z0-9.:]+$/, "must consist of letters, digits, . and :"), { description: "Its value." }),
            }),
          )
          .optional(),
        { description: "Values of the filter's variables; several of one name are a list.", term: "<parameter>" },
      ),
    }),
    {},
  ).optional(),
  { description: "Packet filter of libvirt's (nwfilter). Not set: not managed.", term: "<filterref>" },
);

const everyNic = {
  name: field(text().min(1, "must not be empty"), {
    description: "Name of this NIC among those of the guest; it stands in our mark only. Renaming unplugs the NIC and plugs in another.",
  }),
  domain: field(name("guest"), { description: "Name of the guest (libvirt domain). It must exist; it may run or not. Another guest gets a NIC anew." }),
  mac: field(
    mac()
      .refine((value) => !value.startsWith("fe:"), "begins with fe, which libvirt keeps for the host's own end")
      .optional(),
    {
      description:
        "MAC address of the NIC, by which we know it. Not set: derived from the owner and the name, with libvirt's prefix 52:54:00, so that preview shows it; it then stays for good.",
      term: "<mac address=…>",
    },
  ),
  bootOrder: field(orNone(z.int().min(0, "must be 0 or more"), 0).optional(), {
    description:
      "Place in the guest's boot order; 0: not in it. Not set: not managed. The guest's definition must not have `<boot dev=…>` in `<os>`. Counts from the next start of the guest.",
    term: "<boot order=…>",
  }),
  onGuestsAttached: field(onGuestsAttachedOrDefer().pick({ restart: true }).optional(), {
    description: "What may happen to the running guest when libvirt cannot make a change on a NIC that is in use. Default: `refuse`.",
  }),
};

/** Network cards that QEMU emulates on any of its machines, and libvirt's words for kinds of virtio. */
const MODELS = [
  "virtio",
  "virtio-transitional",
  "virtio-non-transitional",
  "e1000",
  "e1000e",
  "e1000-82544gc",
  "e1000-82545em",
  "igb",
  "rtl8139",
  "ne2k_pci",
  "ne2k_isa",
  "pcnet",
  "i82550",
  "i82551",
  "i82557a",
  "i82557b",
  "i82557c",
  "i82558a",
  "i82558b",
  "i82559a",
  "i82559b",
  "i82559c",
  "i82559er",
  "i82562",
  "i82801",
  "tulip",
  "vmxnet3",
  "sungem",
  "usb-net",
  "lan9118",
  "smc91c111",
  "spapr-vlan",
  "xgmac",
  "lance",
] as const;

/** NICs that QEMU itself emulates, as opposed to a passed-through device. */
const emulated = {
  model: field(z.enum(MODELS, `is not a model that QEMU has: ${MODELS.join(", ")}`).default("virtio"), {
    description: "The card that the guest sees: `virtio`, `e1000`, `e1000e`, `rtl8139` …",
    term: "<model type=…>",
  }),
  queues: field(orNone(z.int().min(1, "must be 1 to 256").max(256, "must be 1 to 256"), 1).optional(), {
    description: "Number of queue pairs of a virtio card. Not set: not managed.",
    term: "<driver queues=…>",
  }),
  linkState: field(z.enum(["up", "down"]).default("up"), { description: "Whether the guest sees a cable in the card.", term: "<link state=…>" }),
};

const size = field(orNone(mtu()).optional(), {
  description: "MTU that the guest is told and that its tap has. Not set: not managed.",
  unit: "bytes",
  term: "<mtu size=…>",
});

const isolated = field(z.boolean().optional(), {
  description: "Whether it is kept from the other isolated ports of the bridge. Not set: not managed.",
  term: "<port isolated=…>",
});

export const nicArgs = z.discriminatedUnion("type", [
  z.strictObject({
    type: field(z.literal("network"), { description: "On a libvirt network, of whatever kind.", term: "<interface type=…>" }),
    ...everyNic,
    network: field(name("network"), { description: "Name of the network; it must be active when the guest runs.", term: "<source network=…>" }),
    portGroup: field(orNone(text().min(1, "must not be empty")).optional(), {
      description: "Port group of the network. Not set: not managed. `none`: the network's default one.",
      term: "<source portgroup=…>",
    }),
    ...emulated,
    mtu: size,
    vlan,
    bandwidth: bandwidth(rateWithFloor),
    filter,
    isolated,
  }),
  z.strictObject({
    type: field(z.literal("bridge"), { description: "In a Linux bridge of the host.", term: "<interface type=…>" }),
    ...everyNic,
    bridge: field(deviceName(), { description: "The bridge. Give the `name` output of a Bridge, so that Pulumi knows the order.", term: "<source bridge=…>" }),
    ...emulated,
    mtu: size,
    bandwidth: plainBandwidth,
    filter,
    isolated,
  }),
  z.strictObject({
    type: field(z.literal("openvswitch"), { description: "A port of an Open vSwitch bridge of the host.", term: "<virtualport type=…>" }),
    ...everyNic,
    bridge: field(deviceName(), { description: "The bridge. Give the `name` output of an OvsBridge.", term: "<source bridge=…>" }),
    interfaceId: field(z.guid("is not a UUID").toLowerCase().optional(), {
      description:
        "UUID by which controllers such as OVN know the port (`iface-id`): the `name` output of a LogicalSwitchPort, on the integration bridge. Not set: libvirt makes one up, which stays.",
      term: "<parameters interfaceid=…>",
    }),
    ...emulated,
    mtu: size,
    vlan,
    bandwidth: plainBandwidth,
  }),
  z.strictObject({
    type: field(z.literal("direct"), {
      description: "Macvtap: straight on a device of the host. Guest and host do not reach each other over it.",
      term: "<interface type=…>",
    }),
    ...everyNic,
    device: field(deviceName(), { description: "NIC, bond or bridge of the host.", term: "<source dev=…>" }),
    mode: field(z.enum(["bridge", "vepa", "private", "passthrough"]), {
      description: "How the NICs on one device reach each other: directly, over the switch, not at all; `passthrough` has it alone.",
      term: "<source mode=…>",
    }),
    ...emulated,
    vlan,
    bandwidth: plainBandwidth,
  }),
  z.strictObject({
    type: field(z.literal("vhostuser"), {
      description: "A vhost-user socket of a switch in user space. The guest needs shared memory (`<memoryBacking>`).",
      term: "<interface type=…>",
    }),
    ...everyNic,
    path: field(text().refine(isAbsolute, "must be an absolute path"), { description: "The socket.", term: "<source path=…>" }),
    mode: field(z.enum(["client", "server"]), { description: "Whether QEMU connects to the socket or makes it.", term: "<source mode=…>" }),
    ...emulated,
    mtu: size,
  }),
  z.strictObject({
    type: field(z.literal("hostdev"), { description: "A virtual function (SR-IOV) of the host's, handed through to the guest.", term: "<interface type=…>" }),
    ...everyNic,
    pciAddress: field(
      text()
        .regex(/^[0-9A-Fa-f]{4}:[0-9A-Fa-f]{2}:[0-1][0-9A-Fa-f]\.[0-7]$/, "is not a PCI address such as 0000:06:02.0")
        .toLowerCase(),
      { description: "PCI address of the virtual function.", term: "<source><address>" },
    ),
    vlan,
  }),
]);

export type NicArgs = CommonArgs & z.infer<typeof nicArgs>;

export type NicType = NicArgs["type"];

export interface Rate {
  averageKiBps?: number;
  peakKiBps?: number;
  burstKiB?: number;
  floorKiBps?: number;
}

export interface Vlan {
  trunk?: boolean;
  tags: { id: number; nativeMode?: "tagged" | "untagged" }[];
}

/** Every property that a definition speaks of, of every type, for code that treats them alike. */
export interface NicView {
  type: string;
  network?: string;
  portGroup?: string;
  bridge?: string;
  interfaceId?: string;
  device?: string;
  mode?: string;
  path?: string;
  pciAddress?: string;
  mac: string;
  model?: string;
  queues?: number;
  mtu?: number | None;
  linkState?: "up" | "down";
  vlan?: Vlan;
  bandwidth?: { inbound?: Rate; outbound?: Rate };
  filter?: { name?: string; parameters?: { name: string; value: string }[] };
  isolated?: boolean;
  bootOrder?: number;
}

export type AnyNic = CommonArgs & NicView & { domain: string; onGuestsAttached?: { restart?: "refuse" | "reattach" | "defer" } };

/** What a type of connection has of these. */
export function propertiesOf(type: string): readonly (keyof NicView)[] {
  const option = nicArgs.options.find(({ shape }) => shape.type.value === type);
  return Object.keys(option?.shape ?? {}).filter((key) => !["name", "domain", "onGuestsAttached"].includes(key)) as (keyof NicView)[];
}
